import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from workbench.app.application import Application
from workbench.app.use_cases.serve import ACCESS_KEY, SECRET_KEY, ServeOptions, start_service, stop_service
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.service import ServedFunction, ServedFunctions, ServiceSettings

HELLO = ServedFunction(FunctionConfig("hello", "python3.13", "app.handler", Path("/kept.zip")), "Active", "python3.13")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Application]:
    for name in (ACCESS_KEY, SECRET_KEY, "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    application = fake_application(tmp_path, engine)
    yield application
    await application.close()


async def test_the_settings_say_how_it_is_reached(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    app.settings.set("service.region", "eu-west-1")
    info = await start_service(app)
    assert engine.served == [ServiceSettings(tmp_path / "data" / "lambda", port=3001, region="eu-west-1")]
    assert (app.service.info, app.context.value.serving) == (info, True)
    await stop_service(app)
    assert engine.served == []
    assert (app.service.info, app.context.value.serving) == (None, False)


async def test_the_caller_may_name_others(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ACCESS_KEY, "AKIDEXAMPLE")
    monkeypatch.setenv(SECRET_KEY, "secret")
    app.settings.set("run.executor", "docker")
    await start_service(app, ServeOptions(0, "0.0.0.0", "us-west-2", ExecutorKind.PROCESS, allowed_hosts=("box",)))
    (settings,) = engine.served
    assert (settings.port, settings.host, settings.region) == (0, "0.0.0.0", "us-west-2")
    assert (settings.executor, settings.hosts) == (ExecutorKind.PROCESS, ("box",))
    assert settings.keys == (("AKIDEXAMPLE", "secret"),)
    assert settings.aws_endpoint_url == ""


async def test_the_executor_of_the_settings_is_used(app: Application, engine: FakeEngine) -> None:
    app.settings.set("run.executor", "docker")
    await start_service(app)
    assert engine.served[0].executor is ExecutorKind.DOCKER


async def test_other_services_are_called_where_an_endpoint_is_named(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []
    module = ModuleType("workbench.cloud.remote")
    module.OtherServices = named.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "workbench.cloud.remote", module)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:5000")
    await start_service(app)
    await stop_service(app)
    app.settings.set("aws.endpoint_url", "http://127.0.0.1:6000")
    await start_service(app)
    assert engine.served[0].aws_endpoint_url == "http://127.0.0.1:6000"
    await stop_service(app)
    await start_service(app, ServeOptions(aws_endpoint_url="http://127.0.0.1:7000"))
    assert named == [f"http://127.0.0.1:{port}" for port in (5000, 6000, 7000)]


async def test_functions_that_are_made_show_in_the_store(app: Application, engine: FakeEngine) -> None:
    await start_service(app)
    assert engine.observe_service is not None
    engine.observe_service(ServedFunctions((HELLO,)))
    assert app.service.functions == (HELLO,)


async def test_a_start_that_fails_changes_nothing(app: Application, engine: FakeEngine) -> None:
    engine.refusal = EngineError("It cannot listen.", "The port is taken.")
    with pytest.raises(EngineError, match="cannot listen"):
        await start_service(app)
    assert app.service.info is None
    assert not app.context.value.serving
