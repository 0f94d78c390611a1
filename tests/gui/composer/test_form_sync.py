"""Wishes of the form against a real editor: what changes in the text, and that nothing else does."""

import base64
import hashlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy

from workbench.app.use_cases.understand import Understanding, understand
from workbench.base.json_pointer import JsonValue, Path, put_at
from workbench.gui.composer.form_sync import LONG_CHARACTERS, MANY_RECORDS, FormSync
from workbench.gui.composer.form_view import FormView
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_make import MOST_RECORDS

CATALOGUE = load_catalogue()
S3, SQS, KINESIS = (CATALOGUE.sample(name) for name in ("s3/put", "sqs/standard-queue", "kinesis/stream"))
RECORD: Path = ("Records", 0)
NAME: Path = (*RECORD, "s3", "bucket", "name")
ODD = '{ "a" :\t1.0e0,\n\n\t"list":[ 1,2 , 3 ], "b":{"c" : "x\\u00e9" , "d":[]}, "e":12345678901234567890.10 }\n'
"""JSON as nobody formats it."""


class Document:
    """An editor and a form of its text, read again after each edit, as in the panel but at once."""

    def __init__(self, look: Look) -> None:
        self.editor = JsonEditor(look)
        self.form = FormView(look)
        self.known = Understanding()
        self.sync = FormSync(self.form, self.editor, lambda: self.known)
        self.refused = QSignalSpy(self.sync.refused)
        self.sync.changed.connect(self.read)

    def begin(self, text: str, declared: str = "") -> None:
        """Compose another text."""
        self.editor.replace_text(text)
        self.declared = declared
        self.read()

    def read(self) -> None:
        """What the panel does a moment after a change."""
        self.known = understand(CATALOGUE, self.text, self.declared)
        self.form.show_form(self.known.form)

    @property
    def text(self) -> str:
        return self.editor.text()

    @property
    def event(self) -> Any:
        return json.loads(self.text)

    def undone(self, times: int) -> str:
        """The text after so many steps back."""
        for _ in range(times):
            self.sync.undo()
        return self.text

    def changed(self, before: str) -> list[tuple[str, str]]:
        """The lines that are others now, in a text of as many lines as `before`."""
        old, new = before.split("\n"), self.text.split("\n")
        assert len(old) == len(new)
        return [(one.strip(), other.strip()) for one, other in zip(old, new, strict=True) if one != other]


@pytest.fixture
def document(look: Look) -> Document:
    return Document(look)


def test_a_value_is_put_in_its_place_and_into_what_goes_with_it(document: Document) -> None:
    document.begin(S3)
    document.form.edit_wanted.emit(NAME, "invoices")
    assert document.changed(S3) == [
        ('"name": "shop-orders",', '"name": "invoices",'),
        ('"arn": "arn:aws:s3:::shop-orders"', '"arn": "arn:aws:s3:::invoices"'),
    ]
    assert document.undone(1) == S3


def test_a_message_s_digest_follows_its_body(document: Document) -> None:
    document.begin(SQS)
    document.sync.set_value((*RECORD, "body"), "grüße")
    record = document.event["Records"][0]
    assert (record["body"], record["md5OfBody"]) == ("grüße", hashlib.md5("grüße".encode()).hexdigest())
    assert len(document.changed(SQS)) == 2


def test_encoded_data_are_edited_as_what_they_hold(document: Document) -> None:
    document.begin(KINESIS)
    document.sync.set_value((*RECORD, "kinesis", "data"), '{"order": 42}')
    (line,) = document.changed(KINESIS)
    encoded = base64.b64encode(b'{"order": 42}').decode()
    assert line[1] == f'"data": "{encoded}",'


def test_what_is_written_oddly_stays_so(document: Document) -> None:
    document.begin(ODD)
    document.sync.set_value(("b", "c"), 'ü"')
    assert document.text == ODD.replace('"x\\u00e9"', '"ü\\""')
    document.sync.set_value(("list", 1), None)
    assert document.text == ODD.replace('"x\\u00e9"', '"ü\\""').replace(",2 ,", ",null ,")
    assert document.undone(1) == ODD.replace('"x\\u00e9"', '"ü\\""')
    assert document.undone(1) == ODD


