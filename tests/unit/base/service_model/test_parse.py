import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.botocore_wire import sent
from tests.support.sample_shapes import full, minimal
from tests.support.toy_service import toy_service
from workbench.base.service_model.errors import SerializationError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.parse import parse_json_body, parse_request
from workbench.base.service_model.routes import Match, Routes
from workbench.base.service_model.validate import violations

MODEL, LOGS, TOY = load_service("lambda"), load_service("logs"), toy_service()
ROUTES = Routes(MODEL)
UNSENT: dict[str, Any] = {"TagKeys": []}
"""What a list in the query cannot say."""
SENT_EMPTY: dict[str, Any] = {"Error": {}}
"""What botocore sends where a payload structure is missing."""


def parsed(name: str, members: dict[str, Any]) -> dict[str, Any]:
    """What we read of the request that botocore makes of members."""
    request = sent("lambda", name, members)
    match = ROUTES.match(request.method, request.path, request.query)
    assert isinstance(match, Match)
    assert match.operation.name == name
    return parse_request(match.operation, match.labels, request.query, request.headers, request.body)


@pytest.mark.parametrize("name", MODEL.operations)
def test_what_botocore_sends_is_read(name: str) -> None:
    shape = MODEL.operation(name).input
    assert shape is not None
    assert parsed(name, full(shape)) == full(shape)


@pytest.mark.parametrize("name", MODEL.operations)
def test_what_botocore_sends_of_the_least_is_read(name: str) -> None:
    shape = MODEL.operation(name).input
    assert shape is not None
    least = minimal(shape)
    expected = {key: value for key, value in least.items() if UNSENT.get(key) != value}
    read = parsed(name, least)
    assert {key: value for key, value in read.items() if SENT_EMPTY.get(key) != value} == expected


@pytest.mark.parametrize("name", LOGS.operations)
def test_json_of_logs_is_read(name: str) -> None:
    shape = LOGS.operation(name).input
    assert shape is not None
    assert parse_json_body(shape, sent("logs", name, full(shape)).body) == full(shape)


def test_an_invoke() -> None:
    headers = {"x-amz-invocation-type": "Event", "host": "localhost", "x-amz-log-type": "Tail"}
    members = parse_request(
        MODEL.operation("Invoke"), {"FunctionName": "f"}, {"Qualifier": ["1", "2"], "x": ["y"]}, headers, b"{not json"
    )
    expected = {"FunctionName": "f", "Qualifier": "2", "InvocationType": "Event", "LogType": "Tail"}
    assert members == {**expected, "Payload": b"{not json"}


def thing(query: dict[str, list[str]] | None = None, headers: dict[str, str] | None = None, **body: Any) -> Any:
    content = json.dumps(body).encode() if body else b""
    return parse_request(TOY.operation("PutThing"), {"Name": "n"}, query or {}, headers or {}, content)


def test_lists_and_maps_in_the_query() -> None:
    members = thing({"size": ["1", "2"], "color": ["red"], "since": ["2026-11-21T10:00:00Z"]})
    assert members == {"Name": "n", "Sizes": [1, 2], "Filters": {"color": "red"}, "Since": 1795255200.0}


def test_headers() -> None:
    headers = {
        "x-big": "True",
        "x-tags": "a, b",
        "x-changed": "Sat, 21 Nov 2026 10:00:00 GMT",
        "x-note": "eyJhIjoxfQ==",
    }
    members = thing(headers={**headers, "x-extra-one": "1", "x-extra-": "?"})
    assert members["Big"] is True
    assert members["Tags"] == ["a", "b"]
    assert members["Changed"] == 1795255200.0
    assert members["Note"] == {"a": 1}
    assert members["Extra"] == {"one": "1", "": "?"}


def test_names_of_the_wire_become_the_models() -> None:
    members = thing(tree={"Label": "a", "Branches": [{"Label": "b", "Other": 1}]}, Tree={"Label": "no"}, Big=True)
    assert members == {"Name": "n", "Tree": {"Label": "a", "Branches": [{"Label": "b"}]}}


def test_null_is_as_if_it_were_not_there() -> None:
    assert thing(Secret=None, tree={"Label": None}) == {"Name": "n", "Tree": {}}
    assert thing(Counts={"a": None}) == {"Name": "n", "Counts": {"a": None}}


def test_the_payload_may_be_text() -> None:
    assert parse_request(TOY.operation("PutText"), {}, {}, {}, "é".encode()) == {"Body": "é"}
    assert parse_request(TOY.operation("PutText"), {}, {}, {}, b"") == {}


@pytest.mark.parametrize("body", [b"", b"{}", b" {} ", b"\xef\xbb\xbf{}"])
def test_bodies_with_nothing_in_them(body: bytes) -> None:
    assert parse_request(MODEL.operation("CreateAlias"), {"FunctionName": "f"}, {}, {}, body) == {"FunctionName": "f"}


def test_a_body_that_nobody_asked_for_is_not_looked_at() -> None:
    assert parse_request(MODEL.operation("GetFunction"), {"FunctionName": "f"}, {}, {}, b"\xff") == {
        "FunctionName": "f"
    }
    assert parse_json_body(None, b"\xff") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abc", "'abc' can not be converted to Integer"),
        ("2.5", "'2.5' can not be converted to Integer"),
        (" 2 ", "' 2 ' can not be converted to Integer"),
    ],
)
def test_a_wrong_number_in_the_query(text: str, message: str) -> None:
    with pytest.raises(SerializationError) as caught:
        parse_request(MODEL.operation("ListLayers"), {}, {"MaxItems": [text]}, {}, b"")
    assert str(caught.value) == message


def test_an_empty_number_in_the_query_is_none() -> None:
    members = parse_request(MODEL.operation("ListLayers"), {}, {"MaxItems": [""], "CompatibleRuntime": [""]}, {}, b"")
    assert members == {"CompatibleRuntime": ""}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
NAMES = sorted(MODEL.shape("CreateFunctionRequest").members)


@given(
    st.binary(max_size=50)
    | st.dictionaries(st.sampled_from(NAMES), VALUES).map(lambda value: json.dumps(value).encode())
)
def test_any_body_is_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(SerializationError):
        members = parse_request(MODEL.operation("CreateFunction"), {}, {}, {}, body)
        assert set(members) <= set(NAMES)
        violations(MODEL.operation("CreateFunction"), members)
