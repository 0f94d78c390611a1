import asyncio
import json
import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.cli import serve
from workbench.cli.main import main
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.service import ServedCall


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each service is interrupted as soon as it is reached: Ctrl+C."""

    async def interrupt() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.Event().wait()

    monkeypatch.setattr(serve, "until_interrupted", interrupt)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


@pytest.mark.usefixtures("interrupted")
def test_the_address_is_printed_and_an_interrupt_ends_it(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(folder), "--port", "4001", "--region", "eu-west-1", "--executor", "process"]) == 130
    captured = capsys.readouterr()
    assert captured.out == "http://127.0.0.1:4001\n"
    assert captured.err == f"2 functions of {folder} served. Ctrl+C ends it.\n"
    (settings,) = engine.served
    assert (settings.port, settings.region, settings.executor) == (4001, "eu-west-1", ExecutorKind.PROCESS)
    assert engine.registered[0][1] == ("Hello",)
    assert engine.closed


@pytest.mark.usefixtures("interrupted")
def test_json_and_other_hosts(engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--port", "0", "--json", "--allow-host", "box", "--allow-host", "box.lan", "--host", "127.0.0.2"]
    assert main(["serve", str(single), *words]) == 130
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"url": "http://127.0.0.2:0", "host": "127.0.0.2", "port": 0}
    assert captured.err == ""
    assert engine.served[0].hosts == ("box", "box.lan")


def test_each_call_is_a_line(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def call() -> None:
        assert engine.observe_service is not None
        engine.observe_service(ServedCall(1_700_000_000_204_000_000, "Invoke", "hello", 200, 12.345))
        engine.observe_service(ServedCall(1_700_000_000_204_999_999, "ListFunctions", "", 200, 0.5))

    monkeypatch.setattr(serve, "until_interrupted", call)
    assert main(["serve", str(single), "--verbose"]) == 0
    first, second = capsys.readouterr().err.splitlines()[-2:]
    assert re.fullmatch(r"\d\d:\d\d:20\.204  Invoke  hello  200  12\.3 ms", first)
    assert second.endswith("  ListFunctions  -  200  0.5 ms")
    assert engine.served[0].tells_calls


def test_without_verbose_nothing_is_observed(engine: FakeEngine, single: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "until_interrupted", lambda: asyncio.sleep(0))
    assert main(["serve", str(single)]) == 0
    assert engine.observe_service is None


def test_what_cannot_be_served(engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.refusal = EngineError("The Lambda service cannot listen.", "Address in use.", "Name another port.")
    assert main(["serve", str(single)]) == 2
    assert capsys.readouterr().err == (
        "error: The Lambda service cannot listen.\n  Address in use.\n  Name another port.\n"
    )
    assert main(["serve", str(single / "none")]) == 2
