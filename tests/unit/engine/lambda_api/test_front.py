import base64
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, ROLE, LambdaCalls
from tests.support.served_invokes import ScriptedEngine, a_request, header, invoking_of, raises
from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Request, Response
from workbench.engine.http.wire import RequestHead, RequestParser
from workbench.engine.lambda_api.access.gate import Gate
from workbench.engine.lambda_api.dispatch import Dispatch
from workbench.engine.lambda_api.front import CALL_BYTES, Front
from workbench.engine.lambda_api.lambda_model import lambda_model
from workbench.engine.lambda_api.state_file import StateFile
from workbench.model.errors import ThrottledError
from workbench.model.limits import REQUEST_BYTES

SIGNED = (
    "AWS4-HMAC-SHA256 Credential=123456789012/20261122/us-west-2/lambda/aws4_request, SignedHeaders=host, Signature=0"
)


class House:
    """A front on a state of its own, and the engine behind it."""

    def __init__(self, calls: LambdaCalls, file: StateFile) -> None:
        self.engine = ScriptedEngine()
        self.tasks = TaskOwner(lambda error: pytest.fail(str(error)))
        dispatch = Dispatch(calls.state, file, calls.desk, self.tasks, lambda _changes: None)
        invoking = invoking_of(calls, self.engine)
        self.front = Front(lambda_model(), Gate("127.0.0.1", {}), dispatch, invoking, "eu-west-1", tasks=self.tasks)

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, Response]:
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        path, _, query = path.partition("?")
        answer = await self.front.handle(a_request(method, path, query, data, **headers))
        assert isinstance(answer, Response)
        return answer.status, json.loads(answer.body) if answer.body else None, answer


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    calls = await LambdaCalls.open(tmp_path / "other")
    file = StateFile(tmp_path / "service")
    calls.state.places = (await file.load()).places
    made = House(calls, file)
    yield made
    await made.tasks.close()
    await file.close()
    await calls.close()


async def create(house: House, **headers: str) -> dict[str, Any]:
    given = {"FunctionName": "f", "Runtime": "python3.11", "Handler": "app.handler", "Role": ROLE}
    body = {**given, "Code": {"ZipFile": base64.b64encode(CODE).decode()}}
    status, document, _answer = await house.ask("POST", "/2015-03-31/functions", body, **headers)
    assert status == 201, document
    found: dict[str, Any] = document
    return found


async def test_a_function_is_made_and_invoked(house: House) -> None:
    made = await create(house)
    assert made["FunctionArn"] == "arn:aws:lambda:eu-west-1:000000000000:function:f"
    status, document, answer = await house.ask("POST", "/2015-03-31/functions/f/invocations", {"a": 1})
    assert (status, document) == (200, {"a": 1})
    assert header(answer, "x-amz-executed-version") == "$LATEST"
    assert header(answer, "x-amzn-requestid") == house.engine.requests[0].request_id


async def test_the_place_is_the_callers(house: House) -> None:
    made = await create(house, authorization=SIGNED)
    assert made["FunctionArn"] == "arn:aws:lambda:us-west-2:123456789012:function:f"
    assert (await house.ask("GET", "/2015-03-31/functions/f"))[0] == 404
    assert (await house.ask("GET", "/2015-03-31/functions/f", authorization=SIGNED))[0] == 200


async def test_private_members_stay_here(house: House) -> None:
    assert not [name for name in await create(house) if name.startswith("_")]


async def test_what_the_model_does_not_allow(house: House) -> None:
    status, document, answer = await house.ask("GET", "/2015-03-31/functions/f!")
    assert (status, header(answer, "x-amzn-errortype")) == (400, "ValidationException")
    assert document["message"].startswith("1 validation error detected: Value 'f!' at 'functionName' failed")
    assert "Type" not in document


async def test_a_body_that_is_no_json(house: House) -> None:
    status, _document, answer = await house.ask("POST", "/2015-03-31/functions", b"{")
    assert (status, header(answer, "x-amzn-errortype")) == (400, "SerializationException")


async def test_a_path_that_is_none_of_lambdas(house: House) -> None:
    status, document, answer = await house.ask("GET", "/2015-03-31/nothing")
    assert (status, header(answer, "x-amzn-errortype")) == (404, "UnknownOperationException")
    assert "/2015-03-31/nothing" in document["message"]


async def test_an_operation_that_is_not_done_says_why(house: House) -> None:
    status, document, _answer = await house.ask("GET", "/2025-11-30/capacity-providers")
    assert status == 501
    assert "ListCapacityProviders is not implemented" in document["message"]


async def test_a_throttle_tells_reason_and_wait(house: House) -> None:
    await create(house)
    house.engine.program = raises(ThrottledError("ReservedFunctionConcurrentInvocationLimitExceeded", 3))
    status, document, answer = await house.ask("POST", "/2015-03-31/functions/f/invocations", {})
    assert (status, header(answer, "retry-after")) == (429, "3")
    assert document == {
        "Reason": "ReservedFunctionConcurrentInvocationLimitExceeded",
        "Type": "User",
        "message": "Rate Exceeded.",
    }


async def test_a_foreign_host_gets_no_further(house: House) -> None:
    assert (await house.ask("GET", "/2015-03-31/functions", host="evil.test"))[0] == 403


async def test_a_door_is_asked_first(house: House) -> None:
    class Everything:
        def takes(self, request: Request) -> bool:
            return request.path == "/mine"

        async def answer(self, _request: Request, request_id: str) -> Response:
            return Response(200, json.dumps(request_id).encode())

    house.front.doors = (Everything(),)
    assert (await house.ask("GET", "/mine"))[0] == 200
    assert (await house.ask("GET", "/other"))[0] == 404


@contextmanager
def head_of(target: str, method: str = "POST") -> Iterator[RequestHead]:
    head = next(iter(RequestParser().feed(f"{method} {target} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode())))
    assert isinstance(head, RequestHead)
    yield head


@pytest.mark.parametrize(
    ("target", "most", "text"),
    [
        ("/2015-03-31/functions/f/invocations?Qualifier=1", REQUEST_BYTES, "6291456 bytes for the InvokeFunction"),
        ("/2015-03-31/functions", CALL_BYTES, "70167211 bytes for the CreateFunction"),
        ("/nothing", CALL_BYTES, "for the Call operation"),
    ],
)
async def test_how_large_a_body_may_be(house: House, target: str, most: int, text: str) -> None:
    with head_of(target) as head:
        limit, answer = house.front.limit(head)
    assert limit == most
    assert answer().status == 413
    assert text in answer().body.decode()
