"""A line on what is expected of a run: as expected, how it differs, or that nothing is expected yet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.gui.look import ICON, Look
from workbench.gui.runs.response_check import ElidedLabel
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import follow, label, name, push_button, set_role
from workbench.model.verdict import Verdict


class ExpectationRow(QWidget):
    """Hidden for runs of events that are not saved. `diff_wanted` comes when the differences shall be shown."""

    diff_wanted = Signal()

    def __init__(self, look: Look, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawn = ("circle-dot", "muted")
        name(self, "runs.expectation", tr("What is expected of the run"))
        self.icon = QLabel(self)
        self.title = label("", "muted", self)
        name(self.title, "runs.expectation.title", tr("Whether the result is as expected"))
        self.detail = ElidedLabel(self)
        self.diff = push_button(tr("Show Diff"), "link", self)
        name(self.diff, "runs.expectation.diff", tr("Show Diff"), tr("Show the result beside what is expected"))
        self.diff.clicked.connect(self.diff_wanted)
        self.save = push_button(tr("Save as Expectation"), "link", self)
        name(self.save, "runs.expectation.save", tr("Save as Expectation"), save.toolTip())
        self.save.clicked.connect(save.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.title)
        row.addWidget(self.detail, 1)
        row.addWidget(self.diff)
        row.addWidget(self.save)
        follow(look, self.icon, self._draw)
        self.hide()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show how a result compares to what is expected of it, or with None that nothing is."""
        if verdict is None:
            self._say(
                "circle-dot", "muted", tr("No expectation"), tr("Keep this result to compare later runs with it.")
            )
        elif verdict.as_expected:
            self._say("circle-check", "ok", tr("As expected"), "")
        else:
            self._say("circle-x", "err", differs(verdict), verdict.sentences[0])
        self.diff.setVisible(verdict is not None and bool(verdict.differences))
        self.save.setVisible(verdict is None or not verdict.as_expected)
        self.save.setText(tr("Save as Expectation") if verdict is None else tr("Expect This"))
        self.show()

    def show_trouble(self, what: str) -> None:
        """Say why it is not known what is expected."""
        self._say("triangle-alert", "warn", tr("The expectation cannot be used"), what)
        self.diff.hide()
        self.save.hide()
        self.show()

    def _say(self, icon: str, token: str, title: str, detail: str) -> None:
        self._drawn = (icon, token)
        self._draw()
        self.title.setText(title)
        set_role(self.title, token)
        self.detail.show_text(detail)

    def _draw(self) -> None:
        self.icon.setPixmap(self._look.icon(*self._drawn).pixmap(ICON, ICON))


def differs(verdict: Verdict) -> str:
    """`Differs from the expectation in 2 places`, or that it ended otherwise."""
    if verdict.reasons and not verdict.differences:
        return tr("Differs from the expectation")
    places = tr_n("{n:,} place", "{n:,} places", len(verdict.differences))
    return tr("Differs from the expectation in {places}", places=places)
