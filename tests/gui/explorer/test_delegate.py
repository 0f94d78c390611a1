"""Rows are 28 px high and drawn with what they say."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.delegate import RowDelegate
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.look import Look
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.functions import FunctionsModel
from workbench.model.event import SavedEvent


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


def test_an_event_gives_its_name_the_room(qtbot: QtBot, look: Look) -> None:
    event = Row("e", RowKind.EVENT, "a-rather-long-name.json", "apigateway/http-api-v2")
    assert picture(qtbot, look, event) != picture(qtbot, look, Row("e", RowKind.FOLDER, event.text, event.secondary))


def test_a_name_is_typed_over_the_row(qtbot: QtBot, look: Look) -> None:
    tree = QTreeView()
    qtbot.addWidget(tree)
    model = FunctionsModel(tree)
    event = SavedEvent("a/b", Path("/w/events/a/b.json"), 2)
    model.show_rows((Row("b.json", RowKind.EVENT, "b.json", event=event), Row("x/", RowKind.FOLDER, "x", folder="x")))
    tree.setModel(model)
    delegate = RowDelegate(look, tree)
    tree.setItemDelegate(delegate)
    told: list[tuple[Row, str]] = []
    delegate.renamed.connect(lambda row, name: told.append((row, name)))
    index, option = model.index(0, 0), QStyleOptionViewItem()
    editor = delegate.createEditor(tree.viewport(), option, index)
    assert isinstance(editor, NameEditor)
    delegate.setEditorData(editor, index)
    delegate.setModelData(editor, model, index)
    assert told == []
    editor.setText(" a/c ")
    delegate.setModelData(editor, model, index)
    assert [(row.text, name) for row, name in told] == [("b.json", "a/c")]
    option.rect = QRect(0, 28, 260, 28)
    delegate.updateEditorGeometry(editor, option, index)
    assert (editor.y(), editor.height(), editor.geometry().right()) == (28, 28, 253)
    delegate.setEditorData(editor, model.index(1, 0))
    assert editor.name() == "x"
