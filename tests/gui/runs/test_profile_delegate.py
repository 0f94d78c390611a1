import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.imports import Column, ImportsModel, Share
from workbench.gui.runs.profile_delegate import ProfileDelegate
from workbench.model.profile import ImportTime, import_tree

AREA = QRect(0, 0, 300, TABLE_ROW)


@pytest.fixture
def cells(qtbot: QtBot, look: Look) -> ProfileDelegate:
    return ProfileDelegate(look)


@pytest.fixture
def model(qtbot: QtBot) -> ImportsModel:
    made = ImportsModel()
    made.show_tree(
        import_tree((ImportTime("a", 25.0, 25.0, 1), ImportTime("b", 25.0, 50.0, 0), ImportTime("c", 50, 50, 0)))
    )
    return made


def drawn(cells: ProfileDelegate, model: ImportsModel, column: Column, state: QStyle.StateFlag | None = None) -> QImage:
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    option = QStyleOptionViewItem()
    option.rect = AREA
    if state is not None:
        option.state = state
    painter = QPainter(image)
    cells.paint(painter, option, model.index(0, column))
    painter.end()
    return image


def test_a_bar_is_as_long_as_the_share_and_the_own_part_is_in_it(cells: ProfileDelegate) -> None:
    whole, own = cells.bars(AREA, Share(0.25, 0.5))
    full, _own = cells.bars(AREA, Share(1.0, 1.0))
    assert whole.width() == pytest.approx(full.width() / 2)
    assert own.width() == pytest.approx(full.width() / 4)
    assert full.right() < AREA.right() - 20, "the number stands beside it"


def test_the_least_share_is_seen_and_the_own_part_is_never_longer(cells: ProfileDelegate) -> None:
    whole, own = cells.bars(AREA, Share(0.0, 0.0))
    assert whole.width() == own.width() == 2
    whole, own = cells.bars(AREA, Share(0.9, 0.5))
    assert own.width() == whole.width()


def test_the_bar_is_drawn_in_the_accent_and_fainter_for_imports(
    cells: ProfileDelegate, model: ImportsModel, look: Look
) -> None:
    image = drawn(cells, model, Column.SHARE)
    middle = TABLE_ROW // 2
    assert image.pixelColor(20, middle) == look.color("accent")
    faint = image.pixelColor(90, middle)
    assert faint not in (look.color("accent"), QColor(Qt.GlobalColor.black))


@pytest.mark.parametrize(
    ("state", "token"), [(QStyle.StateFlag.State_Selected, "selection"), (QStyle.StateFlag.State_MouseOver, "hover")]
)
def test_a_row_says_that_it_is_selected_or_under_the_pointer(
    cells: ProfileDelegate, model: ImportsModel, look: Look, state: QStyle.StateFlag, token: str
) -> None:
    for column in Column:
        assert drawn(cells, model, column, state).pixelColor(1, 1) == look.color(token)


def test_numbers_end_at_the_right(cells: ProfileDelegate, model: ImportsModel) -> None:
    black = QColor(Qt.GlobalColor.black)
    for column, left_is_empty in ((Column.MODULE, False), (Column.OWN, True), (Column.WHOLE, True)):
        image = drawn(cells, model, column)
        left = any(image.pixelColor(x, y) != black for x in range(150) for y in range(TABLE_ROW))
        assert left is not left_is_empty
    assert cells.sizeHint(QStyleOptionViewItem(), model.index(0, Column.OWN)).height() == TABLE_ROW
