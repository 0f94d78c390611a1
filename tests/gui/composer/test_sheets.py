from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.app.context import Context
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.sheets import Sheets, key_of, not_elsewhere

pytestmark = pytest.mark.usefixtures("qapp")
NONE, ORDERS, REFUND = "/w\n", "/w\nOrders", "/w\nRefund"


def document(text: str) -> QTextDocument:
    made = QTextDocument()
    made.setPlainText(text)
    return made


def sheets() -> Sheets:
    return Sheets(document, lambda: None)


def write(kept: Sheets, text: str) -> None:
    cursor = QTextCursor(kept.current.document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    kept.current.text_changed()


def texts(kept: Sheets, *keys: str) -> list[str]:
    return [kept.show(key).document.toPlainText() for key in keys]


def test_each_function_has_a_sheet_of_its_own() -> None:
    kept = sheets()
    for key in (ORDERS, REFUND):
        kept.show(key)
        write(kept, key)
    assert texts(kept, ORDERS, REFUND) == [ORDERS, REFUND]


def test_what_was_written_before_a_function_was_chosen_goes_to_the_first() -> None:
    kept = sheets()
    kept.show(NONE)
    write(kept, "mine")
    assert texts(kept, ORDERS, NONE) == ["mine", "{}\n"]


def test_a_function_with_an_event_keeps_its_own() -> None:
    kept = sheets()
    kept.show(NONE)
    kept.restore({ORDERS: {"text": "kept"}})
    write(kept, "mine")
    assert texts(kept, ORDERS, NONE) == ["kept", "mine"]


def test_a_session_brings_texts_back_but_not_over_new_ones() -> None:
    kept = sheets()
    kept.show(ORDERS)
    write(kept, "old orders")
    kept.show(REFUND)
    write(kept, "old refund")
    state = kept.state()
    again = sheets()
    again.show(ORDERS)
    assert again.restore(state)
    assert texts(again, ORDERS, REFUND) == ["old orders", "old refund"]
    typed = sheets()
    typed.show(ORDERS)
    write(typed, "typed since")
    assert not typed.restore(state)
    assert texts(typed, ORDERS, REFUND) == ["typed since", "old refund"]


def test_events_follow_their_files() -> None:
    kept = sheets()
    kept.show(ORDERS).renamed(EventName("a/b", saved=True))
    kept.show(REFUND).renamed(EventName("a/b"))
    kept.follow("a/b", "a/c")
    assert kept.show(ORDERS).name == EventName("a/c", saved=True)
    assert kept.show(REFUND).name == EventName("a/b"), "a type of the catalogue has no file"
    kept.follow("a/c", None)
    gone = kept.show(ORDERS)
    assert (gone.name, gone.edited) == (EventName("a/c"), True)
    kept.show(REFUND)
    kept.restored("a/c")
    back = kept.show(ORDERS)
    assert (back.name, back.edited) == (EventName("a/c", saved=True), False)


def test_what_belongs_to_other_folders_is_left_to_their_windows(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    keys = [f"{here}\nOrders", "123/eu\nOrders", "\n"]
    state = {key: {"text": "7"} for key in (*keys, f"{there}\nOrders", f"{here}/inner\nOrders")}
    left = not_elsewhere(state, here)
    assert isinstance(left, dict)
    assert list(left) == keys
    assert not_elsewhere([], here) == []


def test_the_key_is_of_the_place_and_the_function() -> None:
    root = Path("/w")
    assert key_of(Context()) == "\n"
    assert key_of(Context(workspace=root, function="Orders")) == f"{root}\nOrders"
    assert key_of(Context(workspace=root, function="Orders", scope="123/eu")) == "123/eu\nOrders"