leaves: st.SearchStrategy[JsonValue] = (
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
)
values = leaves | st.lists(leaves, max_size=3) | st.dictionaries(st.text("xyz"), leaves)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_wish_changes_its_value_alone(document: Document, data: st.DataObject) -> None:
    document.begin(ODD)
    before, places = document.event, [("a",), ("list", 0), ("list", 2), ("b", "c"), ("b", "d"), ("e",)]
    path = data.draw(st.sampled_from(places))
    value = data.draw(values)
    document.sync.set_value(path, value)
    put_at(before, path, value)
    assert document.event == before
    start = document.text.find(json.dumps(path[0]) if isinstance(path[0], str) else "[")
    assert document.text[:start] == ODD[:start]
    assert list(document.event) == list(before), "members keep their order"


def test_members_nobody_knows_stay(document: Document) -> None:
    text = S3.replace('"eventVersion"', '"own":[1,  2], "eventVersion"')
    document.begin(text)
    document.sync.set_value(NAME, "invoices")
    assert '"own":[1,  2], "eventVersion"' in document.text
    assert len(document.changed(text)) == 2


def test_members_are_added_where_they_belong_and_taken_out(document: Document) -> None:
    document.begin(S3)
    path: Path = (*RECORD, "s3", "object", "versionId")
    document.form.add_wanted.emit(path)
    added = document.event["Records"][0]["s3"]["object"]
    assert isinstance(added["versionId"], str)
    document.form.remove_wanted.emit(path)
    assert document.text == S3
    document.sync.set_value(path, "v1")
    assert document.event["Records"][0]["s3"]["object"]["versionId"] == "v1"
    assert document.undone(3) == S3


def test_a_record_is_added_like_the_last_with_ids_of_its_own(document: Document) -> None:
    document.begin(SQS)
    for wish in (document.form.add_wanted, document.form.duplicate_wanted):
        number = len(document.event["Records"])
        wish.emit(("Records", number if wish is document.form.add_wanted else number - 1))
        *_, one, other = document.event["Records"]
        assert other["body"] == one["body"]
        assert other["messageId"] != one["messageId"]
        assert len(document.event["Records"]) == number + 1
    document.form.remove_wanted.emit(("Records", 2))
    document.form.remove_wanted.emit(("Records", 1))
    assert document.text == SQS


def test_an_item_of_a_plain_list_is_added_as_the_last_is(document: Document) -> None:
    document.begin(ODD)
    document.form.add_wanted.emit(("list", 3))
    assert document.event["list"] == [1, 2, 3, 3]
    document.form.add_wanted.emit(("b", "d", 0))
    assert document.event["b"]["d"] == [None]
    assert document.text == ODD.replace(" 3 ]", " 3, 3 ]").replace("[]", "[null]")


def test_the_first_item_of_a_list_is_one_that_fits(document: Document) -> None:
    document.begin('{"Records": []}', "sqs/standard-queue")
    document.form.add_wanted.emit(("Records", 0))
    assert {"messageId", "body"} <= document.event["Records"][0].keys()


def test_records_are_made_as_many_as_wished(document: Document) -> None:
    document.begin(SQS)
    assert document.sync.records() == 1
    document.sync.set_records(500)
    assert document.sync.records() == 500
    assert len({record["messageId"] for record in document.event["Records"]}) == 500
    document.sync.set_records(2)
    assert document.text.startswith(SQS.rstrip("\n]} "))
    assert document.sync.records() == 2
    assert document.undone(2) == SQS


@pytest.mark.parametrize("count", [0, MOST_RECORDS + 1])
def test_a_count_that_no_source_sends_is_refused(document: Document, count: int) -> None:
    document.begin(SQS)
    document.sync.set_records(count)
    assert (document.text, document.refused.count()) == (SQS, 1)


