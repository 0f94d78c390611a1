"""The session comes back as it was left."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray

from workbench.app.application import Application
from workbench.gui.restore import restore_panels, restore_window, save_panels, save_window


class Window:
    """What the session sees of a window."""

    def __init__(self, layout: bytes | None = None) -> None:
        self.layout = layout
        self.geometry = b"place"
        self.restored: list[bytes] = []

    def saveGeometry(self) -> QByteArray:
        return QByteArray(self.geometry)

    def restoreGeometry(self, data: QByteArray) -> bool:
        self.restored.append(bytes(data.data()))
        return True

    def layout_state(self) -> QByteArray | None:
        return None if self.layout is None else QByteArray(self.layout)

    def restore_layout(self, data: QByteArray) -> None:
        self.restored.append(bytes(data.data()))


class Panel:
    """A panel that keeps one number."""

    def __init__(self, value: int = 0) -> None:
        self.value = value

    def state(self) -> dict[str, Any]:
        return {"value": self.value}

    def restore(self, state: dict[str, Any]) -> None:
        self.value = state["value"]


async def test_place_and_layout_come_back(app: Application) -> None:
    save_window(app.session, Window(b"\x00docks\xff"))
    later = Window()
    restore_window(app.session, later)
    assert later.restored == [b"place", b"\x00docks\xff"]


async def test_the_first_start_has_nothing_to_restore(app: Application) -> None:
    window = Window()
    restore_window(app.session, window)
    assert window.restored == []


async def test_a_layout_that_is_as_at_first_is_not_kept(app: Application) -> None:
    save_window(app.session, Window(None))
    assert app.session.get("window.layout") is None


async def test_panels_keep_their_state_for_each_workspace(app: Application) -> None:
    one, other = Path("/home/me/one"), Path("/home/me/other")
    save_panels(app.session, one, {"editor": Panel(1)})
    save_panels(app.session, other, {"editor": Panel(2)})
    panel = Panel()
    restore_panels(app.session, one, {"editor": panel})
    assert panel.value == 1
    restore_panels(app.session, Path("/home/me/third"), {"editor": panel})
    assert panel.value == 1


async def test_only_the_latest_workspaces_are_kept(app: Application) -> None:
    for number in range(30):
        save_panels(app.session, Path(f"/w/{number}"), {"editor": Panel(number)})
    kept = app.session.get("panels")
    assert len(kept) == 12
    assert "/w/29" in kept


async def test_a_session_file_of_another_shape_is_left_alone(app: Application) -> None:
    app.session.set("panels", ["not", "a", "table"])
    app.session.set("window.geometry", 7)
    panel, window = Panel(5), Window()
    restore_panels(app.session, Path("/w"), {"editor": panel})
    restore_window(app.session, window)
    assert panel.value == 5
    assert window.restored == []
