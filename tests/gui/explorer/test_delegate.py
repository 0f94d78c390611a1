"""Rows are 28 px high and drawn with what they say."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.delegate import RowDelegate
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.look import Look
from workbench.gui.models.function_state import IDLE, FunctionState
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.functions import FunctionsModel
from workbench.model.event import SavedEvent


def picture(qtbot: QtBot, look: Look, *rows: Row, width: int = 260, state: FunctionState = IDLE) -> QImage:
    tree = QTreeView()
    qtbot.addWidget(tree)
    model = FunctionsModel(tree)
    model.show_rows(rows)
    tree.setModel(model)
    tree.setHeaderHidden(True)
    tree.setItemDelegate(RowDelegate(look, tree, lambda _row: state))
    tree.resize(width, 120)
    return tree.grab().toImage()


def function(mark: Mark = Mark.NONE, secondary: str = "python3.13", *, deprecated: bool = False) -> Row:
    return Row("k", RowKind.FUNCTION, "Orders", secondary, deprecated, mark)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shows(look: Look, image: QImage) -> list[str]:
    """The status colours that are in a picture, or nearly."""
    seen = [QColor(name) for name in colours(image)]

    def near(token: str) -> bool:
        wanted = look.color(token)
        return any(_distance(one, wanted) < 32 for one in seen)

    return [token for token in ("err", "warn", "ok", "run") if near(token)]


def _distance(one: QColor, other: QColor) -> int:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in pairs)


def test_rows_are_as_high_as_the_look_says(qtbot: QtBot, look: Look) -> None:
    tree = QTreeView()
    qtbot.addWidget(tree)
    assert RowDelegate(look, tree).sizeHint(QStyleOptionViewItem(), QModelIndex()) == QSize(120, 28)


def test_marks_have_the_status_colours(qtbot: QtBot, look: Look) -> None:
    assert shows(look, picture(qtbot, look, function(Mark.ERROR))) == ["err"]
    assert shows(look, picture(qtbot, look, function(Mark.WARNING))) == ["warn"]
    plain = picture(qtbot, look, function())
    assert shows(look, plain) == []
    assert picture(qtbot, look, function(Mark.UNRESOLVED)) != plain


def test_states_have_the_status_colours(qtbot: QtBot, look: Look) -> None:
    def shown(state: FunctionState) -> QImage:
        return picture(qtbot, look, function(), state=state)

    assert shows(look, shown(FunctionState(warm=1))) == ["ok"]
    assert shows(look, shown(FunctionState(running=1, warm=1))) == ["run"]
    assert shown(FunctionState(warm=2)) != shown(FunctionState(warm=1)), "the count is told"
    assert shown(FunctionState(favourite=True)) != shown(FunctionState())


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
