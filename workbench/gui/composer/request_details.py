"""The fields of the request that few events need: tenant, client context, trace, timeout, log tail, streaming."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from workbench.app.use_cases.request_check import RequestField
from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.request_rows import RequestRows
from workbench.gui.composer.request_state import seconds_text
from workbench.gui.composer.text_units import exact_text, insertable
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import follow, label, name
from workbench.model.function import FunctionConfig
from workbench.model.invoke_options import InvokeOptions

_TENANT = later("Not needed by this function")
_TENANT_NEEDED = later("Needed: this function isolates tenants")
_CONTEXT_LINES = 3
_SECONDS = QRegularExpression(r"[0-9]{0,4}(\.[0-9]{0,3})?")


class RequestDetails(RequestRows):
    """Four texts and two check boxes. `changed` comes with every change."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tenant = self._line("tenant", tr("Tenant ID"), tr(_TENANT))
        self.context = self._context(look)
        self.trace = self._line("trace", tr("Trace ID"), "Root=1-…;Sampled=1")
        self.timeout = self._line("timeout", tr("Timeout of this invoke, in seconds"), tr("The function's own"))
        self.timeout.setValidator(QRegularExpressionValidator(_SECONDS, self))
        self.tail = self._check(
            "tail", tr("Log tail only"), tr("LogType=Tail: the last 4 KB of the log, in the tab Logs.")
        )
        self.streams = self._check(
            "streams", tr("Stream the response"), tr("InvokeWithResponseStream: it shows as it comes.")
        )
        self.add_row(tr("Tenant ID"), self.tenant, part=RequestField.TENANT)
        self.add_row(tr("Context"), self.context, part=RequestField.CONTEXT)
        self.add_row(tr("Trace ID"), self.trace, part=RequestField.TRACE)
        self.add_row(tr("Timeout"), self.timeout, self._with_unit(), part=RequestField.TIMEOUT)
        self.add_row("", self.tail)
        self.add_row("", self.streams)

    def _line(self, part: str, accessible: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        name(line, f"composer.{part}", accessible)
        line.setPlaceholderText(hint)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def _check(self, part: str, title: str, tip: str) -> QCheckBox:
        box = QCheckBox(title, self)
        name(box, f"composer.{part}", title, tip)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _context(self, look: Look) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        name(text, "composer.context", tr("Client context"))
        text.setPlaceholderText(tr("JSON object, for context.client_context"))
        text.setTabChangesFocus(True)
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.setProperty("role", "boxed")

        def draw() -> None:
            text.setFont(exact_font(look, 12))
            text.setFixedHeight(text.fontMetrics().lineSpacing() * _CONTEXT_LINES + 20)

        follow(look, text, draw)
        text.textChanged.connect(self.changed.emit)
        return text

    def _with_unit(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.timeout, 1)
        row.addWidget(label("s", "muted", self))
        return row

    def add_to(self, options: InvokeOptions) -> InvokeOptions:
        """`options` with what these fields hold."""
        return InvokeOptions(
            invocation_type=options.invocation_type,
            qualifier=options.qualifier,
            client_context=exact_text(self.context.document()),
            tenant_id=self.tenant.text(),
            trace_id=self.trace.text().strip(),
            streaming=self.streams.isChecked(),
            log_tail=self.tail.isChecked(),
            timeout_s=_seconds(self.timeout.text()),
        )

    def show_options(self, options: InvokeOptions) -> None:
        """Put other options in the fields."""
        self.context.setPlainText(insertable(options.client_context))
        self.tenant.setText(options.tenant_id)
        self.trace.setText(options.trace_id)
        self.timeout.setText(seconds_text(options.timeout_s))
        self.tail.setChecked(options.log_tail)
        self.streams.setChecked(options.streaming)

    def show_function(self, function: FunctionConfig | None) -> None:
        """Say in the empty fields what holds for the function."""
        needed = function is not None and function.tenant_isolation
        self.tenant.setPlaceholderText(tr(_TENANT_NEEDED) if needed else tr(_TENANT))
        own = "" if function is None else f": {seconds_text(function.timeout_s)} s"
        self.timeout.setPlaceholderText(tr("The function's own") + own)


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
