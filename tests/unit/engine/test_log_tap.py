"""Every line that leaves an environment, once, in order, and where it belongs."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, fails_init, texts
from tests.support.fake_executor import Guest, a_request, echo
from workbench.base import clock
from workbench.engine.engine import Engine, EngineSettings
from workbench.engine.executors.base import SandboxExit
from workbench.engine.log_tap import LogTap, StreamTap, no_tap
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.function import LogFormat, LoggingConfig
from workbench.model.invoke import InvokeResult
from workbench.model.logs import LogAddress

ADDRESS = LogAddress("000000000000", "eu-west-1", "/aws/lambda/f", "stream")


class Taken(list[tuple[LogAddress, int, str]]):
    """A sink that keeps what it is told."""

    def take(self, address: LogAddress, time_ns: int, text: str) -> None:
        self.append((address, time_ns, text))

    @property
    def texts(self) -> list[str]:
        return [text for _address, _time_ns, text in self]


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


def tapped() -> tuple[Taken, LogTap, StreamTap]:
    taken, tap = Taken(), LogTap()
    tap.add(taken.take)
    return taken, tap, StreamTap(tap, ADDRESS)


def test_init_start_comes_first_and_is_not_later_than_what_follows() -> None:
    taken, _tap, stream = tapped()
    stream.write("early")
    stream.write("no line feed", ended=False)
    assert taken == []
    stream.begin("INIT_START")
    stream.write("late")
    assert taken.texts == ["INIT_START\n", "early\n", "no line feed", "late\n"]
    assert [time_ns for _address, time_ns, _text in taken] == sorted(time_ns for _address, time_ns, _text in taken)
    assert {address for address, _time_ns, _text in taken} == {ADDRESS}


def test_what_is_held_back_is_not_lost_when_nothing_begins() -> None:
    taken, _tap, stream = tapped()
    stream.write("last words")
    stream.release()
    stream.release()
    stream.write("more")
    assert taken.texts == ["last words\n", "more\n"]


def test_a_start_without_a_line_of_its_own() -> None:
    taken, _tap, stream = tapped()
    stream.write("early")
    stream.begin("")
    assert taken.texts == ["early\n"]


def test_sinks_come_and_go() -> None:
    taken, tap, stream = tapped()
    others = Taken()
    stream.begin("one")
    tap.add(others.take)
    stream.write("two")
    tap.remove(taken.take)
    tap.remove(taken.take)
    stream.write("three")
    tap.remove(others.take)
    stream.write("nobody hears")
    assert taken.texts == ["one\n", "two\n"]
    assert others.texts == ["two\n", "three\n"]


def test_nothing_is_kept_where_nobody_listens() -> None:
    stream = no_tap()
    stream.write("early")
    assert stream._held == []


# -- through the engine


async def test_what_invokes_write_goes_to_the_sink_as_to_their_own_log(rig: EngineRig) -> None:
    taken = Taken()
    rig.make().log_tap.add(taken.take)

    async def prints(guest: Guest) -> SandboxExit:
        guest.print("early")
        while True:
            event = await guest.next()
            guest.print("during")
            await guest.respond(event, event.payload)

    rig.executor.programs = [prints]
    began_ns = clock.wall_ns()
    results = [await rig.invoke(), await rig.invoke()]
    expected = [f"{text}\n" for result in results for text in texts(result)]
    assert taken.texts == expected
    assert [text.partition(" ")[0] for text in taken.texts[:2]] == ["INIT_START", "early\n"]
    assert all(began_ns <= time_ns <= clock.wall_ns() for _address, time_ns, _text in taken)


async def test_an_environment_writes_to_one_stream_of_its_own(rig: EngineRig) -> None:
    taken = Taken()
    rig.make().log_tap.add(taken.take)
    function = replace(rig.function, account_id="111122223333", region="eu-west-3", version="7")
    rig.together(2)
    await asyncio.gather(rig.invoke(function=function), rig.invoke(function=function))
    await rig.invoke(function=function)
    addresses = {address for address, _time_ns, _text in taken}
    assert len(addresses) == 2
    for address in addresses:
        assert (address.account_id, address.region) == ("111122223333", "eu-west-3")
        assert address.group == f"/aws/lambda/{function.name}"
        assert re.fullmatch(r"\d{4}/\d\d/\d\d/\[7\][0-9a-f]{32}", address.stream)
    streams = {dict(sandbox.spec.variables)["AWS_LAMBDA_LOG_STREAM_NAME"] for sandbox in rig.executor.sandboxes}
    assert streams == {address.stream for address in addresses}, "it is what the function is told"


async def test_a_failed_init_is_told_in_the_stream_of_its_environment(rig: EngineRig) -> None:
    taken = Taken()
    rig.make().log_tap.add(taken.take)
    rig.executor.programs = [fails_init]
    result = await rig.invoke()
    assert taken.texts == [f"{text}\n" for text in texts(result)]
    assert len({address for address, _time_ns, _text in taken}) == 1


async def test_what_is_written_between_invokes_is_told_at_once(rig: EngineRig) -> None:
    taken, written = Taken(), asyncio.Event()
    rig.make().log_tap.add(taken.take)

    async def prints_later(guest: Guest) -> SandboxExit:
        event = await guest.next()
        await guest.respond(event, b"1")
        guest.print("afterwards")
        written.set()
        return await echo(guest)

    rig.executor.programs = [prints_later]
    await rig.invoke()
    await written.wait()
    assert taken.texts.count("afterwards\n") == 1
    await rig.invoke()
    assert taken.texts.count("afterwards\n") == 1, "the next invoke has it in its log, CloudWatch once"


async def test_a_queued_event_is_told_like_any_other(rig: EngineRig) -> None:
    taken = Taken()
    rig.make().log_tap.add(taken.take)
    rig.register(rig.function)
    await rig.engine.accept(a_request(rig.function, b"{}"))
    await rig.engine.events_idle()
    assert [text.partition(" ")[0] for text in taken.texts] == ["INIT_START", "START", "END", "REPORT"]


async def test_json_records_and_groups_of_their_own(rig: EngineRig) -> None:
    taken = Taken()
    rig.make().log_tap.add(taken.take)
    function = replace(rig.function, logging=LoggingConfig(LogFormat.JSON, group="/shop"))
    result: InvokeResult = await rig.invoke(function=function)
    assert taken.texts == [f"{text}\n" for text in texts(result)]
    assert '"type":"platform.start"' in "".join(taken.texts)
    (address,) = {address for address, _time_ns, _text in taken}
    assert address.group == "/shop"
    assert f"/{function.name}[$LATEST]" in address.stream


async def test_the_sink_of_a_new_engine(rig: EngineRig) -> None:
    taken = Taken()
    openers = {ExecutorKind.PROCESS: lambda: rig.executor}
    rig.engines.append(Engine(openers, load_runtimes(), EngineSettings(rig.folder / "cache"), log_sink=taken.take))
    await rig.invoke()
    assert taken.texts[-1].startswith("REPORT ")
