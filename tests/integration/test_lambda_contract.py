"""Every operation of botocore's model against the running service: valid calls, and every constraint broken once."""

import http.client
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.support.botocore_wire import Sent, botocore_model, received, sent
from tests.support.lambda_service import RunningService, running_service
from tests.support.sample_shapes import Broken, Kind, broken, full, minimal
from workbench.base.service_model.shapes import Location, Member, ShapeType
from workbench.engine.lambda_api.lambda_model import lambda_model
from workbench.engine.lambda_api.operations import INVOKES, NOT_HERE, OPERATIONS

MODEL = lambda_model()
NAMES = sorted(MODEL.operations)

FAULTS = {"ValidationException", "SerializationException", "UnknownOperationException", "ServiceException"}
"""What a call that keeps to the model is never answered with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        return self.headers.get("x-amzn-errortype", "")

    @property
    def message(self) -> str:
        document = json.loads(self.body)
        return str(document.get("message", document.get("Message")))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("contract")) as found:
        yield found


@pytest.fixture(scope="module")
def connection(service: RunningService) -> Iterator[http.client.HTTPConnection]:
    """One connection for all: no answer, whatever its status, may end it."""
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)) as found:
        yield found


def ask(connection: http.client.HTTPConnection, request: Sent) -> Answer:
    query = urlencode(request.query, doseq=True, quote_via=quote)
    connection.request(
        request.method, f"{request.path}?{query}" if query else request.path, request.body, dict(request.headers)
    )
    found = connection.getresponse()
    headers = {name.lower(): value for name, value in found.getheaders()}
    return Answer(found.status, headers, found.read())


def shape_of(operation: str) -> Any:
    return MODEL.operations[operation].input


def json_members(operation: str) -> Sequence[Member]:
    """The members that are in a body of JSON."""
    shape = MODEL.operations[operation].input
    return () if shape is None or shape.payload else tuple(shape.body_members())


WITH_BODY = [name for name in NAMES if json_members(name)]


def test_the_whole_model_is_spoken_for() -> None:
    done = set(OPERATIONS) | INVOKES
    assert done.isdisjoint(NOT_HERE)
    assert done | set(NOT_HERE) == set(MODEL.operations) == set(botocore_model("lambda").operation_names)


@pytest.mark.parametrize("sample", [minimal, full], ids=["minimal", "full"])
@pytest.mark.parametrize("operation", NAMES)
def test_a_call_that_keeps_to_the_model_is_understood(
    connection: http.client.HTTPConnection, operation: str, sample: Any
) -> None:
    answer = ask(connection, sent("lambda", operation, sendable(operation, sample)))
    if operation in NOT_HERE:
        assert (answer.status, answer.code) == (501, "NotImplementedException")
        assert NOT_HERE[operation] in answer.message
        return
    assert answer.status < 500, answer
    assert answer.code not in FAULTS, answer
    assert answer.headers["x-amzn-requestid"]
    read = received("lambda", operation, (answer.status, tuple(answer.headers.items()), answer.body))
    if answer.status >= 300:
        assert read["Error"]["Code"] == answer.code
        assert read["Error"]["Message"]


@pytest.mark.parametrize("operation", NAMES)
def test_what_breaks_a_constraint_is_refused_in_the_words_of_aws(
    connection: http.client.HTTPConnection, operation: str
) -> None:
    shape = shape_of(operation)
    if shape is None:
        return
    wrong: list[tuple[object, ...]] = []
    for each in broken(shape):
        if not can_be_sent(operation, each):
            continue
        answer = ask(connection, sent("lambda", operation, each.whole))
        refused = (answer.status, answer.code) == (400, "ValidationException")
        if not refused or each.sentence_end not in answer.message:
            wrong.append((each.path, each.kind.value, str(each.value)[:40], answer.status, answer.body[:300]))
        elif "Type" in json.loads(answer.body):
            wrong.append((each.path, "has a Type"))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("operation", WITH_BODY)
def test_a_value_of_another_type_is_refused(connection: http.client.HTTPConnection, operation: str) -> None:
    request = sent("lambda", operation, sendable(operation, minimal))
    wrong = []
    for member in json_members(operation):
        other: Any = {} if member.shape.type is ShapeType.LIST else []
        values: tuple[Any, ...] = (other, "x", 1, 1e300, True, [[]], [None], {"": None}, "\ud800", None)
        for value in values:
            body = json.dumps({**json.loads(request.body or b"{}"), member.wire_name: value}).encode()
            answer = ask(connection, with_body(request, body))
            refused = (answer.status, answer.code) == (400, "SerializationException")
            if answer.code == "ServiceException" or answer.status == 500 or (value == other and not refused):
                wrong.append((member.name, value, answer))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000, b'"text"', b"1" * 100_000])
@pytest.mark.parametrize("operation", WITH_BODY)
def test_a_body_that_is_no_object_is_refused(
    connection: http.client.HTTPConnection, operation: str, body: bytes
) -> None:
    answer = ask(connection, with_body(sent("lambda", operation, sendable(operation, minimal)), body))
    assert (answer.status, answer.code) == (400, "SerializationException")
    assert answer.message


def with_body(request: Sent, body: bytes) -> Sent:
    headers = {name: value for name, value in request.headers.items() if name != "content-length"}
    return replace(request, body=body, headers=headers)


def sendable(operation: str, sample: Any) -> dict[str, Any]:
    """A sample that HTTP has a form for: an empty list in a query is none."""
    shape = shape_of(operation)
    if shape is None:
        return {}
    found, whole = sample(shape), full(shape)
    return {name: value if value != [] else whole[name] for name, value in found.items()}


def can_be_sent(operation: str, each: Broken) -> bool:
    """Whether HTTP has a form for it: no label of a path can be missing or empty, no header holds a line's end."""
    location = shape_of(operation).members[each.member].location if each.member else Location.BODY
    match location:
        case Location.URI:
            return each.kind is not Kind.MISSING and each.value != ""
        case Location.HEADER:
            return str(each.value) == str(each.value).strip() != "" and "\n" not in str(each.value)
        case Location.QUERY:
            return bool(each.value != [])
        case _:
            return True
