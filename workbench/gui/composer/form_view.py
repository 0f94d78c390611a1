"""The form page of the composer: the fields, what the current one means, and what is to say when there are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.base.json_pointer import Path
from workbench.gui.composer.form_chips import Resolve
from workbench.gui.composer.form_help import FormHelp
from workbench.gui.composer.form_rows import Fields, FormRow
from workbench.gui.composer.form_tree import FormTree
from workbench.gui.look import ICON, Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import follow, hairline, label, name, push_button
from workbench.model.event_form import FormField

NOTHING = later("An empty object: pick a source above, or write JSON.")


class FormView(QWidget):
    """Shows the form of an event and changes nothing: whoever shows it turns wishes into edits of the text.

    The signals carry paths; `edit_wanted` the new value as well. `edit_wanted` and `add_wanted` may lead to a member
    that is not there, `add_wanted` also to the item after a list's last one. `current_changed` carries None when no
    field is current. `undo_wanted` and `redo_wanted` come while no field is edited.
    """

    edit_wanted = Signal(object, object)
    add_wanted = Signal(object)
    remove_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    place_wanted = Signal(object)
    current_changed = Signal(object)
    fault_link = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tree = FormTree(look, self)
        self.help = FormHelp(look, self)
        self.empty = label(tr(NOTHING), "muted", self)
        self.banner = self._fault_banner()
        name(self, "composer.form", tr("Event as a form"))
        self.setFocusProxy(self.tree)
        self._lay_out()
        self._connect()
        self.show_form(None)

    def show_form(self, form: Fields | None) -> None:
        """Show an event, or another state of it: unfolded sections, the current row, scroll and an editor stay."""
        self.tree.show_form(form)
        filled = self.tree.rows.rowCount() > 0
        self.tree.setVisible(filled)
        self.empty.setVisible(not filled)

    def show_source(self, source: str) -> None:
        """Name where the help of this event's type is from (`EventType.source`)."""
        self.help.show_source(source)

    def set_resolver(self, resolve: Resolve) -> None:
        """Say what variables come to: `resolve` is given `env.BUCKET` and answers the value, or an empty text."""
        self.tree.delegate.values.resolve = resolve
        self.tree.viewport().update()

    def refresh_values(self) -> None:
        """Ask for the values of variables again."""
        self.tree.viewport().update()

    def set_fault(self, text: str) -> None:
        """Say why the text is not JSON and let the last good fields rest; an empty `text` wakes them."""
        self.banner.setVisible(bool(text))
        self._fault.setText(text)
        self.banner.setAccessibleName(text)
        self.tree.set_read_only(bool(text))

    def go_to(self, path: Path) -> bool:
        """Make the field at `path`, or the nearest above it, current and visible; False when there is none."""
        return self.tree.go_to(path)

    def field(self, path: Path) -> FormField | None:
        """The field at `path`, also one that is hidden; None when there is none, as for a list's next item."""
        return self.tree.rows.field(path)

    def finish(self) -> None:
        """Take what is being typed, as leaving the field would."""
        self.tree.delegate.finish()

    def _connect(self) -> None:
        self.tree.edit_wanted.connect(self.edit_wanted)
        self.tree.add_wanted.connect(self.add_wanted)
        self.tree.remove_wanted.connect(self.remove_wanted)
        self.tree.duplicate_wanted.connect(self.duplicate_wanted)
        self.tree.place_wanted.connect(self.place_wanted)
        self.tree.undo_wanted.connect(self.undo_wanted)
        self.tree.redo_wanted.connect(self.redo_wanted)
        self.tree.current_changed.connect(self._current)

    def _current(self, row: FormRow | None) -> None:
        self.help.show_row(row)
        self.current_changed.emit(None if row is None else row.path)

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(24, 24, 24, 24)
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 8)
        below.addWidget(self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(below)

    def _fault_banner(self) -> QWidget:
        banner = QFrame(self)
        banner.setObjectName("composer.form.fault")
        icon = QLabel(banner)
        follow(self._look, icon, lambda: icon.setPixmap(self._look.icon("triangle-alert", "warn").pixmap(ICON, ICON)))
        self._fault = label("", "warn", banner)
        self._fault.setWordWrap(True)
        self.fault_button = push_button(tr("Show"), "link", banner)
        name(self.fault_button, "composer.form.fault.show", tr("Show the fault in the JSON"))
        self.fault_button.clicked.connect(lambda _on: self.fault_link.emit())
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(icon)
        row.addWidget(self._fault, 1)
        row.addWidget(self.fault_button)
        layout = QVBoxLayout(banner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(hairline(banner))
        banner.hide()
        return banner
