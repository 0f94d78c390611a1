from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.use_cases import runtimes
from workbench.app.use_cases.runtimes import fetch_runtime, runtime_states
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.model.errors import RuntimeUnavailableError, UsageError
from workbench.model.runtime import Runtime, Support


class Fake(Interpreters):
    """Finds Python 3.13 and what was fetched."""

    fetched: list[str] = []  # noqa: RUF012 - one list for a test

    def find(self, runtime: Runtime) -> Path | None:
        return Path("/bin/x") if runtime.id in ("python3.13", *self.fetched) else None

    def fetch(self, runtime: Runtime) -> None:
        if runtime.language == "python":
            raise RuntimeUnavailableError("Install it.")
        self.fetched.append(runtime.id)


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> type[Fake]:
    monkeypatch.setattr(Fake, "fetched", [])
    monkeypatch.setattr(runtimes, "Interpreters", Fake)
    return Fake


async def test_states(tmp_path: Path) -> None:
    states = {state.runtime.id: state for state in await runtime_states(fake_application(tmp_path))}
    assert states["python3.13"].interpreter == Path("/bin/x")
    assert states["python3.12"].interpreter is None
    assert states["python3.9"].support is Support.DEPRECATED
    assert states["nodejs24.x"].can_fetch
    assert not states["python3.13"].can_fetch


async def test_fetch(tmp_path: Path, fake: type[Fake]) -> None:
    app = fake_application(tmp_path)
    assert (await fetch_runtime(app, "nodejs24.x")).interpreter == Path("/bin/x")
    await fetch_runtime(app, "python3.13")
    assert fake.fetched == ["nodejs24.x"]
    with pytest.raises(RuntimeUnavailableError):
        await fetch_runtime(app, "python3.12")
    with pytest.raises(UsageError, match=r"Choose one of .*python3\.13"):
        await fetch_runtime(app, "cobol")
