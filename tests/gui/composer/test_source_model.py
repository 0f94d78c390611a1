from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.gui.composer.source_model import LAST_GROUP, SAVED_GROUP, SourceEntry, SourceModel, source_entries
from workbench.model.event import EventType, SavedEvent

TYPES = (
    EventType("sqs/batch", "SQS", "Standard queue, batch of three"),
    EventType("s3/put", "S3", "Object created"),
    EventType("sqs/fifo", "SQS", "FIFO queue"),
)
SAVED = (SavedEvent("orders/retry", Path("/w/events/orders/retry.json"), 1229),)


@pytest.fixture
def model(qapp: object) -> SourceModel:
    made = SourceModel()
    made.set_entries(source_entries(SAVED, TYPES))
    return made


def titles(model: SourceModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_saved_events_come_first_then_services_in_order(model: SourceModel) -> None:
    assert titles(model) == [
        "Saved events · orders",
        "retry",
        "S3",
        "Object created",
        "SQS",
        "FIFO queue",
        "Standard queue, batch of three",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sqs", ["SQS", "FIFO queue", "Standard queue, batch of three"]),
        ("QUEUE fifo", ["SQS", "FIFO queue"]),
        ("s3/put", ["S3", "Object created"]),
        ("retry", ["Saved events · orders", "retry"]),
        ("orders", ["Saved events · orders", "retry"]),
        ("nothing at all", []),
    ],
)
def test_every_word_must_be_there(model: SourceModel, query: str, expected: list[str]) -> None:
    model.set_query(query)
    assert titles(model) == expected


@pytest.mark.parametrize("query", ["apigateway", "api-gateway", "api gateway", "apigateway proxy", "restproxy"])
def test_hyphens_of_an_id_may_be_left_out(qapp: object, query: str) -> None:
    made = SourceModel()
    kind = EventType("api-gateway/rest-proxy", "API Gateway", "REST API, proxy")
    made.set_entries(source_entries((), (*TYPES, kind)))
    made.set_query(query)
    assert titles(made) == ["API Gateway", "REST API, proxy"]


def test_heads_cannot_be_picked(model: SourceModel) -> None:
    heads = [row for row in range(model.rowCount()) if (entry := model.entry(row)) is not None and entry.is_head]
    assert heads == [0, 2, 4]
    for row in range(model.rowCount()):
        selectable = bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable)
        assert selectable == (row not in heads)
    assert model.next_pick(2, 1) == 3
    assert model.next_pick(4, -1) == 3
    assert model.next_pick(0, -1) == -1


def test_an_entry_knows_its_name_in_the_history() -> None:
    mine, s3, *_rest = source_entries(SAVED, TYPES)
    assert (mine.name, s3.name) == ("orders/retry", "s3/put")
    assert mine.detail == "1.2 KB"


def test_the_model_keeps_qts_rules(model: SourceModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_query("s3")
    model.set_entries(())
    assert model.rowCount() == 0
    assert model.entry(0) is None
    assert isinstance(tester, QAbstractItemModelTester)
    assert SourceEntry("x", "x").is_head


def test_folders_of_saved_events_are_groups() -> None:
    saved = [SavedEvent(name, Path(f"/w/events/{name}.json"), 1, "s3/put") for name in ("x/b", "c", "x/a", "x/y/d")]
    entries = source_entries(saved, ())
    assert [(entry.group, entry.text, entry.name, entry.help) for entry in entries] == [
        (SAVED_GROUP, "c", "c", "s3/put"),
        ("Saved events · x", "a", "x/a", "s3/put"),
        ("Saved events · x", "b", "x/b", "s3/put"),
        ("Saved events · x/y", "d", "x/y/d", "s3/put"),
    ]


def test_what_was_used_last_stands_on_top_until_words_are_typed(model: SourceModel) -> None:
    model.set_entries(source_entries(SAVED, TYPES, ("sqs/fifo", "gone", "orders/retry")))
    assert titles(model)[:4] == [LAST_GROUP, "SQS · FIFO queue", "orders/retry", "Saved events · orders"]
    first = model.entry(1)
    assert first is not None
    assert (first.name, first.title) == ("sqs/fifo", "FIFO queue")
    model.set_query("fifo")
    assert titles(model) == ["SQS", "FIFO queue"]


def test_a_saved_event_goes_before_a_type_of_its_name_and_six_are_enough() -> None:
    saved = [SavedEvent("s3/put", Path("/w/events/s3/put.json"), 1)]
    assert source_entries(saved, TYPES, ("s3/put",))[0].path is not None
    types = [EventType(f"x/{number}", "X", str(number)) for number in range(9)]
    entries = source_entries((), types, [kind.id for kind in types])
    assert [entry.group for entry in entries].count(LAST_GROUP) == 6
