from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from workbench.app.application import Application
from workbench.app.command_table import BY_ID
from workbench.app.notices import NoticeSeverity
from workbench.model.errors import EngineError


def enabled(app: Application) -> list[str]:
    return [name for name in ("start", "stop") if BY_ID[f"service.{name}"].enabled(app.context.value)]


async def run(app: Application, command_id: str) -> None:
    work = BY_ID[command_id].run
    assert work is not None
    await work(app)


@pytest.mark.usefixtures("quiet_endpoint")
async def test_start_then_stop(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    assert enabled(app) == ["start"]
    await run(app, "service.start")
    assert enabled(app) == ["stop"]
    (notice,) = app.notices.items
    assert notice.text == "The Lambda service is at http://127.0.0.1:3001."
    assert notice.detail == "aws lambda list-functions --endpoint-url http://127.0.0.1:3001"
    await run(app, "service.stop")
    assert enabled(app) == ["start"]
    assert app.notices.items[-1].text == "The Lambda service has been stopped."
    await app.close()


@pytest.mark.usefixtures("quiet_endpoint")
async def test_a_start_that_fails_leads_to_the_settings(tmp_path: Path) -> None:
    app = fake_application(tmp_path, FakeEngine(refusal=EngineError("It cannot listen.", "Taken.", "Name another.")))
    await run(app, "service.start")
    (notice,) = app.notices.items
    assert (notice.severity, notice.text) == (NoticeSeverity.ERROR, "It cannot listen.")
    assert notice.detail == "Taken. Name another."
    assert notice.actions == ("settings.open_file",)
    assert enabled(app) == ["start"]
    await app.close()


@pytest.fixture
def quiet_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
