"""The session: the window comes back with its place, panels, open files and unsaved text."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QWidget

from workbench.app.session import Session

State = dict[str, Any]
BESIDE_PX = 28
"""How far a window stands off another."""


class KeepsPlace(Protocol):
    """A window that can say where it and its docks stand."""

    def saveGeometry(self) -> QByteArray:
        """Qt: the window's place."""

    def restoreGeometry(self, geometry: QByteArray, /) -> bool:
        """Qt: take that place."""

    def layout_state(self) -> dict[str, Any]:
        """The layout in force, and the docks' places (JSON types)."""

    def restore_layout(self, state: object, /) -> None:
        """Put the docks there; what is no such state is left out."""


class KeepsState(Protocol):
    """A panel that can say what the session should keep (JSON types only)."""

    def state(self) -> dict[str, Any]:
        """What to keep."""

    def restore(self, state: dict[str, Any]) -> None:
        """Bring it back."""


def window_state(window: KeepsPlace) -> State:
    """The window's place and the layout of its docks."""
    return {"geometry": _text(window.saveGeometry()), "layout": window.layout_state()}


def restore_window(state: object, window: KeepsPlace) -> None:
    """Bring place and docks back; what does not fit any more is left as it is."""
    match state:
        case {"geometry": str(geometry)}:
            window.restoreGeometry(_bytes(geometry))
    match state:
        case {"layout": layout}:
            window.restore_layout(layout)


def fit_on_screen(window: QWidget, screen: QRect) -> None:
    """Make a window as small as the screen (without its bars) where that is smaller; the window's own limit holds."""
    window.resize(window.size().boundedTo(screen.size()))


def stand_off(window: QWidget, screen: QRect) -> None:
    """Move a window that has another's place, so that both are seen; from the upper left where it would not fit."""
    moved = window.frameGeometry().translated(BESIDE_PX, BESIDE_PX)
    window.move(moved.topLeft() if screen.contains(moved) else screen.topLeft())


def remember_window(session: Session, window: KeepsPlace) -> None:
    """Let folders that are opened for the first time begin with this window's place and layout."""
    session.set("window", window_state(window))


def panel_states(panels: dict[str, KeepsState], left_open: Collection[Path] = ()) -> State:
    """What each panel keeps. Unsaved text of the files `left_open` is somebody else's to keep."""
    states: State = {key: panel.state() for key, panel in panels.items()}
    return _without_text(states, {str(path) for path in left_open}) if left_open else states


def restore_panels(states: object, panels: dict[str, KeepsState]) -> None:
    """Bring back what each panel kept."""
    for key, panel in panels.items():
        state = states.get(key) if isinstance(states, dict) else None
        if isinstance(state, dict):
            panel.restore(state)


def unsaved_of(states: object) -> State:
    """Of what panels kept, the text that is nowhere else: files that were changed, and events being written."""
    match states:
        case {"editor": {"files": list(files), **editor}}:
            split = editor.get("split")
            files = [*files, *(split.get("files") or () if isinstance(split, dict) else ())]
            changed = [one for one in files if isinstance(one, dict) and "text" in one]
            found: State = {"editor": {"files": changed}}
        case _:
            found = {}
    match states:
        case {"composer": {"drafts": drafts}}:
            found["composer"] = {"drafts": drafts}
    return found


def _without_text(part: Any, paths: set[str]) -> Any:
    match part:
        case {"path": str(path), "text": str()} if path in paths:
            return {key: value for key, value in part.items() if key not in ("text", "mtime_ns")}
        case dict():
            return {key: _without_text(value, paths) for key, value in part.items()}
        case list():
            return [_without_text(value, paths) for value in part]
    return part


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
