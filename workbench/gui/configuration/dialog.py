"""The configuration of one function: sections and a search at the left, fields at the right, changes reviewed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from workbench.gui.configuration.form import ConfigurationForm
from workbench.gui.look import ROW, Look
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import follow, hairline, label, name, push_button, set_role
from workbench.model.configuration import Configuration

SIZE = QSize(1000, 700)
SMALLEST = QSize(760, 480)
SIDE_PX = 208


class ConfigurationDialog(QDialog):
    """Shown beside the window. `review_asked` carries the changes by field key."""

    review_asked = Signal(object)

    def __init__(self, configuration: Configuration, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.configuration = configuration
        title = tr("Configure {function}", function=configuration.function)
        name(self, "configuration", title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.search = QLineEdit(self)
        self.sections = QListWidget(self)
        self.form = ConfigurationForm(configuration, look, self)
        self.told = label("", "muted", self)
        self.review = push_button(tr("Review Changes…"), "primary", self)
        self.cancel = push_button(tr("Cancel"), "", self)
        self._following = False
        self._set_up(look)
        self._lay_out()
        self._connect()
        self.sections.setCurrentRow(0)
        self._show_changes()

    def _set_up(self, look: Look) -> None:
        name(self.search, "configuration.search", tr("Search fields"))
        self.search.setPlaceholderText(tr("Search fields"))
        self.search.setClearButtonEnabled(True)
        icon = QAction(self)
        self.search.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        follow(look, self.search, lambda: icon.setIcon(look.icon("search", "faint")))
        name(self.sections, "configuration.sections", tr("Sections"))
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.addItems(list(self.form.sections))
        for row in range(self.sections.count()):
            self.sections.item(row).setSizeHint(QSize(0, ROW))
        name(self.told, "configuration.changes", tr("What was changed"))
        keys = QKeySequence("Ctrl+Return")
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        name(
            self.review,
            "configuration.review",
            tr("Review changes"),
            tr("See what becomes of the file ({keys})", keys=shown),
        )
        # Return is for the fields: it would review what is only half typed.
        self.review.setShortcut(keys)
        name(self.cancel, "configuration.cancel", tr("Cancel"))

    def _lay_out(self) -> None:
        side = QWidget(self)
        side.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.sections, 1)
        line = hairline(self)
        line.setFixedSize(1, 16_777_215)
        line.setMinimumHeight(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.review)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(hairline(self))
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._searched)
        self.search.returnPressed.connect(self.form.enter)
        self.sections.currentRowChanged.connect(lambda _row: self._section_chosen())
        self.form.section_seen.connect(self._section_seen)
        self.form.changed.connect(self._show_changes)
        self.cancel.clicked.connect(self.reject)
        self.review.clicked.connect(lambda: self.review_asked.emit(self.form.changes()))

    def _show_changes(self) -> None:
        """How much was changed, in which file, and what keeps it from being written."""
        count, faults = len(self.form.changes()), self.form.faults()
        file = self.configuration.path.name
        told = tr_n("{n:,} change in {file}", "{n:,} changes in {file}", count, file=file)
        if not count:
            told = tr("Nothing changed in {file}", file=file)
        if faults:
            titles = ", ".join(self.form.rows[key].field.title for key in faults)
            told = tr("To be corrected: {titles}", titles=titles)
        self.told.setText(told)
        set_role(self.told, "err" if faults else "muted")
        self.review.setEnabled(count > 0 and not faults)

    def _section_chosen(self) -> None:
        item = self.sections.currentItem()
        if item is not None and not self._following:
            self.form.show_section(item.text())

    def _section_seen(self, title: str) -> None:
        """Mark the section that was scrolled to."""
        self._following = True
        self.sections.setCurrentRow(self.form.sections.index(title))
        self._following = False

    def _searched(self, text: str) -> None:
        found = self.form.narrow(text)
        for row in range(self.sections.count()):
            item = self.sections.item(row)
            item.setHidden(item.text() not in found)
