"""The rows of the palette."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.palette_entry import Entry
from workbench.gui.palette_list import ENTRY, ROW_PX, EntryDelegate, EntryModel


def entry(title: str, detail: str = "", keys: str = "", icon: str = "") -> Entry:
    return Entry(title, lambda: None, detail, keys, icon)


def drawn_bluish(image: QImage, left: int, right: int) -> bool:
    """Whether letters between two columns are drawn in the accent: much bluer than red, and bright."""
    colours = [image.pixelColor(x, y) for x in range(left, right) for y in range(6, 26)]
    return any(one.blue() > 180 and one.blue() - one.red() > 80 for one in colours)


def test_the_model_shows_what_matches(qtbot: QtBot) -> None:
    model = EntryModel()
    model.fill([entry("Save", "File", "Ctrl+S"), entry("Invoke")], "")
    assert model.rowCount() == 2
    model.narrow("inv")
    assert model.rowCount() == 1
    assert model.entry(0).title == "Invoke"
    index = model.index(0)
    assert index.data() == "Invoke"
    assert index.data(ENTRY) is model.entry(0)


def test_screen_readers_hear_title_detail_and_keys() -> None:
    model = EntryModel()
    model.fill([entry("Save", "File", "Ctrl+S")], "")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Save, File, Ctrl+S"


def test_a_row_is_drawn_in_the_themes_colours(qtbot: QtBot, look: Look) -> None:
    model = EntryModel()
    model.fill([entry("Save", "File", "Ctrl+S", "save")], "sa")
    delegate = EntryDelegate(look)
    image = QImage(300, ROW_PX, QImage.Format.Format_ARGB32)
    image.fill(look.color("raised"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, ROW_PX)
    option.state = QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    assert image.pixelColor(150, 4) == look.color("selection")
    assert drawn_bluish(image, 36, 52)
    assert not drawn_bluish(image, 56, 66)
