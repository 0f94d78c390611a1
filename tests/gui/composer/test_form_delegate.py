from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.support.fake_form import FakeForm, absent
from workbench.base.json_pointer import JsonValue
from workbench.gui.composer.form_tree import FormTree
from workbench.gui.look import Look
from workbench.model.event_form import FormField


def tree(qtbot: QtBot, look: Look, form: FakeForm) -> FormTree:
    made = FormTree(look)
    qtbot.addWidget(made)
    made.resize(370, 200)
    made.show_form(form)
    return made


def picture(qtbot: QtBot, look: Look, value: JsonValue, *lacking: FormField) -> QImage:
    return tree(qtbot, look, FakeForm({"field": value} if not lacking else {}, {(): lacking})).grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_all_rows_have_one_height(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"a": {"b": 1}}))
    assert made.delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == 32
    assert made.visualRect(made.rows.find(("a", "b"))).height() == 32


def test_each_kind_of_value_looks_its_own_way(qtbot: QtBot, look: Look) -> None:
    values: tuple[JsonValue, ...] = ("x", "", None, True, False, "${env.X}", {"x": 1}, ["x"])
    images = [picture(qtbot, look, value) for value in values]
    assert all(images[one] != images[two] for one in range(len(images)) for two in range(one))


def test_what_is_required_and_not_there_is_a_warning(qtbot: QtBot, look: Look) -> None:
    def amber(image: QImage) -> bool:
        # The star is thin: no pixel has the whole colour.
        return any(colour.red() > colour.blue() + 60 for colour in map(QColor, colours(image)))

    assert amber(picture(qtbot, look, None, absent(("a",), "A", required=True, known=True)))
    assert not amber(picture(qtbot, look, "x"))


def test_what_is_required_and_there_has_its_star_when_it_is_current(qtbot: QtBot, look: Look) -> None:
    for current, alike in (("b", True), ("a", False)):
        free, needed = (
            tree(qtbot, look, FakeForm({"a": "x", "b": "y"}, None, {("a",): {"required": required}}))
            for required in (False, True)
        )
        assert free.go_to((current,))
        assert needed.go_to((current,))
        assert (free.grab().toImage() == needed.grab().toImage()) is alike


def test_the_accent_rings_the_current_field_when_the_keyboard_is_there(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"a": "x", "b": "y"}))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.go_to(("b",))
    with_ring = made.grab().toImage()
    made.clearFocus()
    assert look.color("accent").name() in colours(with_ring)
    assert look.color("accent").name() not in colours(made.grab().toImage())


def test_icons_of_a_head_come_with_the_pointer(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"Records": [{"a": 1}, {"a": 2}]}))
    plain = made.grab().toImage()
    made.delegate.hovered = QPersistentModelIndex(made.rows.find(("Records", 1)))
    assert made.grab().toImage() != plain


def test_fields_at_rest_are_faded(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"a": "x"}))
    assert look.color("text").name() in colours(made.grab().toImage())
    made.set_read_only(True)
    assert look.color("text").name() not in colours(made.grab().toImage())


def test_names_of_users_and_of_nobody_stay_as_written(qtbot: QtBot, look: Look) -> None:
    def head(**about: object) -> QImage:
        return tree(qtbot, look, FakeForm({"abc": {"a": 1}}, None, {("abc",): about})).grab().toImage()

    capitals = head(label="ABC", known=True)
    assert head(label="Abc", known=True) == capitals
    assert head(label="abc", known=True) != capitals
    assert head(label="Abc", known=False) != capitals


def test_an_encoding_is_named(qtbot: QtBot, look: Look) -> None:
    values: tuple[JsonValue, ...] = ("x", {"a": 1})
    for value in values:
        plain = tree(qtbot, look, FakeForm({"body": value}))
        encoded = tree(qtbot, look, FakeForm({"body": value}, None, {("body",): {"encoded": "base64"}}))
        assert plain.grab().toImage() != encoded.grab().toImage()
        assert "encoded as base64" in str(encoded.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_themes_change_the_picture(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"a": "x"}))
    before = made.grab().toImage()
    look.choose("light")
    assert made.grab().toImage() != before


def test_the_head_of_a_parameter_is_readable_in_capitals(qtbot: QtBot, look: Look) -> None:
    def head(**about: object) -> QImage:
        return tree(qtbot, look, FakeForm({"Keys": {"a": 1}}, None, {("Keys",): about})).grab().toImage()

    assert head(label="Keys") != head(label="KEYS", known=True)
    assert head(label="Keys", parameter="keys") == head(label="KEYS", known=True)


def test_all_fields_have_a_head_without_icons(qtbot: QtBot, look: Look) -> None:
    made = tree(qtbot, look, FakeForm({"a": 1, "b": 2}, named={(): (("a",),)}))
    before = made.grab().toImage()
    head = made.rows.index(1, 0)
    assert head.data() == "All fields"
    made.expand(head)
    place = made.visualRect(head)
    assert made.grab(place).toImage() != before.copy(place), "the chevron turns"
