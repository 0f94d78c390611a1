import json
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.stores.run_database import RunDatabase
from workbench.app.use_cases.invoke import invoke, invoke_selected
from workbench.app.use_cases.replay import replay
from workbench.app.use_cases.send_event import prepared, prepared_again, previewed, typed
from workbench.base import log
from workbench.cli.run_json import run_json
from workbench.model.errors import EventError, InvalidJsonError, RequestTooLargeError, UsageError, WorkbenchError
from workbench.model.event_draft import EventDraft, PreparedEvent
from workbench.model.event_envelope import Envelope
from workbench.model.limits import ASYNC_REQUEST_BYTES
from workbench.project.environments import FILE
from workbench.project.event_resolved import MASK
from workbench.project.event_shells import new_shell

ENVIRONMENTS = """\
BUCKET = "all"
[dev]
BUCKET = "dev-bucket"
SIZE = 4812
KEY = { secret = "process", name = "TEST_SECRET" }
[dev.alice]
BUCKET = "alice"
"""
SECRET = 's3cr3t"ü'


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(default=Script(payload=b"{}"))


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Application]:
    monkeypatch.setenv("TEST_SECRET", SECRET)
    root = tmp_path / "shop"
    root.mkdir()
    (root / FILE).write_text(ENVIRONMENTS)
    application = fake_application(tmp_path / "home", engine)
    await application.open()
    show(application, a_workspace(root))
    yield application
    await application.close()


@pytest.mark.parametrize(
    "text",
    [
        '{ "a" :1.0,\r\n"a":  10000000000000000000000000000000000000000 }\n',
        "[" * 900 + "]" * 900,
        '{"bom": "\ufeff", "escaped": "\\ud800"}',
    ],
)
async def test_without_variables_the_bytes_are_those_typed(app: Application, text: str) -> None:
    event = await prepared(app, EventDraft(text, environment="gone"))
    assert event == PreparedEvent(text.encode(), text.encode())
    assert event.payload is event.recorded


@pytest.mark.parametrize("text", ['{"a": NaN}', "{", '"\ud800"', '\ufeff{"a": 1}', '{"${now}": 1', '["${now}", NaN]'])
async def test_what_is_no_json_is_refused_with_its_place(app: Application, text: str) -> None:
    with pytest.raises(InvalidJsonError):
        await prepared(app, EventDraft(text))


async def test_size_is_that_of_what_is_sent(app: Application) -> None:
    (app.workspace.current or a_workspace()).root.joinpath("big.txt").write_text("x" * (ASYNC_REQUEST_BYTES + 1))
    draft = EventDraft('["${file:big.txt}"]')
    await prepared(app, draft)
    with pytest.raises(RequestTooLargeError):
        await prepared(app, draft, ASYNC_REQUEST_BYTES)
    with pytest.raises(RequestTooLargeError):
        typed("[1]", 2)


async def test_values_of_nested_environments(app: Application) -> None:
    text = '["${env.BUCKET}", "${=env.SIZE}"]'
    assert (await prepared(app, EventDraft(text, environment="dev.alice"))).payload == b'["alice", 4812]'
    with pytest.raises(EventError, match=r"needs \$\{=env.SIZE\}\. environments\.toml has no such value"):
        await prepared(app, EventDraft(text))


async def test_counters_count_when_an_event_is_sent_only(app: Application) -> None:
    draft = EventDraft('["${=counter}", "${env.GONE}"]', environment="dev")
    with pytest.raises(EventError):
        await prepared(app, draft)
    draft = replace(draft, text='["${=counter}"]')
    assert (await previewed(app, draft)).payload == b"[1]"
    assert (await prepared(app, draft)).payload == b"[1]"
    assert (await previewed(app, draft)).payload == b"[2]"


async def test_environments_that_cannot_be_used(app: Application, tmp_path: Path) -> None:
    draft = EventDraft('["${env.A}"]', environment="gone")
    with pytest.raises(EventError, match=r"no environment gone\. environments.toml has dev, dev.alice"):
        await prepared(app, draft)
    (tmp_path / "shop" / FILE).write_text("A =")
    with pytest.raises(EventError, match="It is not TOML in line 1"):
        await prepared(app, draft)
    with pytest.raises(EventError, match="No workspace is open"):
        await prepared(fake_application(tmp_path / "bare"), draft)


async def test_a_secret_is_sent_and_its_name_recorded(app: Application, engine: FakeEngine) -> None:
    draft = EventDraft('{"k": "${env.KEY}", "b": "${env.BUCKET}", "l": "${x}"}', environment="dev")
    event = await prepared(app, draft)
    assert json.loads(event.payload) == {"k": SECRET, "b": "dev-bucket", "l": "${x}"}
    assert event.recorded == b'{"k": "${env.KEY}", "b": "dev-bucket", "l": "$${x}"}'
    run = await invoke(app, "Hello", event, event_type="x/y")
    assert engine.requests[0].payload == event.payload
    assert (run.event, run.environment, run.event_type) == (event.recorded, "dev", "x/y")
    again = await replay(app, run.id)
    assert engine.requests[1].payload == event.payload
    assert (again.event, again.environment, again.event_type) == (run.event, "dev", "x/y")


