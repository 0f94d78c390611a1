import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, a_workspace, fake_application, show
from tests.support.served import a_served_function, a_served_run
from workbench.app.application import Application
from workbench.app.use_cases.run_rate import A_SECOND
from workbench.app.use_cases.serve import ACCESS_KEY, SECRET_KEY, ServeOptions, start_service, stop_service
from workbench.cloud import remote
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.service import ServedCall, ServedFunctions, ServiceSettings

HELLO = a_served_function()


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


async def test_what_the_user_is_to_know_of_the_start_is_told(app: Application, engine: FakeEngine) -> None:
    engine.service_notice = "The state was damaged."
    await start_service(app)
    assert [notice.text for notice in app.notices.items] == ["The state was damaged."]


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
    closed: list[str] = []

    class Services:
        def __init__(self, endpoint_url: str) -> None:
            named.append(endpoint_url)

        def close(self) -> None:
            closed.append(named[-1])

    monkeypatch.setattr(remote, "OtherServices", Services)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:5000")
    await start_service(app)
    await stop_service(app)
    app.settings.set("aws.endpoint_url", "http://127.0.0.1:6000")
    await start_service(app)
    assert engine.served[0].aws_endpoint_url == "http://127.0.0.1:6000"
    await stop_service(app)
    await start_service(app, ServeOptions(aws_endpoint_url="http://127.0.0.1:7000"))
    assert named == [f"http://127.0.0.1:{port}" for port in (5000, 6000, 7000)]
    assert closed == named[:2]
    await app.close()
    assert closed == named


async def test_functions_that_are_made_show_in_the_store(app: Application, engine: FakeEngine) -> None:
    await start_service(app)
    observe = engine.observe_service
    assert observe is not None
    observe(ServedFunctions((HELLO,)))
    assert app.service.functions == (HELLO,)
    await stop_service(app)
    observe(ServedFunctions((HELLO,)))
    assert len(app.service.functions) == 0, "told too late"


async def test_runs_are_recorded(app: Application, engine: FakeEngine) -> None:
    await start_service(app)
    assert engine.observe_service is not None
    seen: asyncio.Queue[str] = asyncio.Queue()
    app.runs.changed.connect(lambda run: seen.put_nowait(run.id))
    for run_id in ("a", "b", "c"):
        engine.observe_service(a_served_run(run_id))
    async with asyncio.timeout(5):
        assert [await seen.get(), await seen.get()] == ["a", "b"]
    assert len(app.runs.recent) == 2, "one by one, so that the window can draw them"
    await stop_service(app)
    assert [run.id for run in app.runs.recent] == ["c", "b", "a"]


async def test_too_many_runs_are_not_recorded(app: Application, engine: FakeEngine) -> None:
    await start_service(app)
    assert engine.observe_service is not None
    for number in range(A_SECOND + 3):
        engine.observe_service(a_served_run(str(number)))
    await stop_service(app)
    assert len(app.runs.recent) == A_SECOND


async def test_calls_are_told_where_they_are_asked_for(app: Application, engine: FakeEngine) -> None:
    called: list[ServedCall] = []
    app.service.called.connect(called.append)
    await start_service(app, ServeOptions(records=False, calls=True))
    assert engine.served[0].tells_calls
    assert engine.observe_service is not None
    call = ServedCall(1, "Invoke", "hello", 200, 1.5)
    engine.observe_service(call)
    engine.observe_service(a_served_run())
    assert called == [call]
    assert app.runs.recent == []


async def test_who_wants_nothing_told_hears_nothing(app: Application, engine: FakeEngine) -> None:
    await start_service(app, ServeOptions(records=False))
    assert engine.observe_service is None


@pytest.mark.parametrize("end", ["deleted", "stopped"])
async def test_a_selected_function_that_goes_gives_way(app: Application, engine: FakeEngine, end: str) -> None:
    show(app, a_workspace())
    await start_service(app)
    assert engine.observe_service is not None
    engine.observe_service(ServedFunctions((HELLO, a_served_function("other"))))
    app.context.update(function="hello", scope=HELLO.scope)
    engine.observe_service(ServedFunctions((HELLO,)))
    assert app.context.value.function == "hello"
    if end == "deleted":
        engine.observe_service(ServedFunctions(()))
    else:
        await stop_service(app)
    assert (app.context.value.function, app.context.value.scope) == ("Hello", "")


async def test_a_start_that_fails_changes_nothing(app: Application, engine: FakeEngine) -> None:
    engine.refusal = EngineError("It cannot listen.", "The port is taken.")
    with pytest.raises(EngineError, match="cannot listen"):
        await start_service(app)
    assert app.service.info is None
    assert not app.context.value.serving
