"""The commands with their keys as a table's rows, narrowed by words or by keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.app.command_table import BY_ID, COMMANDS
from workbench.app.commands import Command
from workbench.app.key_layers import Binding, KeySource
from workbench.app.key_text import Keys
from workbench.app.keymap import Keymap
from workbench.gui.actions import native_text
from workbench.gui.translation import later, tr

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns, from the left."""

    COMMAND = 0
    KEYS = 1
    SOURCE = 2


_HEADS = {Column.COMMAND: later("Command"), Column.KEYS: later("Keys"), Column.SOURCE: later("From")}


@dataclass(frozen=True, slots=True)
class KeymapRow:
    """A command as it is shown; `source` says where its keys are from."""

    command: Command
    binding: Binding
    source: str

    @property
    def title(self) -> str:
        """The command's title."""
        return tr(self.command.title).rstrip("…")

    @property
    def keys_text(self) -> str:
        """All its keys."""
        return f" {tr('or')} ".join(native_text(keys) for keys in self.binding.keys)

    @property
    def lost_text(self) -> str:
        """Who has taken its keys, or an empty text."""
        takers = dict.fromkeys(tr(BY_ID[lost.to].title).rstrip("…") for lost in self.binding.lost)
        return tr("taken by {takers}", takers=", ".join(takers)) if takers and not self.binding.keys else ""

    def has_words(self, words: Sequence[str]) -> bool:
        """Whether each of the words (case-folded) is in its title, id, help, menu or keys, in English or as shown."""
        one = self.command
        english = (one.title, one.help, one.menu.value)
        text = " ".join((one.id, *english, *map(tr, english), self.keys_text, self.source)).casefold()
        return all(word in text for word in words)

    def begins_with(self, keys: Keys) -> bool:
        """Whether any of its keys begins with these."""
        return any(held[: len(keys)] == keys for held in self.binding.keys)


class KeymapModel(QAbstractTableModel):
    """Follows the keymap when told to `refresh`."""

    def __init__(self, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._words: Sequence[str] = ()
        self._keys: Keys = ()
        self._shown: list[KeymapRow] = []
        self.refresh()

    def narrow(self, text: str = "", keys: Keys = ()) -> None:
        """Show the commands that have all the words of `text`, or keys that begin with `keys`."""
        self._words, self._keys = text.casefold().split(), keys
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now; when the same commands are shown, their rows stay."""
        rows = [self._row(command) for command in COMMANDS]
        shown = [row for row in rows if row.has_words(self._words) and (not self._keys or row.begins_with(self._keys))]
        if [row.command.id for row in shown] == [row.command.id for row in self._shown]:
            self._shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def row(self, number: int) -> KeymapRow | None:
        """The row shown there, or None."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def number_of(self, command: str) -> int:
        """In which row a command is shown; -1 when it is not."""
        return next((at for at, row in enumerate(self._shown) if row.command.id == command), -1)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Qt: how many rows there are."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Qt: how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        """Qt: the columns' titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[Column(section)])
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        """Qt: texts for display and screen readers, the row for the delegate."""
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(row.command.help) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, Column(index.column()))
        return None

    @staticmethod
    def _text(row: KeymapRow, column: Column) -> str:
        match column:
            case Column.COMMAND:
                return row.title
            case Column.KEYS:
                return row.keys_text or row.lost_text or tr("none")
            case Column.SOURCE:
                return row.source

    def _row(self, command: Command) -> KeymapRow:
        binding = self._keymap.binding(command.id)
        return KeymapRow(command, binding, self._source(binding))

    def _source(self, binding: Binding) -> str:
        preset = self._keymap.preset
        match binding.source:
            case KeySource.USER:
                return tr("Yours")
            case KeySource.PRESET if preset is not None:
                return preset.title
            case _:
                return tr("Default") if binding.keys or binding.lost else ""


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
