"""The breakpoints of each workspace, kept in the session."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.app.session import Session
from workbench.base.signal import Signal
from workbench.model.breakpoint import SourceBreakpoint

_KEY = "breakpoints"
_PLACES = 50
_MOST = 1000
_TEXTS = ("condition", "hit_condition", "log_message")


class BreakpointStore:
    """By the folder of the workspace; those of a file in the order of its lines. `changed` carries the folder."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: Signal[Path] = Signal()

    def all(self, root: Path) -> tuple[SourceBreakpoint, ...]:
        """The breakpoints of a workspace by file and line; what has another shape in the session is left out."""
        kept = self._kept().get(str(root))
        read = (_read(root, each) for each in (kept if isinstance(kept, list) else ()))
        return tuple(sorted((one for one in read if one is not None), key=_place))

    def of(self, root: Path, path: Path) -> tuple[SourceBreakpoint, ...]:
        """Those of one file."""
        return tuple(one for one in self.all(root) if one.path == path)

    def put(self, root: Path, path: Path, breakpoints: Iterable[SourceBreakpoint]) -> None:
        """A file has these, one a line, instead of what it had."""
        fresh = {one.line: one for one in breakpoints}
        others = [one for one in self.all(root) if one.path != path]
        self._keep(root, (*others, *fresh.values()))

    def clear(self, root: Path) -> None:
        """The workspace has none."""
        self._keep(root, ())

    def _keep(self, root: Path, breakpoints: Iterable[SourceBreakpoint]) -> None:
        now = sorted(breakpoints, key=_place)[:_MOST]
        if tuple(now) == self.all(root):
            return
        kept = {key: value for key, value in self._kept().items() if key != str(root)}
        if now:
            kept[str(root)] = [_written(root, one) for one in now]
        self._session.set(_KEY, dict(list(kept.items())[-_PLACES:]) or None)
        self.changed.emit(root)

    def _kept(self) -> dict[str, Any]:
        stored = self._session.get(_KEY)
        return stored if isinstance(stored, dict) else {}


def _place(one: SourceBreakpoint) -> tuple[str, int]:
    return str(one.path), one.line


def _written(root: Path, one: SourceBreakpoint) -> dict[str, Any]:
    path = one.path.relative_to(root).as_posix() if one.path.is_relative_to(root) else str(one.path)
    said: dict[str, Any] = {"path": path, "line": one.line}
    said.update((name, text) for name in _TEXTS if (text := getattr(one, name)))
    return said if one.enabled else {**said, "enabled": False}


def _read(root: Path, kept: object) -> SourceBreakpoint | None:
    if not isinstance(kept, dict):
        return None
    path, line = kept.get("path"), kept.get("line")
    if not (isinstance(path, str) and path and isinstance(line, int) and line > 0):
        return None
    texts = {name: text for name in _TEXTS if isinstance(text := kept.get(name), str)}
    return SourceBreakpoint(root / path, line, **texts, enabled=kept.get("enabled") is not False)
