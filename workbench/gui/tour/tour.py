"""Leads through the steps: each is over when the user did it, or goes on; where one is, the session keeps."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tour.card import TourCard
from workbench.gui.tour.moment import Moment, take
from workbench.gui.tour.ring import Ring
from workbench.gui.tour.steps import STEPS, Step
from workbench.gui.tour.targets import Found, covered, find_target, in_use
from workbench.gui.translation import tr

LOOK_MS = 200
"""How often the tour looks whether the step was done, and where its target is now."""
DONE_MS = 900
"""How long one sees that a step was done before the next one comes."""
_STEP_KEY = "tour.step"
_KEYS = re.compile(r"\[([a-z_]+\.[a-z_]+)\]")


class Tour(QObject):
    """The tour of one window; `tab` tells which tab of the runs is in front."""

    def __init__(self, app: Application, look: Look, actions: Actions, window: QWidget, tab: Callable[[], int]) -> None:
        super().__init__(window)
        self._tab = tab
        self._app = app
        self._actions = actions
        self._window = window
        self._look = look
        self.card: TourCard | None = None
        self.ring: Ring | None = None
        self._at = 0
        self._start = Moment()
        self._done_before = False
        self._expectations = self._tested = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look_again)
        self._leave = QTimer(self, singleShot=True, interval=DONE_MS)
        self._leave.timeout.connect(self.forward)
        for command, do in (("next", self.forward), ("back", self.back), ("end", self.end)):
            actions.bind(f"help.tour_{command}", do)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return STEPS[self._at]

    @property
    def on(self) -> bool:
        """Whether it is being taken."""
        return self.card is not None

    def begin(self) -> None:
        """Show the step where one was."""
        if self.card is None:
            self.card = TourCard(self._look, self._window)
            self.ring = Ring(self._look, self._window)
            self.card.forward.connect(self.forward)
            self.card.back.connect(self.back)
            self.card.ended.connect(self.end)
            self._listen()
        kept = self._app.session.get(_STEP_KEY)
        self._go(next((at for at, step in enumerate(STEPS) if step.id == kept), 0))
        self._app.context.update(touring=True)
        self._timer.start()

    def forward(self) -> None:
        """The next step; after the last one the tour is over and begins anew next time."""
        if not self.on:
            return
        if self._at + 1 < len(STEPS):
            self._go(self._at + 1)
        else:
            self._app.session.set(_STEP_KEY, None)
            self._close()

    def back(self) -> None:
        """The step before."""
        if self.on and self._at > 0:
            self._go(self._at - 1)

    def end(self) -> None:
        """Leave; it goes on from here when it is taken again."""
        if self.on:
            self._close()

    def focus(self) -> None:
        """Give the card the keyboard."""
        if self.card is not None:
            self.card.next_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_again(self) -> None:
        """Look whether the step was done, and where its target is."""
        if self.card is None or self._leave.isActive():
            return
        self._place()
        if not self._done_before and self.step.done(self._start, self._now()):
            self.card.show_done(done=True)
            self._leave.start()

    # -- inside ----------------------------------------------------------------------------------

    def _listen(self) -> None:
        def saved(_path: object) -> None:
            self._expectations += 1

        def tested(results: tuple[object, ...]) -> None:
            self._tested += bool(results)

        self._stops = (
            self._app.expectation_saved.connect(saved),
            self._app.event_tests.changed.connect(tested),
        )

    def _go(self, at: int) -> None:
        assert self.card is not None
        self._leave.stop()
        self._at = at
        self._start = self._now()
        self._app.session.set(_STEP_KEY, self.step.id)
        self.card.show_step(at, len(STEPS), tr(self.step.title), self._with_keys(tr(self.step.text)))
        # What is so already is for reading: it goes on by Next.
        self._done_before = self.step.done(self._start, self._start)
        if self._done_before:
            self.card.show_done(done=True)
        self.card.show()
        self._place()

    def _now(self) -> Moment:
        return take(self._app, self._tab(), self._expectations, self._tested)

    def _place(self) -> None:
        if self.card is None or self.ring is None:
            return
        found, free = self._target(), in_use(self._window)
        if found is None or covered(self._window):
            self.ring.hide()
            self.card.place_beside(None, free)
            return
        widget, place = found
        self.ring.surround(widget, place)
        inside = widget.window() is self._window
        corner = widget.mapTo(self._window, place.topLeft()) if inside else place.topLeft()
        self.card.place_beside(QRect(corner, place.size()) if inside else None, free)

    def _target(self) -> Found | None:
        """What the step speaks of, or the tab that leads to it."""
        step = self.step
        found = find_target(self._window, step.target, step.part) if step.target else None
        return find_target(self._window, "runs.tabs", step.tab) if found is None and step.tab else found

    def _with_keys(self, text: str) -> str:
        """The text with keys in the place of commands; a command without keys is named."""

        def keys(found: re.Match[str]) -> str:
            if not self._actions.knows(found[1]):
                return found[0]
            return self._actions.shortcut_text(found[1]) or tr(self._actions.command(found[1]).title)

        return _KEYS.sub(keys, text)

    def _close(self) -> None:
        self._timer.stop()
        self._leave.stop()
        for stop in self._stops:
            stop()
        for part in (self.card, self.ring):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.card = self.ring = None
        self._app.context.update(touring=False)
