"""The form's fields as a tree: what is shown and edited, and what the user wishes of the event."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QTreeView, QWidget

from workbench.base.json_pointer import Path
from workbench.gui.composer.form_delegate import FormDelegate
from workbench.gui.composer.form_editors import ChoiceField
from workbench.gui.composer.form_folds import Folds
from workbench.gui.composer.form_model import FormModel
from workbench.gui.composer.form_rows import Fields, FormRow, RowKind
from workbench.gui.composer.form_value import Way, way_of
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.model.event_form import FieldKind

Index = QModelIndex | QPersistentModelIndex
_CONTAINERS = (FieldKind.OBJECT, FieldKind.LIST)


class FormFields(QTreeView):
    """Shows a form; changes nothing itself. An `edit_wanted` of a field that is not there asks to add it so."""

    edit_wanted = Signal(object, object)
    add_wanted = Signal(object)
    remove_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    place_wanted = Signal(object)
    current_changed = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FormModel(self)
        self.delegate = FormDelegate(look, self)
        self.folds = Folds(self, self.rows)
        self._quiet = False
        self._set_up()
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        look.changed.connect(self.viewport().update)
        self.rows.rowsInserted.connect(self.folds.unfold_new)
        self.delegate.edited.connect(self.edit_wanted)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_current())

    def _set_up(self) -> None:
        self.setObjectName("composer.form.fields")
        self.setAccessibleName(tr("Fields of the event"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the delegate draws all of it; the style would put a tint behind the row under the pointer."""
        self.delegate.paint(painter, options, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the current row stays in sight when the card below grows."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if self.viewport().height() < row.bottom() <= event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def show_form(self, form: Fields | None) -> None:
        """Show another state of the event; what is unfolded, the current row, the scroll and an editor stay."""
        before = self.current_path()
        self._quiet = True
        self.setAutoScroll(False)
        try:
            self.rows.show_form(form)
            self._hold(before)
            self.delegate.refresh(self.rows.find)
        finally:
            self.setAutoScroll(True)
            self._quiet = False
        self._tell_current()

    def _hold(self, path: Path | None) -> None:
        """Make the row of `path` current again, where a change of its kind took it away."""
        if path is None or self.current_path() == path:
            return
        index = self.rows.find(path)
        if index.isValid():
            self.setCurrentIndex(index)

    def go_to(self, path: Path) -> bool:
        """Make the field at `path` current and visible, or the nearest one above it; False when there is none."""
        index = self.rows.find(path)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def set_read_only(self, read_only: bool) -> None:
        """Fade the fields and let nothing be changed."""
        if read_only:
            self.delegate.finish()
        self.delegate.read_only = read_only
        self.viewport().update()

    def row(self, index: QModelIndex | None = None) -> FormRow | None:
        """What a row shows, by default the current one."""
        return self.rows.row_at(self.currentIndex() if index is None else index)

    def current_path(self) -> Path | None:
        """The path of the current row."""
        row = self.row()
        return None if row is None else row.path

    def _tell_current(self) -> None:
        if not self._quiet:
            self.current_changed.emit(self.row())
            self.viewport().update()

    # -- wishes ----------------------------------------------------------------------------------

    def add(self, row: FormRow) -> None:
        """Ask for the member, or for one more item."""
        if row.addable:
            self._wish(self.add_wanted, row.path)

    def add_item(self, item: FormRow) -> None:
        """Ask for one more item in the list of `item`."""
        # A list may be shown twice, among the parameters and among all fields.
        adds = (row for _, row in self.rows.walk() if row.kind is RowKind.ADD and row.path[:-1] == item.path[:-1])
        row = next(adds, None)
        if row is not None:
            self.add(row)

    def remove(self, row: FormRow) -> None:
        """Ask for the member or item to go."""
        if row.removable:
            self._wish(self.remove_wanted, row.path)

    def duplicate(self, row: FormRow) -> None:
        """Ask for a copy of the item."""
        if row.is_item:
            self._wish(self.duplicate_wanted, row.path)

    def set_null(self, row: FormRow) -> None:
        """Ask for null."""
        self._wish(self.edit_wanted, row.path, None)

    def toggle(self, row: FormRow) -> None:
        """Ask for true where there is false or nothing, and for false where there is true."""
        if row.field is not None:
            self._wish(self.edit_wanted, row.path, row.field.value is not True)

    def show_in_json(self, row: FormRow) -> None:
        """Ask for the place in the text."""
        self.place_wanted.emit(row.path)

    def _wish(self, signal: SignalInstance, *values: object) -> None:
        if not self.delegate.read_only:
            signal.emit(*values)

    # -- opening ---------------------------------------------------------------------------------

    def open(self, index: QModelIndex, text: str = "", *, lists: bool = True) -> None:
        """Do what a row is for: unfold, show more, add, or edit its value, beginning with `text` when there is any.

        `lists` opens the list of a choice, too.
        """
        row = self.rows.row_at(index)
        if row is None:
            return
        match row.kind:
            case RowKind.SECTION | RowKind.REST:
                self.setExpanded(index, not self.isExpanded(index))
            case RowKind.MORE:
                self.rows.show_more(row.path)
            case _ if self.delegate.read_only:
                pass
            case RowKind.ADD:
                self.add(row)
            case RowKind.FIELD:
                self._edit(index, row, text, lists=lists)

    def open_as_text(self, index: QModelIndex) -> None:
        """Edit a value as text, also where there is a switch: a variable can be typed there."""
        row = self.rows.row_at(index)
        if row is not None and row.kind is RowKind.FIELD and not self.delegate.read_only:
            self.delegate.edit_as_text(row)
        self.open(index)

    @staticmethod
    def is_container(row: FormRow) -> bool:
        """Whether it stands for an object or a list."""
        return row.field is not None and row.field.kind in _CONTAINERS

    def _edit(self, index: QModelIndex, row: FormRow, text: str, *, lists: bool) -> None:
        if row.field is None:
            return
        if not row.present and self.is_container(row):
            self.add(row)
            return
        way = way_of(row.field)
        if way is Way.NONE:
            self.show_in_json(row)
            return
        if text:
            self.delegate.edit_as_text(row)
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.delegate.editor
        line = editor.line if isinstance(editor, ChoiceField) else editor
        if text and isinstance(line, QLineEdit):
            line.insert(text)
        elif isinstance(editor, ChoiceField) and lists:
            editor.showPopup()
