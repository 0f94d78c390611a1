"""The list of blueprints; words filter it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.translation import tr
from workbench.model.blueprint import Blueprint
from workbench.project.blueprints import matches

Index = QModelIndex | QPersistentModelIndex
_LANGUAGES = {"python": "Python", "nodejs": "Node.js", "shell": "Shell"}


def language_title(blueprint: Blueprint) -> str:
    """The language as people write it."""
    return _LANGUAGES.get(blueprint.language, blueprint.language)


class BlueprintModel(QAbstractListModel):
    """A row for each blueprint that holds every word of the filter."""

    BlueprintRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Blueprint, ...] = ()
        self._rows: list[Blueprint] = []
        self.loaded = False

    def set_blueprints(self, blueprints: Sequence[Blueprint], words: str = "") -> None:
        """Show these."""
        self._all = tuple(blueprints)
        self.loaded = True
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show those that hold every word."""
        self.beginResetModel()
        self._rows = [blueprint for blueprint in self._all if matches(blueprint, words)]
        self.endResetModel()

    def blueprint(self, row: int) -> Blueprint | None:
        """The blueprint of a row, or None beyond the last."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, blueprint_id: str) -> int:
        """The row of a blueprint, or -1 where it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.id == blueprint_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: the number of rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: a blueprint's title, what a screen reader says, or itself."""
        blueprint = self.blueprint(index.row())
        if blueprint is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(blueprint.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(blueprint.title)}, {language_title(blueprint)}"
            case Qt.ItemDataRole.ToolTipRole:
                return ", ".join(blueprint.tags)
            case self.BlueprintRole:
                return blueprint
        return None
