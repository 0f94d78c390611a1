"""Rows are 28 px high and drawn with what they say."""

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.delegate import RowDelegate
from workbench.gui.look import Look
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.functions import FunctionsModel


def picture(qtbot: QtBot, look: Look, *rows: Row, width: int = 260) -> QImage:
    tree = QTreeView()
    qtbot.addWidget(tree)
    model = FunctionsModel(tree)
    model.show_rows(rows)
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.setItemDelegate(RowDelegate(look, tree))
    tree.resize(width, 120)
    return tree.grab().toImage()


def function(mark: Mark = Mark.NONE, secondary: str = "python3.13", *, deprecated: bool = False) -> Row:
    return Row("k", RowKind.FUNCTION, "Orders", secondary, deprecated, mark)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_rows_are_as_high_as_the_look_says(qtbot: QtBot, look: Look) -> None:
    tree = QTreeView()
    qtbot.addWidget(tree)
    assert RowDelegate(look, tree).sizeHint(QStyleOptionViewItem(), QModelIndex()) == QSize(120, 28)


def test_marks_have_the_status_colours(qtbot: QtBot, look: Look) -> None:
    assert look.color("err").name() in colours(picture(qtbot, look, function(Mark.ERROR)))
    assert look.color("warn").name() in colours(picture(qtbot, look, function(Mark.WARNING)))
    plain = picture(qtbot, look, function())
    assert not {look.color("err").name(), look.color("warn").name()} & colours(plain)
    assert picture(qtbot, look, function(Mark.UNRESOLVED)) != plain


def test_kinds_and_deprecation_are_drawn_differently(qtbot: QtBot, look: Look) -> None:
    rows = (
        function(),
        function(secondary="python3.8", deprecated=True),
        Row("k", RowKind.SECTION, "Orders"),
        Row("k", RowKind.FOLDER, "Orders"),
        Row("k", RowKind.EVENT, "Orders"),
    )
    images = [picture(qtbot, look, row) for row in rows]
    assert all(images[one] != images[two] for one in range(5) for two in range(one))


def test_a_narrow_panel_leaves_the_runtime_out(qtbot: QtBot, look: Look) -> None:
    narrow = picture(qtbot, look, function(), width=90)
    assert narrow == picture(qtbot, look, function(secondary="something else"), width=90)


def test_places_and_hints_are_drawn(qtbot: QtBot, look: Look) -> None:
    hint = picture(qtbot, look, Row("h", RowKind.HINT, "Nothing"))
    place = picture(qtbot, look, Row("p", RowKind.PLACE, "us-east-1", "000000000000"))
    folder = picture(qtbot, look, Row("p", RowKind.FOLDER, "us-east-1", "000000000000"))
    assert look.color("muted").name() in colours(hint)
    assert look.color("text").name() not in colours(hint), "a hint is no row to choose"
    assert place != folder