async def test_a_replay_looks_secrets_up_anew(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    run = await invoke(app, "Hello", await prepared(app, EventDraft('["${env.KEY}"]', environment="dev")))
    monkeypatch.setenv("TEST_SECRET", "new")
    assert (await prepared_again(app, run)).payload == b'["new"]'
    monkeypatch.delenv("TEST_SECRET")
    with pytest.raises(EventError, match="TEST_SECRET"):
        await replay(app, run.id)


async def test_secrets_inside_of_envelopes_are_replayed(app: Application, engine: FakeEngine) -> None:
    shell = new_shell(app.catalogue, Envelope.KINESIS, "{}")
    outer = new_shell(app.catalogue, Envelope.CLOUDWATCH_LOGS, shell.text)
    draft = EventDraft('{"k": "${env.KEY}"}', shells=(outer, shell), environment="dev")
    run = await invoke(app, "Hello", await prepared(app, draft))
    assert run.carriers == (0, 0)
    assert run.event != engine.requests[0].payload
    await replay(app, run.id)
    assert engine.requests[1].payload == engine.requests[0].payload


async def test_what_is_selected_is_prepared(app: Application, engine: FakeEngine) -> None:
    app.context.update(function="Hello", event_text='["${env.BUCKET}"]', environment="dev", event_type="t/x")
    run = await invoke_selected(app)
    assert engine.requests[0].payload == run.event == b'["dev-bucket"]'
    assert (run.event_type, run.environment) == ("t/x", None)
    app.context.update(function="Gone", event_text='["${=counter}"]')
    with pytest.raises(UsageError):
        await invoke_selected(app)
    assert (await previewed(app, EventDraft('["${=counter}"]'))).payload == b"[1]", "nothing was counted"


async def test_in_an_envelope_it_is_sent_as_another_type(app: Application, engine: FakeEngine) -> None:
    shell = new_shell(app.catalogue, Envelope.SQS, "{}")
    app.context.update(function="Hello", event_text="{}", event_type="s3/put", shells=(shell,))
    run = await invoke_selected(app)
    assert "Records" in json.loads(engine.requests[-1].payload)
    assert run.event_type == "", "what it is is told by its text"


async def test_a_preview_masks_secrets_and_stays_the_same(app: Application) -> None:
    draft = EventDraft('{"k": "${env.KEY}", "u": "${uuid}", "n": "${now:%Y}", "m": "${uuid}"}', environment="dev")
    found = await previewed(app, draft, 7)
    assert found == await previewed(app, draft, 7)
    assert json.loads(found.payload)["k"] == SECRET
    assert json.loads(found.masked)["k"] == MASK
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}", json.loads(found.payload)["u"])
    assert (found.secrets, found.renewed) == (("KEY",), ("uuid", "now:%Y"))
    plain = await previewed(app, EventDraft("[1]\n"))
    assert plain.payload is plain.masked


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def test_no_secret_is_in_the_history_the_log_or_what_is_printed(
    app: Application, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.to_file(tmp_path / "log")
    handler = logging.getLogger(log.NAME).handlers[-1]
    monkeypatch.setenv("TEST_SECRET", "PLAINSECRET")
    event = await prepared(app, EventDraft('{"k": "${env.KEY}", "f": "${env.BUCKET}"}', environment="dev"))
    engine.scripts = [Script(payload=b"{}"), Script(error=KeyError("defect"))]
    runs = [
        await invoke(app, "Hello", event),
        await invoke(app, "Hello", event),
        await replay(app, app.runs.recent[0].id),
    ]
    logging.getLogger(log.NAME).removeHandler(handler)
    handler.close()
    await app.session.flush()
    printed = [run_json([run]) + repr(run) for run in runs]
    for wrong in ('["${env.GONE}", "${env.KEY}"]', '["${env.KEY}", ]'):
        with pytest.raises(WorkbenchError) as told:
            await prepared(app, EventDraft(wrong, environment="dev"))
        printed.append(str(told.value))
    await app.runs.close()
    files = contents(tmp_path)
    assert b"PLAINSECRET" in engine.requests[2].payload
    assert any(b"dev-bucket" in data for data in files), "the runs are on disk"
    assert not any(b"PLAINSECRET" in data for data in [*files, *(text.encode() for text in printed)])
    database = RunDatabase(tmp_path / "home" / "data" / "history")
    assert len(database.recent(10, 10_000)) == 3
    database.close()
