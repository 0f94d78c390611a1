import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.drafts import Draft
from workbench.gui.composer.sheet import EventName, Sheet
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

pytestmark = pytest.mark.usefixtures("qapp")
S3 = EventName("s3/put")
SQS = EventName("sqs/batch")
MINE = EventName("orders/mine", saved=True)


def sheet_of(text: str = "{}", draft: Draft | None = None) -> Sheet:
    document = QTextDocument()
    document.setPlainText(text)
    return Sheet(document, draft or Draft(text))


def put(sheet: Sheet, text: str, name: EventName | None = None) -> None:
    cursor = QTextCursor(sheet.document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    cursor.endEditBlock()
    sheet.text_changed()
    if name is not None:
        sheet.renamed(name)


def type_in(sheet: Sheet, text: str) -> None:
    cursor = QTextCursor(sheet.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for character in text:
        cursor.insertText(character)
        sheet.text_changed()


def undo(sheet: Sheet) -> None:
    sheet.document.undo()
    sheet.text_changed()


def test_a_picked_event_is_not_edited_until_it_is() -> None:
    sheet = sheet_of()
    put(sheet, "1", S3)
    assert (sheet.name, sheet.edited) == (S3, False)
    type_in(sheet, "2")
    assert (sheet.name, sheet.edited) == (S3, True)


def test_undoing_a_pick_brings_back_the_name_before_it() -> None:
    sheet = sheet_of()
    put(sheet, "1", S3)
    put(sheet, "2", SQS)
    assert sheet.name == SQS
    undo(sheet)
    assert (sheet.name, sheet.edited) == (S3, False)
    undo(sheet)
    assert sheet.name == EventName()
    sheet.document.redo()
    sheet.text_changed()
    assert sheet.name == S3


def test_a_name_that_can_no_longer_be_redone_is_forgotten() -> None:
    sheet = sheet_of()
    put(sheet, "1", S3)
    undo(sheet)
    type_in(sheet, "a\nb\nc\nd")
    assert sheet.name == EventName()


def test_saving_names_the_text_as_it_is() -> None:
    sheet = sheet_of()
    put(sheet, "1", S3)
    type_in(sheet, "2")
    sheet.renamed(MINE)
    assert (sheet.name, sheet.edited) == (MINE, False)
    sheet.renamed(S3)
    assert sheet.name == S3


def test_a_sheet_goes_to_a_draft_and_back() -> None:
    sheet = sheet_of()
    put(sheet, "1", MINE)
    type_in(sheet, "2")
    draft = sheet.draft()
    assert draft == Draft("12", "orders/mine", saved=True, edited=True)
    again = sheet_of(draft.text, draft)
    assert (again.name, again.edited) == (MINE, True)
    assert again.draft() == draft


def test_a_nameless_text_is_never_called_edited_in_a_draft() -> None:
    sheet = sheet_of()
    type_in(sheet, "x")
    assert sheet.draft() == Draft("{}x")


def test_undoing_brings_back_type_and_envelopes() -> None:
    sheet = sheet_of()
    inside = EventName("orders/mine", saved=True, type_id="s3/put", shells=(Shell(Envelope.SQS, "{}"),))
    put(sheet, "1", MINE)
    put(sheet, "2", inside)
    assert sheet.draft() == Draft("2", "orders/mine", saved=True, type_id="s3/put", shells=inside.shells)
    undo(sheet)
    assert sheet.name == MINE
    again = sheet_of("2", Draft("2", "orders/mine", saved=True, type_id="s3/put", shells=inside.shells))
    assert again.name == inside


def test_an_envelope_is_an_edit_without_a_key() -> None:
    sheet = sheet_of()
    put(sheet, "1", MINE)
    sheet.renamed(EventName("orders/mine", saved=True, shells=(Shell(Envelope.SNS, "{}"),)), edited=True)
    assert sheet.edited


def test_a_deleted_event_that_comes_back_is_kept_again() -> None:
    sheet = sheet_of()
    put(sheet, "1", MINE)
    sheet.follow("orders/mine", None)
    put(sheet, "2", EventName("orders/mine", type_id="orders/mine"))
    sheet.restored("orders/mine")
    assert not sheet.name.saved, "a type of the catalogue has no file"
    undo(sheet)
    assert (sheet.name, sheet.edited) == (MINE, False)
    type_in(sheet, "0")
    sheet.follow("orders/mine", None)
    sheet.restored("orders/mine")
    assert (sheet.name, sheet.edited) == (MINE, True)


def test_another_event_that_comes_back_changes_nothing() -> None:
    sheet = sheet_of()
    put(sheet, "1", MINE)
    sheet.restored("orders/mine")
    assert (sheet.name, sheet.edited) == (MINE, False)
    sheet.follow("orders/mine", None)
    sheet.restored("orders/yours")
    assert (sheet.name.saved, sheet.edited) == (False, True)


def test_an_event_that_was_missed_under_its_old_name_takes_the_new_one() -> None:
    sheet = sheet_of()
    put(sheet, "1", MINE)
    sheet.follow("orders/mine", None)
    sheet.follow("orders/mine", "orders/other")
    assert (sheet.name, sheet.edited) == (EventName("orders/other", saved=True), False)
    sheet.restored("orders/mine")
    assert sheet.name.name == "orders/other"
