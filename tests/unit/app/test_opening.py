from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.app import opening
from workbench.app.engine_thread import EngineThread
from workbench.app.opening import open_for_terminal, open_for_window
from workbench.app.senders import Senders
from workbench.base.paths import UserPaths
from workbench.cloud.deliver import DestinationSender
from workbench.cloud.log_sender import LogSender
from workbench.engine.engine import EngineSettings
from workbench.model.async_event import Observe, QueueTrouble
from workbench.model.delivery import Deliver
from workbench.model.logs import LogSink

Made = tuple[EngineSettings, FakeEngine, Deliver | None, LogSink | None]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Made]:
    made: list[Made] = []

    def open_engine(
        settings: EngineSettings, deliver: Deliver | None, observe: Observe, log_sink: LogSink | None = None
    ) -> FakeEngine:
        made.append((settings, FakeEngine(observe=observe), deliver, log_sink))
        return made[-1][1]

    monkeypatch.setattr(opening, "open_engine", open_engine)
    return made


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    made = UserPaths(tmp_path / "data", tmp_path / "config", tmp_path / "cache")
    made.config.mkdir()
    text = '[run]\nkeep_warm_s = 5\nspares = 1\naccount_concurrency = 10\n[run.images]\n"python3.13" = "mine:1"\n'
    text += '[async]\nretry_seconds = "1, 2"\n[look]\ntheme = 3\n'
    (made.config / "settings.toml").write_text(text)
    return made


@pytest.mark.parametrize("open_it", [open_for_terminal, open_for_window])
async def test_the_engine_is_told_the_settings(
    engines: list[Made], paths: UserPaths, open_it: Callable[[UserPaths], object]
) -> None:
    app = await (open_for_terminal if open_it is open_for_terminal else open_for_window)(paths)
    ((settings, engine, deliver, log_sink),) = engines
    assert settings == EngineSettings(
        paths.cache, (("python3.13", "mine:1"),), 5, 1, account_concurrency=10, data=paths.data, retry_delays_s=(1, 2)
    )
    assert (deliver, log_sink) == (None, None), "nothing is sent to AWS unless an endpoint is named"
    assert [notice.text for notice in app.notices.items] == ["The setting look.theme is not used."]
    assert app.runtimes.get("python3.13") is not None
    assert isinstance(app.engine, EngineThread) == (open_it is open_for_window)
    await app.close()
    assert engine.closed


async def test_the_usual_folders_are_used(engines: list[Made], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    app = await open_for_terminal(records=False)
    assert app.paths.cache == tmp_path / "home" / "cache"
    assert engines[0][0].cache == app.paths.cache
    await app.close()
    assert not (tmp_path / "home" / "data").exists()


@pytest.mark.parametrize("open_it", [open_for_terminal, open_for_window])
async def test_records_are_sent_to_the_endpoint_and_trouble_is_told(
    engines: list[Made], paths: UserPaths, open_it: Callable[[UserPaths], object]
) -> None:
    (paths.config / "settings.toml").write_text('[aws]\nendpoint_url = "http://127.0.0.1:1"\n')
    app = await (open_for_terminal if open_it is open_for_terminal else open_for_window)(paths)
    assert isinstance(engines[0][2], DestinationSender)
    assert isinstance(engines[0][3], LogSender)
    engines[0][1].observe(QueueTrouble("The disk is full."))
    await app.close()
    assert [notice.detail for notice in app.notices.items] == ["The disk is full."]


async def test_the_environment_names_an_endpoint_too_and_the_caller_s_comes_first(
    engines: list[Made], paths: UserPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    class Noted(Senders):
        def __init__(self, endpoint_url: str) -> None:
            named.append(endpoint_url)
            super().__init__(endpoint_url)

    monkeypatch.setattr(opening, "Senders", Noted)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:2")
    await (await open_for_terminal(paths, records=False)).close()
    await (await open_for_terminal(paths, records=False, aws_endpoint_url="http://127.0.0.1:3")).close()
    assert named == ["http://127.0.0.1:2", "http://127.0.0.1:3"]
    assert len(engines) == 2
