import asyncio
import json
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, Script
from tests.support.fake_executor import a_config, a_request
from workbench.app.stores.run_database import RunDatabase
from workbench.cli.main import main
from workbench.model.errors import InvalidRequestError, InvokeCancelledError

EVENT = ["Hello", "--type", "Event", "--executor", "process"]
FAILS = Script(payload=b"{}", function_error="Unhandled", lines=("oh",))


def outcomes(home: Path) -> list[str]:
    database = RunDatabase(home / "data" / "history")
    rows = database.recent(10, 1000)
    database.close()
    return [row["outcome"] for row in rows]


def test_the_end_of_an_event_is_waited_for(
    engine: FakeEngine, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.scripts = [FAILS]
    assert main(["invoke", str(folder), *EVENT, "--tenant-id", "blue"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "Success\n"
    assert captured.err.startswith(f"Queued: {engine.accepted[0].request_id}\n")
    assert captured.err.count("START RequestId") == 2
    assert "Tried again at " in captured.err
    assert "The function failed." in captured.err
    assert engine.registered == [(str(folder), ("Hello",))]
    assert engine.accepted[0].tenant_id == "blue"
    assert outcomes(tmp_path / "home") == ["ok"]


def test_a_function_that_fails_to_the_last(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.default = FAILS
    assert main(["invoke", str(folder), *EVENT, "--json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert (value["status"], value["condition"], value["attempts"]) == ("function_error", "RetriesExhausted", 3)
    assert value["log"][1] == "oh"


def test_functions_that_it_is_sent_on_to_are_waited_for(
    engine: FakeEngine, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = a_request(a_config(tmp_path / "code", name="Failures"), b"{}", scope=str(folder))
    engine.sent_on = [record]
    assert main(["invoke", str(folder), *EVENT]) == 0
    told = capsys.readouterr().err
    assert told.count("START RequestId") == 2
    assert f"Sent on to Failures: {record.request_id}\n" in told
    assert outcomes(tmp_path / "home") == ["ok", "ok"]


def test_what_is_refused_is_not_queued(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.refusal = InvalidRequestError("InvalidParameterValueException", "Add a tenant ID.")
    assert main(["invoke", str(folder), *EVENT]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "error: Add a tenant ID.\n  InvalidParameterValueException.\n"


@pytest.mark.parametrize("how", [asyncio.CancelledError, InvokeCancelledError("The event was removed.")])
def test_who_stops_waiting_is_told_where_the_event_is(
    engine: FakeEngine,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    how: BaseException,
) -> None:
    async def stopped(_event_id: str) -> None:
        raise how

    monkeypatch.setattr(engine, "outcome_of_event", stopped)
    assert main(["invoke", str(folder), *EVENT]) != 0
    assert f"The event {engine.accepted[0].request_id} stays in the queue." in capsys.readouterr().err
    assert engine.closed