async def test_many_records_are_made_aside(document: Document, tasks: GuiTasks) -> None:
    document.begin(SQS)
    sync = FormSync(document.form, document.editor, lambda: document.known, tasks=tasks)
    done, refused = QSignalSpy(sync.changed), QSignalSpy(sync.refused)
    sync.set_records(MANY_RECORDS + 1)
    assert document.text == SQS
    sync.set_records(MANY_RECORDS + 2)
    assert [refused.at(0), done.count()] == [["The event is still being changed."], 0]
    await tasks.drain()
    assert (done.count(), len(document.event["Records"])) == (1, MANY_RECORDS + 1)
    document.editor.undo()
    assert document.text == SQS


async def test_what_was_typed_meanwhile_stays(document: Document, tasks: GuiTasks) -> None:
    document.begin(SQS)
    sync = FormSync(document.form, document.editor, lambda: document.known, tasks=tasks)
    refused = QSignalSpy(sync.refused)
    sync.set_records(MANY_RECORDS + 1)
    document.editor.insertPlainText(" ")
    await tasks.drain()
    assert document.text == " " + SQS
    assert refused.at(0) == ["The text has changed meanwhile."]
    sync.set_records(MOST_RECORDS + 1)
    await tasks.drain()
    assert (document.text, refused.count()) == (" " + SQS, 2)


async def test_long_events_are_renewed_aside(document: Document, tasks: GuiTasks) -> None:
    document.begin(SQS)
    document.sync.set_records(2 * MANY_RECORDS)
    before = document.text
    assert len(before) > LONG_CHARACTERS
    sync = FormSync(document.form, document.editor, lambda: document.known, tasks=tasks)
    sync.renew()
    assert document.text == before
    await tasks.drain()
    assert document.text != before
    assert len(document.event["Records"]) == 2 * MANY_RECORDS


def test_an_event_without_records_has_none_to_set(document: Document) -> None:
    for text in (CATALOGUE.sample("generic/hello-world"), '{"order": 1}'):
        document.begin(text)
        document.sync.set_records(3)
        assert (document.sync.records(), document.text) == (None, text)


def test_ids_and_times_are_made_new_in_one_step(document: Document) -> None:
    document.begin(SQS)
    document.sync.renew()
    before, after = json.loads(SQS)["Records"][0], document.event["Records"][0]
    assert after["messageId"] != before["messageId"]
    assert int(after["attributes"]["SentTimestamp"]) > int(before["attributes"]["SentTimestamp"])
    assert (after["body"], after["eventSourceARN"]) == (before["body"], before["eventSourceARN"])
    document.form.undo_wanted.emit()
    assert document.text == SQS
    document.form.redo_wanted.emit()
    assert document.event["Records"][0] == after


def test_what_no_type_is_known_of_cannot_be_renewed(document: Document) -> None:
    document.begin('{"order": 42}')
    document.sync.renew()
    assert (document.refused.at(0), document.text) == (["The type of the event is not known."], '{"order": 42}')


@pytest.mark.parametrize("text", ["{}", "[", "", S3[:-4]])
def test_a_wish_for_a_place_that_is_gone_changes_nothing(document: Document, text: str) -> None:
    document.begin(S3)
    changed = QSignalSpy(document.sync.changed)
    document.editor.replace_text(text)
    document.sync.set_value(NAME, "invoices")
    document.sync.add((*RECORD, "s3", "object", "versionId"))
    document.sync.add(("Records", 1))
    document.sync.remove(NAME)
    document.sync.duplicate(RECORD)
    document.sync.renew()
    document.sync.show_place(("Records", 7))
    assert (document.text, changed.count(), document.refused.count()) == (text, 0, 0)


def test_the_place_of_a_field_is_shown_and_of_an_encoded_one_the_text_it_is_in(document: Document) -> None:
    places = QSignalSpy(document.sync.place_wanted)
    document.begin(S3)
    document.form.place_wanted.emit(NAME)
    line, column = places.at(0)
    assert S3.split("\n")[line - 1][column - 1 :] == '"shop-orders",'
    logs = CATALOGUE.sample("cloudwatch-logs/subscription")
    document.begin(logs)
    document.form.place_wanted.emit(("awslogs", "data", "logEvents", 0, "message"))
    line, column = places.at(1)
    assert logs.split("\n")[line - 1].strip().startswith('"data"')
    assert logs.split("\n")[line - 1][column - 1] == '"'
