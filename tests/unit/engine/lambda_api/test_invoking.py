import base64
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from tests.support.served_invokes import ScriptedEngine, gives, raises, result_of
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.invoking import Asked, Invoking, place_of, scope_of
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.state import Place
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus
from workbench.model.errors import InvalidRequestError, RuntimeUnavailableError
from workbench.model.invoke import InvocationType, InvokeRequest, InvokeResult
from workbench.model.run import Emit

ASKED = Asked(PLACE, "the-request", "Root=1-2-3")


@dataclass
class Queueing(ScriptedEngine):
    """Keeps the events that it accepts; Docker answers."""

    accepted: list[InvokeRequest] = field(default_factory=list)

    async def accept(self, request: InvokeRequest) -> None:
        self.accepted.append(request)

    async def status(self) -> EngineStatus:
        return EngineStatus((ExecutorStatus(ExecutorKind.DOCKER, available=True),), ())


@pytest.fixture
def engine() -> Queueing:
    return Queueing()


@pytest.fixture
async def calls(tmp_path: Path) -> AsyncIterator[LambdaCalls]:
    opened = await LambdaCalls.open(tmp_path / "service")
    await opened.function("f")
    yield opened
    await opened.close()


def invoking_of(calls: LambdaCalls, engine: Queueing, wanted: ExecutorKind | None = ExecutorKind.PROCESS) -> Invoking:
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    return Invoking(engine, launches, ExecutorChoice(wanted, engine.status))


async def test_an_answer_has_the_payload_and_the_version(calls: LambdaCalls, engine: Queueing) -> None:
    members: dict[str, Any] = {"FunctionName": "f", "Payload": b'{"a": 1}'}
    output, headers = await invoking_of(calls, engine).invoke(members, ASKED)
    assert output == {"StatusCode": 200, "ExecutedVersion": "$LATEST", "Payload": b'{"a": 1}'}
    assert headers == {"X-Amzn-Trace-Id": "Root=1-x;Sampled=0"}
    (request,) = engine.requests
    assert (request.request_id, request.trace_id, request.scope) == ("the-request", "Root=1-2-3", scope_of(PLACE))


async def test_an_empty_body_is_an_empty_object(calls: LambdaCalls, engine: Queueing) -> None:
    await invoking_of(calls, engine).invoke({"FunctionName": "f", "Payload": b""}, ASKED)
    assert engine.requests[0].payload == b"{}"


async def test_a_functions_error_is_an_answer(calls: LambdaCalls, engine: Queueing) -> None:
    engine.program = gives(b'{"errorType":"E"}', function_error="Unhandled")
    output, _headers = await invoking_of(calls, engine).invoke({"FunctionName": "f"}, ASKED)
    assert (output["StatusCode"], output["FunctionError"]) == (200, "Unhandled")
    assert "LogResult" not in output


async def test_the_tail_of_the_log(calls: LambdaCalls, engine: Queueing) -> None:
    output, _headers = await invoking_of(calls, engine).invoke({"FunctionName": "f", "LogType": "Tail"}, ASKED)
    assert base64.b64decode(output["LogResult"]).endswith(b"hello\n")


async def test_events_and_dry_runs(calls: LambdaCalls, engine: Queueing) -> None:
    invoking = invoking_of(calls, engine)
    assert await invoking.invoke({"FunctionName": "f", "InvocationType": "Event"}, ASKED) == ({"StatusCode": 202}, {})
    assert await invoking.invoke({"FunctionName": "f", "InvocationType": "DryRun"}, ASKED) == ({"StatusCode": 204}, {})
    assert await invoking.invoke_async({"FunctionName": "f", "InvokeArgs": b"1"}, ASKED) == {"Status": 202}
    assert [request.invocation_type for request in engine.accepted] == [InvocationType.EVENT] * 2
    assert (len(engine.dry), engine.requests) == (1, [])


async def test_client_context_is_decoded(calls: LambdaCalls, engine: Queueing) -> None:
    context = base64.b64encode(json.dumps({"custom": {"k": "v"}}).encode()).decode()
    await invoking_of(calls, engine).invoke({"FunctionName": "f", "ClientContext": context}, ASKED)
    assert json.loads(engine.requests[0].client_context) == {"custom": {"k": "v"}}
    with pytest.raises(InvalidRequestError, match="valid Base64"):
        await invoking_of(calls, engine).invoke({"FunctionName": "f", "ClientContext": "!"}, ASKED)


@pytest.mark.parametrize("padding", [0, 70_000])
async def test_what_is_no_json_is_refused(calls: LambdaCalls, engine: Queueing, padding: int) -> None:
    with pytest.raises(InvalidRequestError, match="Could not parse request body into json"):
        await invoking_of(calls, engine).invoke({"FunctionName": "f", "Payload": b" " * padding + b"{x"}, ASKED)
    assert engine.requests == []


async def test_a_function_that_is_not_there(calls: LambdaCalls, engine: Queueing) -> None:
    with pytest.raises(ApiError, match=r"function:g:\$LATEST"):
        await invoking_of(calls, engine).invoke({"FunctionName": "g"}, ASKED)


async def test_where_docker_lacks_the_runtime_a_process_is_tried_from_then_on(
    calls: LambdaCalls, engine: Queueing
) -> None:
    async def lacking(request: InvokeRequest, _emit: Emit) -> InvokeResult:
        if request.executor is ExecutorKind.DOCKER:
            raise RuntimeUnavailableError("There is no image.")
        return result_of(request)

    engine.program = lacking
    invoking = invoking_of(calls, engine, None)
    for _each in range(2):
        await invoking.invoke({"FunctionName": "f"}, ASKED)
    kinds = [request.executor for request in engine.requests]
    assert kinds == [ExecutorKind.DOCKER, ExecutorKind.PROCESS, ExecutorKind.PROCESS]


async def test_the_users_choice_is_not_changed(calls: LambdaCalls, engine: Queueing) -> None:
    engine.program = raises(RuntimeUnavailableError("There is no image."))
    with pytest.raises(RuntimeUnavailableError):
        await invoking_of(calls, engine, ExecutorKind.DOCKER).invoke({"FunctionName": "f"}, ASKED)
    assert len(engine.requests) == 1


def test_scopes_name_places() -> None:
    assert place_of(scope_of(PLACE)) == PLACE
    assert place_of("/home/me/shop") is None
    assert place_of(scope_of(Place("1", "2"))) == Place("1", "2")
