"""The local Lambda service as the window runs it: what clients do over HTTP shows in the application's stores."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from tests.support.lambda_calls import ROLE, zipped
from workbench.app.application import Application
from workbench.app.opening import open_for_window
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.replay import replay
from workbench.app.use_cases.run_rate import A_SECOND
from workbench.app.use_cases.serve import ServeOptions, start_service, stop_service
from workbench.base.paths import UserPaths
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import Run, RunOutcome, RunSource

CODE = zipped({"app.py": "def handler(event, context):\n    print('hello')\n    return {'got': event['a']}\n"})
WAIT_S = 30.0


@pytest.fixture
async def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Application]:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    made = await open_for_window(UserPaths(tmp_path / "data", tmp_path / "config", tmp_path / "cache"))
    made.settings.set("run.executor", "process")
    yield made
    await made.close()


@pytest.fixture
async def client(app: Application) -> AsyncIterator[Any]:
    info = await start_service(app, ServeOptions(port=0))
    made = boto3.client(
        "lambda",
        endpoint_url=info.url,
        region_name="eu-west-1",
        aws_access_key_id="111122223333",
        aws_secret_access_key="anything",
        config=Config(retries={"total_max_attempts": 1}, max_pool_connections=16),
    )
    yield made
    made.close()


async def until(app: Application, done: Callable[[], bool]) -> None:
    """Wait for what the stores come to."""
    told = asyncio.Event()
    stops = (app.service.changed.connect(lambda _none: told.set()), app.runs.changed.connect(lambda _run: told.set()))
    async with asyncio.timeout(WAIT_S):
        while not done():
            told.clear()
            await told.wait()
    for stop in stops:
        stop()


async def made(app: Application, client: Any, name: str = "hello") -> str:
    """A function that is known to the window; its scope."""
    await asyncio.to_thread(
        client.create_function,
        FunctionName=name,
        Runtime="python3.11",
        Handler="app.handler",
        Role=ROLE,
        Code={"ZipFile": CODE},
    )
    await until(app, lambda: any((one.config.name, one.state) == (name, "Active") for one in app.service.functions))
    return "lambda:111122223333:eu-west-1"


def runs_of(app: Application, source: RunSource) -> list[Run]:
    return [run for run in app.runs.recent if run.source is source]


async def test_what_is_called_over_http_is_in_the_history(app: Application, client: Any) -> None:
    scope = await made(app, client)
    answer = await asyncio.to_thread(client.invoke, FunctionName="hello", Payload=b'{"a": 1}')
    await until(app, lambda: bool(app.runs.recent))
    (run,) = app.runs.recent
    assert (run.id, run.workspace, run.function) == (answer["ResponseMetadata"]["RequestId"], scope, "hello")
    assert (run.event, run.outcome, run.source) == (b'{"a": 1}', RunOutcome.OK, RunSource.SERVICE)
    assert run.result is not None
    assert run.result.payload == b'{"got": 1}'
    assert "hello" in [line.text for line in run.result.log]
    await asyncio.to_thread(client.invoke, FunctionName="hello", Payload=b"{}")
    await until(app, lambda: app.runs.recent[0].outcome is RunOutcome.FUNCTION_ERROR)


async def test_an_asynchronous_call_is_followed_to_its_end(app: Application, client: Any) -> None:
    await made(app, client)
    await asyncio.to_thread(client.invoke, FunctionName="hello", InvocationType="Event", Payload=b'{"a": 1}')
    await until(app, lambda: any(run.outcome is RunOutcome.OK for run in app.runs.recent))
    (run,) = app.runs.recent
    assert (run.event, run.source) == (b'{"a": 1}', RunSource.SERVICE)
    assert run.queue is not None
    assert run.queue.condition == "Success"


async def test_the_window_invokes_functions_of_the_service(app: Application, client: Any) -> None:
    scope = await made(app, client)
    await asyncio.to_thread(client.invoke, FunctionName="hello", Payload=b'{"a": 1}')
    run = await invoke(app, "hello", '{"a": 2}', scope=scope, executor=ExecutorKind.PROCESS)
    assert run.result is not None
    assert (run.result.payload, run.result.cold) == (b'{"got": 2}', False), "the same environment"
    assert run.source is RunSource.PROGRAM
    again = await replay(app, runs_of(app, RunSource.SERVICE)[0].id)
    assert again.result is not None
    assert again.result.payload == b'{"got": 1}'
    options = InvokeOptions(InvocationType.EVENT)
    queued = await invoke(app, "hello", '{"a": 3}', scope=scope, executor=ExecutorKind.PROCESS, options=options)
    await until(app, lambda: any(run.id == queued.id and run.outcome is RunOutcome.OK for run in app.runs.recent))


async def test_functions_come_back_with_the_service_and_go_when_they_are_deleted(app: Application, client: Any) -> None:
    await made(app, client)
    await stop_service(app)
    assert app.service.functions == ()
    info = await start_service(app, ServeOptions(port=0))
    await until(app, lambda: bool(app.service.functions))
    again = boto3.client(
        "lambda",
        endpoint_url=info.url,
        region_name="eu-west-1",
        aws_access_key_id="111122223333",
        aws_secret_access_key="anything",
    )
    with contextlib.closing(again):
        await asyncio.to_thread(again.delete_function, FunctionName="hello")
    await until(app, lambda: not app.service.functions)


async def test_a_load_leaves_the_history_readable(app: Application, client: Any) -> None:
    await made(app, client)
    count = 300

    def call(number: int) -> bool:
        return bool(client.invoke(FunctionName="hello", Payload=b'{"a": %d}' % number)["StatusCode"] == 200)

    calls = [asyncio.to_thread(call, number) for number in range(count)]
    assert all(await asyncio.gather(*calls))
    recorded = len(runs_of(app, RunSource.SERVICE))
    assert A_SECOND <= recorded < count
    told = asyncio.Event()
    stop = app.notices.posted.connect(lambda notice: told.set() if "not recorded" in notice.text else None)
    async with asyncio.timeout(WAIT_S):
        await told.wait()
    stop()
    assert app.notices.items[-1].text.startswith(f"{count - len(runs_of(app, RunSource.SERVICE))} runs over HTTP")
