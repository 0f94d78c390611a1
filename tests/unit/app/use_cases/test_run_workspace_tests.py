from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.run_workspace_tests import run_workspace_tests
from workbench.model.event_sidecar import EventSidecar, Expectation
from workbench.project.event_library import list_events
from workbench.project.event_sidecar import write_sidecar


def prepare(tmp_path: Path, *names: str) -> tuple[Application, FakeEngine]:
    for name in names:
        path = tmp_path / "events" / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
        write_sidecar(path, EventSidecar(expectation=Expectation(result="{}")))
    engine = FakeEngine()
    app = fake_application(tmp_path / "home", engine)
    show(app, replace(a_workspace(tmp_path), events=list_events(tmp_path)))
    return app, engine


def told(app: Application) -> list[str]:
    return [notice.text for notice in app.notices.items]


async def test_all_that_passed_is_one_line(tmp_path: Path) -> None:
    app, _ = prepare(tmp_path, "a", "b")
    assert len(await run_workspace_tests(app)) == 2
    assert told(app) == ["2 event tests run.", "2 event tests passed."]
    assert len(app.event_tests.results) == 2
    await app.close()


async def test_those_that_did_not_are_named(tmp_path: Path) -> None:
    app, engine = prepare(tmp_path, *"abcdefg")
    engine.default = Script(payload=b"1")
    await run_workspace_tests(app)
    assert told(app)[-1] == "7 of 7 event tests did not pass."
    assert app.notices.items[-1].detail.startswith("a, b, c, d, e and 2 more.")
    assert [result.test.name for result in app.event_tests.failing] == [*"abcdefg"]
    engine.default = Script()
    await run_workspace_tests(app)
    assert not app.event_tests.failing
    await app.close()


async def test_without_any_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    app, engine = prepare(tmp_path)
    assert await run_workspace_tests(app) == ()
    assert "Save Result as Expectation" in app.notices.items[-1].detail
    assert not engine.requests
