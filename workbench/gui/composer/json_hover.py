"""The tooltip over an event's text: what a key or value is, what is wrong with it, and what a variable stands for."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from workbench.gui.composer.json_offer_list import detail
from workbench.gui.composer.json_offers import Offer
from workbench.gui.composer.json_place import Place, Where
from workbench.gui.composer.text_units import column_of

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

_WIDTH = 340


class Hover(QObject):
    """Shows tooltips for one editor."""

    def __init__(self, editor: "JsonEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the mouse rests over the text."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.show_at(event.pos(), event.globalPos())
            return True
        return False

    def show_at(self, point: QPoint, where: QPoint) -> None:
        """Show what is known of the text at `point` of the viewport, at `where` on the screen."""
        position = self._position_at(point)
        if position is None:
            QToolTip.hideText()
            return
        problem = self._editor.marks.problem_at(position)

        def show(place: Place) -> None:
            QToolTip.showText(where, self._text(place, position, problem), self._editor.viewport())

        self._editor.completion.trails.ask(position, show)

    def _position_at(self, point: QPoint) -> int | None:
        """Qt's position of the character at a point; None beside the text."""
        cursor = self._editor.cursorForPosition(point)
        box = self._editor.cursorRect(cursor)
        near = box.adjusted(-self._editor.fontMetrics().averageCharWidth(), 0, self._editor.fontMetrics().maxWidth(), 0)
        return cursor.position() if near.contains(point) else None

    def _text(self, place: Place, position: int, problem: str) -> str:
        """The tooltip as rich text; empty when nothing is known."""
        parts = (*self._told(place, position), *_lines(problem))
        told = "".join(f'<p style="margin: 0 0 4px 0">{part}</p>' for part in parts)
        return told and f'<div style="width: {_WIDTH}px">{told}</div>'

    def _told(self, place: Place, position: int) -> Sequence[str]:
        knowledge = self._editor.completion.knowledge
        match place.where:
            case Where.VARIABLE:
                name = place.prefix + self._rest(position, place.end - 1)
                return _about(_variable(knowledge.variables(), name))
            case Where.KEY:
                name = place.prefix + self._rest(position, place.end - 1)
                path = (*place.path, name)
                known = _named(knowledge.members(place.path), name)
                return _about(known or Offer(name, help=knowledge.help(path)))
            case Where.VALUE:
                name = str(place.path[-1]) if place.path else ""
                known = _named(knowledge.members(place.path[:-1]), name)
                return _about(known or Offer(name, help=knowledge.help(place.path)))
            case _:
                return ()

    def _rest(self, position: int, length: int) -> str:
        block = self._editor.document().findBlock(position)
        column = column_of(block, position)
        return block.text()[column : column + max(0, length)]


def _named(offers: Sequence[Offer], name: str) -> Offer | None:
    return next((offer for offer in offers if offer.name == name), None)


def _variable(offers: Sequence[Offer], name: str) -> Offer:
    """The variable of that name, else of the kind, as `file:` is for `file:names.txt`."""
    fitting = [
        offer for offer in offers if name == offer.name or (offer.name[-1:] == ":" and name.startswith(offer.name))
    ]
    found = max(fitting, key=lambda offer: len(offer.name), default=Offer(name))
    return Offer(name, found.kind, found.help)


def _about(offer: Offer) -> Sequence[str]:
    """Name and type in the first line, then the help; nothing for what has neither."""
    if not (offer.kind or offer.help):
        return ()
    head = f"<b>{escape(offer.name)}</b> {escape(detail(offer))}".rstrip()
    return (head, *_lines(offer.help))


def _lines(text: str) -> Sequence[str]:
    return [escape(line) for line in text.splitlines()]
