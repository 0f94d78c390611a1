"""Opens the editor of a field in its box, and turns what was typed into a wish; the event itself is not touched."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.form_editors import FieldEditor, Step, SwitchField, make_editor, refuse
from workbench.gui.composer.form_layout import box_rect, long_rect
from workbench.gui.composer.form_model import FormRole
from workbench.gui.composer.form_rows import FormRow
from workbench.gui.composer.form_value import Way, is_long, typed, value_of, way_of
from workbench.gui.look import Look
from workbench.gui.widgets import name

Index = QModelIndex | QPersistentModelIndex


class _Open:
    """The editor that is open: how it edits, and the text that it began with."""

    __slots__ = ("began", "editor", "row", "way")

    def __init__(self, editor: FieldEditor, row: FormRow, way: Way) -> None:
        self.editor = editor
        self.row = row
        self.way = way
        self.began = ""

    @property
    def changed(self) -> bool:
        return self.editor.text() != self.began

    def value(self) -> JsonValue:
        """The value of the text. Raises ValueError."""
        assert self.row.field is not None
        return value_of(self.editor.text(), self.way, self.row.field.kind)


class FormEditing(QStyledItemDelegate):
    """`edited` carries a path and its new value; `left` the step that the user took out of an editor."""

    edited = Signal(object, object)
    left = Signal(object)

    def __init__(self, look: Look, tree: QTreeView) -> None:
        super().__init__(tree)
        self._look = look
        self._tree = tree
        self._opened: list[_Open] = []
        self._as_text: Path | None = None

    @property
    def editor(self) -> FieldEditor | None:
        """The editor that was opened last and is open still, or None."""
        return self._opened[-1].editor if self._opened else None

    @property
    def is_editing(self) -> bool:
        """Whether an editor is open."""
        return self.editor is not None

    def edit_as_text(self, row: FormRow) -> None:
        """Let the editor of `row`, when it is opened next, take a text where it would be a switch."""
        self._as_text = row.path

    def finish(self) -> None:
        """Take what the open editor holds, when it stands for a value, and close it."""
        for opened in tuple(self._opened):
            self._take(opened)
            self.closeEditor.emit(opened.editor, QStyledItemDelegate.EndEditHint.NoHint)

    def refresh(self, find: Callable[[Path], QModelIndex]) -> None:
        """Show the values as they are now; a tree that is about to be laid out anew does not ask for it itself."""
        for opened in self._opened:
            self.setEditorData(opened.editor, find(opened.row.path))

    def _of(self, editor: QObject) -> _Open | None:
        """What is known of an editor. While one is opened, the one before it is open still."""
        return next((opened for opened in self._opened if opened.editor is editor), None)

    # -- Qt's interface --------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: the control for the row's value."""
        row: FormRow = index.data(FormRole.ROW)
        assert row.field is not None
        way = way_of(row.field)
        if way is Way.SWITCH and self._as_text == row.path:
            way = Way.LINE
        self._as_text = None
        editor = make_editor(self._look, way, row.field.choices, parent)
        name(editor, "composer.form.editor", row.said(), row.field.help)
        opened = _Open(editor, row, way)
        self._opened.append(opened)
        editor.stepped.connect(lambda step: self._step(opened, step))
        if isinstance(editor, SwitchField):
            editor.toggled.connect(lambda _on: self.commitData.emit(editor))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Qt: the editor is closed."""
        self._opened = [opened for opened in self._opened if opened.editor is not editor]
        editor.hide()
        editor.deleteLater()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: show the value, unless the user has begun to write another one."""
        opened, row = self._of(editor), index.data(FormRole.ROW)
        if opened is None or not isinstance(row, FormRow) or row.field is None or row.path != opened.row.path:
            return
        text = typed(row.field, opened.way)
        if not opened.changed and (text != opened.began or not text):
            opened.editor.blockSignals(True)
            opened.editor.put(text)
            opened.editor.blockSignals(False)
            opened.began = opened.editor.text()
        opened.row = row

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Qt: wish for the value that was typed."""
        opened = self._of(editor)
        if opened is not None:
            self._take(opened)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the editor lies over the row's box; one of several lines over the boxes below it too."""
        box = box_rect(self._tree.visualRect(index))
        opened = self._of(editor)
        several = opened is not None and is_long(opened.way)
        editor.setGeometry(long_rect(box, self._tree.viewport().rect()) if several else box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt: keys are the editor's own; a text that stands for no value keeps its editor open when the focus goes."""
        if event.type() is QEvent.Type.KeyPress:
            return False
        opened = self._of(editor)
        if event.type() is QEvent.Type.FocusOut and opened is not None and not _fits(opened):
            return False
        return super().eventFilter(editor, event)

    # -- steps -----------------------------------------------------------------------------------

    def _step(self, opened: _Open, step: Step) -> None:
        if step is Step.LEAVE:
            self.closeEditor.emit(opened.editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        elif self._take(opened):
            self.closeEditor.emit(opened.editor, QStyledItemDelegate.EndEditHint.NoHint)
        else:
            return
        self.left.emit(step)

    def _take(self, opened: _Open) -> bool:
        """Wish for what was typed; False when it stands for no value."""
        if not opened.changed:
            return True
        try:
            value = opened.value()
        except ValueError as error:
            refuse(opened.editor, str(error))
            return False
        refuse(opened.editor, "")
        opened.began = opened.editor.text()
        self.edited.emit(opened.row.path, value)
        return True


def _fits(opened: _Open) -> bool:
    if not opened.changed:
        return True
    try:
        opened.value()
    except ValueError as error:
        refuse(opened.editor, str(error))
        return False
    return True
