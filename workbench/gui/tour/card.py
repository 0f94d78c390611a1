"""The tour's card: what to do now, whether it was done, and the way on, back and out."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, label, name, push_button, set_role, shadow

WIDTH = 340
MARGIN = 16
GAP = 12
FOOT = 24
"""The status bar, which the card leaves free."""


class TourCard(QFrame):
    """Lies over the window, beside what it speaks of."""

    forward = Signal()
    back = Signal()
    ended = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        name(self, "tour", tr("Tour"))
        set_role(self, "floating")
        self.setFixedWidth(WIDTH)
        self._placed_for: tuple[QRect | None, QRect, QSize] | None = None
        self._place = label("", "muted", self)
        self._place.setFont(look.number_font(12))
        self._title = label("", parent=self)
        self._title.setFont(look.text_font(15, 600))
        self._text = label("", parent=self)
        self._text.setWordWrap(True)
        self._state = label("", "ok", self)
        self.close_button = icon_button(look, "x", self)
        self.close_button.setFixedSize(22, 22)
        self.close_button.setIconSize(QSize(14, 14))
        self.back_button = push_button(tr("Back"), parent=self)
        self.next_button = push_button("", parent=self)
        self._name_buttons()
        self._lay_out()
        shadow(look, self)
        self.close_button.clicked.connect(self.ended)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)

    def show_step(self, at: int, count: int, title: str, text: str) -> None:
        """Show a step (from 0) of so many, not done yet."""
        self._place.setText(tr("{at} of {count}", at=at + 1, count=count))
        self._title.setText(title)
        self._text.setText(text)
        self.back_button.setEnabled(at > 0)
        self._last = at == count - 1
        self.show_done(done=self._last)
        self._state.setText("")
        self.setAccessibleName(tr("Tour, step {at} of {count}: {title}", at=at + 1, count=count, title=title))
        self.setAccessibleDescription(text)
        self.adjustSize()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_done(self, *, done: bool) -> None:
        """Show whether the step was done; then the way on is what to press."""
        self._state.setText(tr("Done.") if done else "")
        text = tr("Finish") if self._last else tr("Next") if done else tr("Skip")
        self.next_button.setText(text)
        self.next_button.setAccessibleName(tr("{text}: tour", text=text))
        set_role(self.next_button, "primary" if done else "")

    def place_beside(self, target: QRect | None, free: Sequence[QRect] = ()) -> None:
        """Go beside a place of the window where there is room, else into a corner; what is to stay `free` stays so.

        While neither place, room nor text change it stays where it is, as long as it covers nothing.
        """
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - FOOT)
        self.setFixedHeight(self.heightForWidth(WIDTH) if self.hasHeightForWidth() else self.sizeHint().height())
        asked = (target, room, self.size())
        if asked != self._placed_for or any(self.geometry().intersects(place) for place in free):
            self._placed_for = asked
            self.move(beside(target, self.size(), room, free))
        self.raise_()

    def _name_buttons(self) -> None:
        name(self.close_button, "tour.end", tr("End the tour"), tr("End the tour"))
        name(self.back_button, "tour.back", tr("Back: tour"))
        name(self.next_button, "tour.next", tr("Skip: tour"))
        for button in (self.close_button, self.back_button, self.next_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addLayout(foot)


def beside(target: QRect | None, size: QSize, room: QRect, free: Sequence[QRect] = ()) -> QPoint:
    """Where a card of `size` lies: right of the target, left, below or above, else in a corner or over what is there.

    It is the first place within `room` that leaves `free` what has to be; where there is none, the first within `room`.
    """
    corner = QPoint(room.right() - size.width() + 1, room.bottom() - size.height() + 1)
    spots: list[QPoint] = []
    if target is not None:
        x = max(room.left(), min(target.left(), corner.x()))
        y = max(room.top(), min(target.top(), corner.y()))
        spots = [
            QPoint(target.right() + GAP, y),
            QPoint(target.left() - GAP - size.width(), y),
            QPoint(x, target.bottom() + GAP),
            QPoint(x, target.top() - GAP - size.height()),
        ]
    spots += [corner, *(QPoint(corner.x(), place.top() - GAP - size.height()) for place in free)]
    spots += [QPoint(room.left(), corner.y()), QPoint(corner.x(), room.top())]
    within = [spot for spot in spots if room.contains(QRect(spot, size))]
    open_ones = (spot for spot in within if not any(QRect(spot, size).intersects(place) for place in free))
    return next(open_ones, within[0] if within else corner)
