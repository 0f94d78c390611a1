"""The session: the window comes back with its place, panels, open files and unsaved text."""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QByteArray

from workbench.app.session import Session


class KeepsPlace(Protocol):
    """A window that can say where it and its docks stand."""

    def saveGeometry(self) -> QByteArray:
        """Qt: the window's place."""

    def restoreGeometry(self, geometry: QByteArray, /) -> bool:
        """Qt: take that place."""

    def layout_state(self) -> QByteArray | None:
        """The docks' places, None when they are as at first."""

    def restore_layout(self, state: QByteArray, /) -> None:
        """Put the docks there."""


class KeepsState(Protocol):
    """A panel that can say what the session should keep (JSON types only)."""

    def state(self) -> dict[str, Any]:
        """What to keep."""

    def restore(self, state: dict[str, Any]) -> None:
        """Bring it back."""


def save_window(session: Session, window: KeepsPlace) -> None:
    """Remember the window's place and the layout of its docks."""
    session.set("window.geometry", _text(window.saveGeometry()))
    layout = window.layout_state()
    if layout is not None:
        session.set("window.layout", _text(layout))


def restore_window(session: Session, window: KeepsPlace) -> None:
    """Bring place and docks back; what does not fit any more is left as it is."""
    geometry, layout = session.get("window.geometry"), session.get("window.layout")
    if isinstance(geometry, str):
        window.restoreGeometry(_bytes(geometry))
    if isinstance(layout, str):
        window.restore_layout(_bytes(layout))


def save_panels(session: Session, root: Path, panels: dict[str, KeepsState]) -> None:
    """Remember what each panel keeps, for the workspace at `root`."""
    kept = dict(_kept(session))
    kept.pop(str(root), None)
    kept = dict(list(kept.items())[-11:])
    session.set("panels", {**kept, str(root): {key: panel.state() for key, panel in panels.items()}})


def restore_panels(session: Session, root: Path, panels: dict[str, KeepsState]) -> None:
    """Bring back what each panel kept for the workspace at `root`."""
    stored = _kept(session).get(str(root))
    if not isinstance(stored, dict):
        return
    for key, panel in panels.items():
        state = stored.get(key)
        if isinstance(state, dict):
            panel.restore(state)


def _kept(session: Session) -> dict[str, Any]:
    kept = session.get("panels")
    return kept if isinstance(kept, dict) else {}


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
