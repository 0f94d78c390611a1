import json
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.app.use_cases.runtimes import RuntimeState
from workbench.cli import runtimes
from workbench.cli.main import main
from workbench.engine.runtimes import load_runtimes
from workbench.model.runtime import Support

PYTHON = load_runtimes().get("python3.13")
NODE = load_runtimes().get("nodejs24.x")


@pytest.fixture(autouse=True)
def states(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two runtimes; the ids that were fetched."""
    fetched: list[str] = []
    assert PYTHON is not None
    assert NODE is not None
    python = RuntimeState(PYTHON, Support.SUPPORTED, Path("/bin/python3.13"), can_fetch=False)
    node = RuntimeState(NODE, Support.ENDING, None, can_fetch=True)

    async def runtime_states(_app: object) -> tuple[RuntimeState, ...]:
        return python, node

    async def fetch_runtime(_app: object, runtime_id: str) -> RuntimeState:
        fetched.append(runtime_id)
        return python

    monkeypatch.setattr(runtimes, "runtime_states", runtime_states)
    monkeypatch.setattr(runtimes, "fetch_runtime", fetch_runtime)
    assert not engine.closed
    return fetched


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runtimes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == [
        "python3.13", "supported", "2029-06-30", "/bin/python3.13", "public.ecr.aws/lambda/python:3.13",
    ]  # fmt: skip
    assert "missing; workbench runtimes --get nodejs24.x" in lines[2]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runtimes", "--json"]) == 0
    python, node = json.loads(capsys.readouterr().out)["runtimes"]
    assert python["interpreter"] == "/bin/python3.13"
    assert (node["interpreter"], node["can_get"], node["support"]) == (None, True, "ending")


def test_get(states: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runtimes", "--get", "python3.13"]) == 0
    assert states == ["python3.13"]
    captured = capsys.readouterr()
    assert captured.err == "Getting python3.13…\n"
    assert len(captured.out.splitlines()) == 2
