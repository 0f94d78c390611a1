"""The fields of the request beside the event: client context, tenant, qualifier, and whether the answer streams."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from workbench.gui.look import ROW
from workbench.gui.widgets import label, name
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

LABEL_WIDTH = 72
_TENANT = "Not needed by this function"
_TENANT_NEEDED = "Needed: this function isolates tenants"


class RequestFields(QWidget):
    """Three texts and a check box. `changed` comes with every change, by the user or by `show_options`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = self._line("context", "Client context", "JSON object, for context.client_context")
        self.tenant = self._line("tenant", "Tenant ID", _TENANT)
        self.qualifier = self._line("qualifier", "Version or alias that is called", "Version or alias")
        self.streams = QCheckBox("Stream the response", self)
        name(self.streams, "composer.streams", "Stream the response", "InvokeWithResponseStream: it shows as it comes.")
        self.streams.toggled.connect(lambda _on: self.changed.emit())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (title, field) in enumerate(
            (("Context", self.context), ("Tenant ID", self.tenant), ("Qualifier", self.qualifier))
        ):
            caption = label(title, "muted", self)
            caption.setBuddy(field)
            grid.setRowMinimumHeight(row, ROW)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        grid.setRowMinimumHeight(3, ROW)
        grid.addWidget(self.streams, 3, 1)

    def _line(self, part: str, accessible: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        name(line, f"composer.{part}", accessible)
        line.setPlaceholderText(hint)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def options(self) -> InvokeOptions:
        """What the fields hold; the command that sends the event says the invocation type."""
        return InvokeOptions(
            client_context=self.context.text(),
            tenant_id=self.tenant.text(),
            qualifier=self.qualifier.text().strip(),
            streaming=self.streams.isChecked(),
        )

    def show_options(self, options: InvokeOptions) -> None:
        """Put other options in the fields."""
        if options == self.options():
            return
        blocked = self.blockSignals(True)
        self.context.setText(options.client_context)
        self.tenant.setText(options.tenant_id)
        self.qualifier.setText(options.qualifier)
        self.streams.setChecked(options.streaming)
        self.blockSignals(blocked)
        self.changed.emit()

    def ask_tenant(self, *, needed: bool) -> None:
        """Say whether the function needs a tenant."""
        self.tenant.setPlaceholderText(_TENANT_NEEDED if needed else _TENANT)

    def summary(self) -> str:
        """What differs from a plain request, in few words."""
        options = self.options()
        tenant = f"tenant {options.tenant_id}" if options.tenant_id else ""
        parts = (
            "context" if options.client_context.strip() else "",
            tenant,
            options.qualifier,
            "stream" if options.streaming else "",
        )
        return ", ".join(part for part in parts if part)


def options_state(options: InvokeOptions) -> dict[str, object]:
    """Options as plain data for the session file; nothing when they are the default."""
    if options == DEFAULT_OPTIONS:
        return {}
    return {
        "client_context": options.client_context,
        "tenant_id": options.tenant_id,
        "qualifier": options.qualifier,
        "streaming": options.streaming,
    }


def options_of(state: object) -> InvokeOptions:
    """The options that `options_state` gave; parts of another shape are left out."""
    if not isinstance(state, dict):
        return DEFAULT_OPTIONS
    return InvokeOptions(
        client_context=_text(state.get("client_context")),
        tenant_id=_text(state.get("tenant_id")),
        qualifier=_text(state.get("qualifier")),
        streaming=state.get("streaming") is True,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
