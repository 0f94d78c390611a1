"""With Ctrl held, names are links to their definitions."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent

from workbench.gui.editor.language_asking import Asking
from workbench.gui.editor.language_hover import place_at
from workbench.model.code import CodePosition
from workbench.project.identifiers import name_at

_CONTROL = Qt.KeyboardModifier.ControlModifier


class CodeLinks(QObject):
    """Watches one editor's mouse; `follow` gets the place of a name that was clicked."""

    def __init__(self, asking: Asking, follow: Callable[[CodePosition], None]) -> None:
        super().__init__(asking.edit)
        self._asking = asking
        self._viewport = asking.edit.viewport()
        self._follow = follow
        self._pointing = False
        self._viewport.setMouseTracking(True)
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a hand over a name while Ctrl is held, and a click on it."""
        if isinstance(event, QMouseEvent):
            at = self._name_below(event.position().toPoint()) if event.modifiers() == _CONTROL else None
            if event.type() is QEvent.Type.MouseMove:
                self._point(on=at is not None and not event.buttons())
            elif event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                return self._pressed(at)
        return False

    def _pressed(self, at: CodePosition | None) -> bool:
        if at is None:
            return False
        self._asking.edit.go_to(at.line, at.column)
        self._follow(at)
        return True

    def _name_below(self, point: QPoint) -> CodePosition | None:
        at = place_at(self._asking, point)
        if at is None or name_at(self._asking.edit.mirror.lines[at.line], at.column, self._asking.rules) is None:
            return None
        return at

    def _point(self, *, on: bool) -> None:
        if on != self._pointing:
            self._pointing = on
            self._viewport.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.IBeamCursor)
