from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.command_table import BY_ID
from workbench.app.context import Context
from workbench.app.use_cases.invoke import invoke
from workbench.model.event import SavedEvent
from workbench.project.event_sidecar import read_sidecar

ROOT = Path("/w")


def test_a_result_can_be_kept_when_its_run_has_ended() -> None:
    enabled = BY_ID["run.save_expectation"].enabled
    assert enabled(Context(workspace=ROOT, run_id="r"))
    assert not enabled(Context(workspace=ROOT, run_id="r", running=frozenset({"r"})))
    assert not enabled(Context(workspace=ROOT))
    assert not enabled(Context(run_id="r"))


def test_what_the_others_need() -> None:
    assert BY_ID["event.test"].enabled(Context(workspace=ROOT))
    assert not BY_ID["event.test"].enabled(Context())
    assert BY_ID["event.from_run"].enabled(Context(run_id="r"))
    assert not BY_ID["event.from_run"].enabled(Context())
    assert BY_ID["event.from_clipboard"].enabled(Context())


async def test_the_selected_result_is_kept_and_what_is_ignored_is_told(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path / "home", engine)
    event = tmp_path / "events" / "a.json"
    event.parent.mkdir()
    event.write_text("{}")
    show(app, replace(a_workspace(tmp_path), events=(SavedEvent("a", event, 2),)))
    for minute in ("12", "13"):
        engine.scripts.append(Script(payload=f'{{"at": "2026-11-22T04:{minute}:00Z"}}'.encode()))
        await invoke(app, "Hello", "{}", event_name="a")
    work = BY_ID["run.save_expectation"].run
    assert work is not None
    await work(app)
    expectation = read_sidecar(event).expectation
    assert expectation is not None
    assert expectation.ignore == ("/at",)
    notice = app.notices.items[-1]
    assert notice.text == "This result is expected of a from now on."
    assert "/at" in notice.detail
    await app.close()
