"""Records in each schema."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine import platform_events
from workbench.engine.platform_events import Ending, Status
from workbench.engine.runtime_api.telemetry_records import Item, Line, encode, source_of
from workbench.model.invoke import LogSource
from workbench.model.report import Report

TRACE = "Root=1-a;Parent=b;Sampled=1"
FAILED = Ending(Status.ERROR, "Runtime.ExitError")
START = platform_events.start("id", "7", 0, TRACE)
DONE = platform_events.runtime_done("id", FAILED, 1.5, 0, 0)
REPORT = platform_events.report(Report("id", 1.5, 2, 128, 36), FAILED, 0)
FAULT = platform_events.fault("id", 0)
END = platform_events.end("id", 0)
SCHEMAS = ("2020-08-15", "2021-03-18", "2022-07-01", "2022-12-13", "2025-01-29")


def record(item: Item, schema: str) -> Any:
    encoded = encode(item, schema)
    return None if encoded is None else json.loads(encoded)["record"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_older_api_has_other_events(schema: str) -> None:
    logs = schema < "2022"
    assert (record(END, schema) is not None) == logs
    assert (record(FAULT, schema) is not None) == logs
    assert (record(DONE, schema) is not None) == (schema != "2020-08-15")
    assert record(START, schema) is not None
    subscribed = platform_events.subscription(platform_events.EventType.LOGS_SUBSCRIPTION, "a", "b", (), 0)
    assert (record(subscribed, schema) is not None) == logs


def test_the_older_api_has_fewer_members() -> None:
    metrics = {"durationMs": 1.5, "billedDurationMs": 2, "memorySizeMB": 128, "maxMemoryUsedMB": 36}
    assert record(REPORT, "2021-03-18") == {"requestId": "id", "metrics": metrics}
    assert record(DONE, "2021-03-18") == {"requestId": "id", "status": "error"}
    assert list(record(DONE, "2022-07-01")) == ["requestId", "status", "errorType", "metrics"]
    assert list(record(START, "2020-08-15")) == ["requestId", "version", "tracing"]
    assert record(FAULT, "2020-08-15") == "RequestId: id Process exited before completing request"


LINE = Line('{"level": "INFO", "n": 1}', LogSource.FUNCTION, 1_000_000, json_record=True)


def test_json_lines_are_objects_in_newer_schemas() -> None:
    assert record(LINE, "2022-12-13") == {"level": "INFO", "n": 1}
    assert record(LINE, "2022-07-01") == LINE.text + "\n"
    assert record(LINE, "2021-03-18") == LINE.text + "\n"


@pytest.mark.parametrize("text", ["plain", "{half", '{"a": NaN}', "[1]", '{"a": ' * 10_000, "", '{"a"\x00: 1}'])
def test_other_lines_are_strings(text: str) -> None:
    assert record(Line(text, LogSource.FUNCTION, 0, json_record=True), "2025-01-29") == text + "\n"
    plain = Line(LINE.text, LogSource.FUNCTION, 0)
    assert record(plain, "2025-01-29") == LINE.text + "\n"


def test_the_envelope() -> None:
    assert encode(LINE, "2022-12-13") == (
        b'{"time":"1970-01-01T00:00:00.001Z","type":"function","record":{"level":"INFO","n":1}}'
    )
    assert [source_of(item) for item in (LINE, START)] == [LogSource.FUNCTION, LogSource.PLATFORM]


@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(SCHEMAS), st.booleans())
def test_any_line_is_one_line_of_json(text: str, schema: str, json_record: bool) -> None:
    for written in (text, json.dumps({"a": text})):
        encoded = encode(Line(written, LogSource.EXTENSION, 0, json_record), schema)
        assert encoded is not None
        assert b"\n" not in encoded
        assert json.loads(encoded)["type"] == "extension"
