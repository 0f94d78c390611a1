import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import Script, result_of
from tests.support.lambda_calls import PLACE, LambdaCalls
from tests.support.served import a_served_run
from workbench.engine.lambda_api import observing
from workbench.engine.lambda_api.invoking import scope_of
from workbench.engine.lambda_api.observing import FunctionWatch, RunWatch
from workbench.engine.lambda_api.state import Place
from workbench.model.errors import EngineError
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit, ResponseChunk, RunEvent, ignore
from workbench.model.service import ServedFunctions, ServedRun, ServiceObservation

OTHER = Place("111111111111", "us-west-2")


class Heard:
    """What a watch of the functions tells."""

    def __init__(self, calls: LambdaCalls) -> None:
        self.told: asyncio.Queue[ServedFunctions] = asyncio.Queue()
        self.calls = calls
        self.watch = FunctionWatch(calls.state, calls.desk.packages, scope_of, self._hear)

    def _hear(self, observation: ServiceObservation) -> None:
        assert isinstance(observation, ServedFunctions)
        self.told.put_nowait(observation)

    async def names(self) -> list[tuple[str, str, str]]:
        told = await asyncio.wait_for(self.told.get(), 5)
        return [(one.scope, one.config.name, one.state) for one in told.functions]

    def follow(self) -> None:
        """Hear of what has changed since the last time."""
        changes = tuple(self.calls.changes)
        self.calls.changes.clear()
        self.watch.changed(changes)


async def gathered() -> None:
    """Wait until all that was to be told in no time has been."""
    after = asyncio.Event()
    asyncio.get_running_loop().call_later(0.001, after.set)
    await after.wait()


@pytest.fixture
async def heard(calls: LambdaCalls) -> AsyncIterator[Heard]:
    made = Heard(calls)
    yield made
    made.watch.close()


async def test_all_places_are_told_at_the_start(calls: LambdaCalls, heard: Heard) -> None:
    await calls.function("b")
    await calls.function("a")
    await calls.function("c", place=OTHER)
    heard.watch.start()
    here = f"lambda:{PLACE.account_id}:{PLACE.region}"
    assert await heard.names() == [
        (here, "a", "Active"),
        (here, "b", "Active"),
        ("lambda:111111111111:us-west-2", "c", "Active"),
    ]


async def test_changes_are_told_together(calls: LambdaCalls, heard: Heard) -> None:
    heard.watch.start()
    assert await heard.names() == []
    for name in ("a", "b"):
        await calls.function(name)
        heard.follow()
    assert [name for _scope, name, _state in await heard.names()] == ["a", "b"]
    await calls.do("UpdateFunctionConfiguration", FunctionName="a", Timeout=7)
    await calls.do("DeleteFunction", FunctionName="b")
    heard.follow()
    told = await asyncio.wait_for(heard.told.get(), 5)
    (served,) = told.functions
    assert (served.config.timeout_s, served.config.environment) == (7.0, ())
    assert served.config.code_path.is_file()
    assert heard.told.empty()


async def test_aliases_and_versions_are_told(calls: LambdaCalls, heard: Heard) -> None:
    await calls.function("a")
    await calls.do("PublishVersion", FunctionName="a")
    for alias in ("live", "beta"):
        await calls.do("CreateAlias", FunctionName="a", Name=alias, FunctionVersion="1")
    await calls.do("UpdateFunctionConfiguration", FunctionName="a", Timeout=7)
    await calls.do("PublishVersion", FunctionName="a")
    heard.follow()
    (served,) = (await asyncio.wait_for(heard.told.get(), 5)).functions
    assert served.qualifiers == ("beta", "live", "2", "1")
    await calls.do("DeleteAlias", FunctionName="a", Name="live")
    heard.follow()
    (served,) = (await asyncio.wait_for(heard.told.get(), 5)).functions
    assert served.qualifiers == ("beta", "2", "1")


async def test_what_does_not_show_is_not_told(
    calls: LambdaCalls, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observing, "GATHER_S", 0.0)
    await calls.function("a")
    calls.changes.clear()
    await calls.do("CreateFunctionUrlConfig", FunctionName="a", AuthType="NONE")
    heard.follow()
    await gathered()
    assert heard.told.empty()


async def test_a_closed_watch_is_quiet(calls: LambdaCalls, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observing, "GATHER_S", 0.0)
    await calls.function("a")
    heard.follow()
    heard.watch.close()
    await gathered()
    assert heard.told.empty()


REQUEST = a_served_run().request


async def test_a_run_is_told_with_its_result() -> None:
    told: list[ServiceObservation] = []
    result = result_of(REQUEST, Script(), cold=False)

    async def work(_request: InvokeRequest, _emit: Emit) -> InvokeResult:
        return result

    assert await RunWatch(told.append).run(REQUEST, ignore, work) is result
    (run,) = told
    assert isinstance(run, ServedRun)
    assert (run.request, run.result, run.error) == (REQUEST, result, None)
    assert run.started_ns > 1_700_000_000_000_000_000


async def test_a_run_that_could_not_be_is_told_and_raised() -> None:
    told: list[ServiceObservation] = []
    error = EngineError("No.")

    async def work(_request: InvokeRequest, _emit: Emit) -> InvokeResult:
        raise error

    with pytest.raises(EngineError):
        await RunWatch(told.append).run(REQUEST, ignore, work)
    (run,) = told
    assert isinstance(run, ServedRun)
    assert (run.result, run.error) == (None, error)


async def test_a_streamed_response_is_told_whole_and_goes_on() -> None:
    told: list[ServiceObservation] = []
    passed: list[RunEvent] = []
    request = InvokeRequest(REQUEST.function, b"{}", "r", REQUEST.executor, streaming=True)

    async def work(asked: InvokeRequest, emit: Emit) -> InvokeResult:
        emit(ResponseChunk(b"ab"))
        emit(ResponseChunk(b"c"))
        return result_of(asked, Script(chunks=(b"ab", b"c")), cold=False)

    result = await RunWatch(told.append).run(request, passed.append, work)
    assert result.payload == b""
    (run,) = told
    assert isinstance(run, ServedRun)
    assert run.result is not None
    assert run.result.payload == b"abc"
    assert passed == [ResponseChunk(b"ab"), ResponseChunk(b"c")]


async def test_functions_of_an_earlier_program_are_told(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function("kept")
    await calls.close()
    again = await LambdaCalls.open(tmp_path)
    heard = Heard(again)
    heard.watch.start()
    assert [name for _scope, name, _state in await heard.names()] == ["kept"]
    await again.close()
