"""The line under the event: what is wrong and where, what does not fit, or that nothing is; and the event's size."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.base.jsontext import JsonFault
from workbench.gui.composer.fault_check import Finding
from workbench.gui.look import GRID, Look
from workbench.gui.models.figures import size_text
from workbench.gui.translation import tr
from workbench.model.event import EventProblem
from workbench.model.invoke import InvocationType
from workbench.model.limits import ASYNC_REQUEST_BYTES, REQUEST_BYTES

_SIDE = 12
_GAP = 8
_HIGH = 22
"""As high as the button that names a fault, so that nothing moves when one comes or goes."""


def fault_text(fault: JsonFault) -> str:
    """A fault as one line."""
    return tr("Line {line}, column {column}: {text}", line=fault.line, column=fault.column, text=fault.reason)


def limit_text(size: int, kind: InvocationType = InvocationType.REQUEST_RESPONSE) -> str:
    """What Lambda would say to an event of `size` bytes, or an empty text when it would take it."""
    queued = kind is InvocationType.EVENT
    limit = ASYNC_REQUEST_BYTES if queued else REQUEST_BYTES
    if size <= limit:
        return ""
    sizes = {"size": size_text(size), "limit": size_text(limit)}
    if queued:
        return tr("{size} is over Lambda's limit of {limit} for an asynchronous invoke; AWS answers 413.", **sizes)
    return tr("{size} is over Lambda's limit of {limit} for a synchronous invoke; AWS answers 413.", **sizes)


def problems_text(problems: Sequence[EventProblem]) -> str:
    """Problems as one line: the only one, or how many there are."""
    if not problems:
        return ""
    first, n = problems[0], len(problems)
    if n == 1:
        return tr("Line {line}: {text}", line=first.line, text=first.text)
    return tr("{n} problems · line {line}: {text}", n=n, line=first.line, text=first.text)


class CheckRow(QWidget):
    """Shows a Finding and the problems. `fault_chosen` carries the JsonFault to jump to.

    `problems_toggled` says whether their list is wanted.
    """

    fault_chosen = Signal(object)
    problems_toggled = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fault: JsonFault | None = None
        self._problems: tuple[EventProblem, ...] = ()
        self._open = False
        self._size = 0
        self._kind = InvocationType.REQUEST_RESPONSE
        self._text = ""
        self.fault = QPushButton(self)
        self.fault.setObjectName("composer.fault")
        self.fault.setProperty("role", "link")
        self.fault.setIconSize(QSize(14, 14))
        self.fault.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fault.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fault.clicked.connect(self._chosen)
        self.size_label = QLabel(self)
        self.size_label.setObjectName("composer.size")
        self.size_label.setAccessibleName(tr("Event size"))
        self.size_label.setProperty("role", "muted")
        self.fine = QLabel(tr("Valid JSON"), self)
        self.fine.setProperty("role", "muted")
        self.limit = QLabel(self)
        self.limit.setObjectName("composer.limit")
        self.limit.setProperty("role", "warn")
        self.limit.setWordWrap(True)
        self._lay_out()
        look.changed.connect(self._draw_again)
        self._draw_again()
        self.show_finding(Finding(None, 0))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addStrut(_HIGH)
        row.addWidget(self.fine)
        row.addWidget(self.fault, 1)
        row.addStretch(0)
        row.addWidget(self.size_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, GRID, _SIDE, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.limit)

    def show_finding(self, finding: Finding) -> None:
        """Show what a check found."""
        self._fault = finding.fault
        self._say()
        self.size_label.setText(size_text(finding.size))
        self._size = finding.size
        self._say_limit()

    def show_kind(self, kind: InvocationType) -> None:
        """Hold the size against the limit of another type of invocation."""
        self._kind = kind
        self._say_limit()

    def _say_limit(self) -> None:
        self.limit.setText(limit_text(self._size, self._kind))
        self.limit.setVisible(bool(self.limit.text()))

    def show_problems(self, problems: Sequence[EventProblem], fits: str = "") -> None:
        """Show what does not fit; `fits` names the type that the event is checked against, empty for none."""
        self._problems = tuple(problems)
        self.fine.setText(tr("Fits {fits}", fits=fits) if fits else tr("Valid JSON"))
        if not problems:
            self._open = False
            self.problems_toggled.emit(False)
        self._say()

    def _say(self) -> None:
        text = problems_text(self._problems) if self._fault is None else fault_text(self._fault)
        does = tr("Hide the list") if self._open else tr("Show the list")
        does = does if self._fault is None else tr("Show the place")
        self._text = text
        self.fault.setToolTip(f"{text}\n{does}")
        self.fault.setAccessibleName(f"{text}. {does}" if text else tr("No problem"))
        self.fault.setVisible(bool(text))
        self.fine.setVisible(not text)
        self._draw_again()
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that does not fit says so."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - 2 * _SIDE - self.size_label.sizeHint().width() - 2 * _GAP - self.fault.iconSize().width()
        metrics = self.fault.fontMetrics()
        self.fault.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, max(room, 40)))

    def _chosen(self) -> None:
        if self._fault is not None:
            self.fault_chosen.emit(self._fault)
        elif self._problems:
            self._open = not self._open
            self.problems_toggled.emit(self._open)
            self._say()

    def _draw_again(self) -> None:
        icon, token = ("circle-alert", "err") if self._fault is not None else ("triangle-alert", "warn")
        self.fault.setIcon(self._look.icon(icon, token))
        colour = self._look.color(token).name()
        rules = f"color: {colour}; text-align: left; padding: 0px; min-height: 20px;"
        self.fault.setStyleSheet(f"QPushButton {{ {rules} }}")
        font = self._look.text_font(12)
        for label in (self.size_label, self.fine, self.limit, self.fault):
            label.setFont(font)
