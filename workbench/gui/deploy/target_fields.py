"""Where a function is deployed to: profile and region, the function there, and the role of one that is to be made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.deploy.texts import place_text
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name
from workbench.model.deploy import DeploymentTarget
from workbench.model.remote import RemotePlace

Names = Callable[[RemotePlace], Sequence[str]]
"""The functions that are known of a place."""

_NAME_PX = 220


class TargetFields(QWidget):
    """`changed` when another target was chosen or typed, `role_changed` when the role was, `entered` on Enter."""

    changed = Signal()
    role_changed = Signal()
    entered = Signal()

    def __init__(self, places: Sequence[RemotePlace], names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._names = names
        self.place = QComboBox(self)
        self.function = QComboBox(self)
        self.role = QLineEdit(self)
        self._role_label = label(tr("Role"), "muted", self)
        self._set_up()
        self._lay_out()
        self.show_role(shown=False)

    def _set_up(self) -> None:
        name(self.place, "deploy.place", tr("Profile and region"))
        name(self.function, "deploy.function", tr("Function in the account"))
        name(self.role, "deploy.role", tr("ARN of the function's role"), tr("A function that is made needs a role."))
        self.role.setPlaceholderText(tr("ARN of a role that Lambda may assume"))
        self._role_label.setBuddy(self.role)
        self.place.addItems([place_text(one) for one in self._places])
        self.function.setEditable(True)
        self.function.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.function.setMinimumWidth(_NAME_PX)
        completer = self.function.completer()
        if isinstance(completer, QCompleter):
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.place.currentIndexChanged.connect(lambda _index: self._place_chosen())
        self.function.editTextChanged.connect(lambda _text: self.changed.emit())
        self.role.textChanged.connect(lambda _text: self.role_changed.emit())
        for field in (self.function.lineEdit(), self.role):
            if field is not None:
                field.returnPressed.connect(self.entered)

    def _lay_out(self) -> None:
        place = label(tr("To"), "muted", self)
        place.setBuddy(self.place)
        function = label(tr("Function"), "muted", self)
        function.setBuddy(self.function)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        target, role = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (target, (place, self.place, function, self.function)),
            (role, (self._role_label, self.role)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            column.addLayout(row)
        target.addStretch(1)

    def choose(self, target: DeploymentTarget) -> None:
        """Show a target; one of a place that is not offered leaves the first one chosen."""
        if target.place in self._places:
            self.place.setCurrentIndex(self._places.index(target.place))
        self._offer_names()
        self.function.setEditText(target.function)

    @property
    def target(self) -> DeploymentTarget | None:
        """What is chosen; None while something is lacking."""
        text, index = self.function.currentText().strip(), self.place.currentIndex()
        return DeploymentTarget(self._places[index], text) if text and index >= 0 else None

    def show_role(self, *, shown: bool) -> None:
        """Ask for a role, or do not."""
        self.role.setVisible(shown)
        self._role_label.setVisible(shown)

    def _place_chosen(self) -> None:
        self._offer_names()
        self.changed.emit()

    def _offer_names(self) -> None:
        """What is known of the place, with the typed name kept."""
        text, index = self.function.currentText(), self.place.currentIndex()
        self.function.blockSignals(True)
        self.function.clear()
        self.function.addItems(list(self._names(self._places[index])) if index >= 0 else [])
        self.function.setEditText(text)
        self.function.blockSignals(False)
