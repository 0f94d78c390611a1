"""Which sections of the form are unfolded: as the user left them, or else as is best to begin with."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTreeView

from workbench.gui.composer.form_model import FormModel, FormRole
from workbench.gui.composer.form_rows import PAGE, FormRow, RowKey, RowKind

_DEEPEST = 12
"""Steps of a path; sections further below begin folded."""


def begins_open(row: FormRow) -> bool:
    """Whether a section is unfolded to begin with: not so the second and later items, long ones and deep ones."""
    if row.kind is not RowKind.SECTION or row.field is None:
        return False
    step = row.path[-1]
    later = isinstance(step, int) and step > 0
    return not later and row.field.size <= PAGE and len(row.path) <= _DEEPEST


class Folds(QObject):
    """Remembers by the rows' keys what the user folds and unfolds in a tree."""

    def __init__(self, tree: QTreeView, rows: FormModel) -> None:
        super().__init__(tree)
        self._tree = tree
        self._rows = rows
        self._chosen: dict[RowKey, bool] = {}
        self._quiet = False
        tree.expanded.connect(lambda index: self._note(index, opened=True))
        tree.collapsed.connect(lambda index: self._note(index, opened=False))

    def _note(self, index: QModelIndex, *, opened: bool) -> None:
        row = index.data(FormRole.ROW)
        if not isinstance(row, FormRow) or self._quiet:
            return
        self._chosen[row.key] = opened
        if opened and row.kind is RowKind.REST:
            self.unfold_new(index, 0, self._rows.rowCount(index) - 1)

    def unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """Unfold among the new rows, and below them, what should be."""
        self._quiet = True
        waiting = [self._rows.index(place, 0, parent) for place in range(first, last + 1)]
        while waiting:
            index = waiting.pop()
            row = self._rows.row_at(index)
            if row is not None and row.unfolds and self._chosen.get(row.key, begins_open(row)):
                self._tree.expand(index)
                waiting += [below for below, _ in self._rows.below(index)]
        self._quiet = False
