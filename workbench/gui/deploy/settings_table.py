"""The settings that are named here beside the deployed ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from workbench.gui.deploy.texts import MASK, setting_text, setting_title
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, name
from workbench.model.deploy import SettingKind, SettingRow, is_secret

_COLUMN_PX = 184
_COLOURS = {
    SettingKind.DIFFERENT: ("text", "err", "ok"),
    SettingKind.SAME: ("muted", "muted", "muted"),
    SettingKind.NOT_COMPARED: ("muted", "muted", "warn"),
}
"""Of the three columns, by how the setting stands."""


class SettingsTable(QTableWidget):
    """Settings that differ come first; a secret's values are dots."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._look = look
        self._rows: tuple[SettingRow, ...] = ()
        name(self, "deploy.settings", tr("Settings"))
        self.setHorizontalHeaderLabels([tr("Setting"), tr("Deployed"), tr("Here")])
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        # In line with the files above, which stand where the dialog's title does.
        self.setStyleSheet("QTableWidget::item { padding-left: 13px; } QHeaderView::section { padding-left: 16px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TABLE_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)  # where it is told why one is not compared
        for column in range(2):
            self.setColumnWidth(column, _COLUMN_PX)
        header.setHighlightSections(False)
        follow(look, self, self._colour)

    def show_rows(self, rows: Sequence[SettingRow]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self.clearContents()
        self.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            for column, text in enumerate(_texts(row)):
                item = QTableWidgetItem(text.partition("\n")[0] if "\n" not in text else text.replace("\n", ", "))
                item.setToolTip(text)
                self.setItem(place, column, item)
        self._colour()

    def _colour(self) -> None:
        for place, row in enumerate(self._rows):
            for column, token in enumerate(_COLOURS[row.kind]):
                item = self.item(place, column)
                if item is not None:
                    item.setForeground(self._look.color(token))


def _texts(row: SettingRow) -> tuple[str, str, str]:
    title, deployed = setting_title(row.key), setting_text(row.key, row.deployed)
    match row.kind:
        case SettingKind.SAME:
            return title, deployed, tr("same")
        case SettingKind.NOT_COMPARED:
            return title, deployed, tr("not compared: {why}", why=row.why)
        case SettingKind.DIFFERENT if is_secret(row.key) and row.deployed is not None:
            return title, MASK, tr("{mask} (another)", mask=MASK)
        case _:
            return title, deployed, setting_text(row.key, row.here)
