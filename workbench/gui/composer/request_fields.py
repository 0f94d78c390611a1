"""The options of the request: invocation type and qualifier always in sight, the others behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.app.use_cases.request_check import RequestFault, RequestField, request_faults
from workbench.gui.composer.request_details import RequestDetails
from workbench.gui.composer.request_rows import INDENT, RequestRows
from workbench.gui.composer.request_state import KINDS, summary
from workbench.gui.look import GRID, Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import icon_button, label, name, set_role
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions

_KIND_TIP = later("Request and response waits for the result; an event is queued; a dry run only checks the request.")
_MORE_TIP = later("Tenant, client context, trace, timeout, log tail, streaming, executor")


class RequestFields(QWidget):
    """`changed` comes with every change, by the user or by `show_options`."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._function: FunctionConfig | None = None
        self.kind = self._kind_box()
        self.more = icon_button(look, "settings", self)
        name(self.more, "composer.request", tr("More options of the request"), tr(_MORE_TIP))
        self.more.setCheckable(True)
        self.known_qualifiers = QStringListModel(self)
        self.qualifier = self._qualifier_line()
        self.told: QLabel = label("", "muted", self)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(INDENT + 1, 0, 0, 0)
        name(self.told, "composer.request.summary", tr("Further options of the request"))
        self.details = RequestDetails(look, self)
        self.details.hide()
        self._first = RequestRows(self)
        self._lay_out()
        self.details.changed.connect(self._changed)
        self.more.toggled.connect(self._open)
        self._look_again()

    def _kind_box(self) -> QComboBox:
        box = QComboBox(self)
        name(box, "composer.invocation", tr("Invocation type"), tr(_KIND_TIP))
        for kind, title in KINDS.items():
            box.addItem(tr(title), kind)
        box.currentIndexChanged.connect(lambda _index: self._changed())
        return box

    def _qualifier_line(self) -> QLineEdit:
        line = QLineEdit(self)
        name(line, "composer.qualifier", tr("Version or alias that is called"))
        line.setPlaceholderText("$LATEST")
        completer = QCompleter(self.known_qualifiers, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        line.textChanged.connect(lambda _text: self._changed())
        return line

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GRID)
        beside.addWidget(self.kind, 1)
        beside.addWidget(self.more)
        self._first.add_row(tr("Invocation"), self.kind, beside)
        self._first.add_row(tr("Qualifier"), self.qualifier, part=RequestField.QUALIFIER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._first, self.told, self.details):
            column.addWidget(part)

    def options(self) -> InvokeOptions:
        """What the fields hold."""
        kind = InvocationType(self.kind.currentData())  # Qt keeps its text only
        return self.details.add_to(InvokeOptions(kind, qualifier=self.qualifier.text().strip()))

    def show_options(self, options: InvokeOptions) -> None:
        """Put other options in the fields."""
        if options == self.options():
            return
        blocked = self.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(options.invocation_type))
        self.qualifier.setText(options.qualifier)
        self.details.show_options(options)
        self.blockSignals(blocked)
        self._changed()

    def show_function(self, function: FunctionConfig | None, qualifiers: Sequence[str] = ()) -> None:
        """Say what holds for the function that is called, and offer its versions and aliases."""
        self._function = function
        self.known_qualifiers.setStringList(list(qualifiers))
        self.details.show_function(function)
        self._look_again()

    def faults(self) -> tuple[RequestFault, ...]:
        """What is wrong with the options for the function."""
        return request_faults(self.options(), self._function)

    def _open(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self._look_again()

    def _changed(self) -> None:
        self._look_again()
        self.changed.emit()

    def _look_again(self) -> None:
        """Also while fields are hidden it shows that there is something in them, and whether it is wrong."""
        options, faults = self.options(), self.faults()
        self.details.streams.setEnabled(options.invocation_type is not InvocationType.EVENT)
        self._first.show_faults(faults)
        self.details.show_faults(faults)
        hidden = next((fault.text for fault in faults if fault.field is not RequestField.QUALIFIER), "")
        text = hidden or summary(options).capitalize()
        self.told.setText(text)
        set_role(self.told, "warn" if hidden else "muted")
        self.told.setVisible(bool(text) and self.details.isHidden())
