from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from tests.support.runs import a_run
from workbench.app.application import Application
from workbench.app.use_cases.capture import event_in, event_of_run
from workbench.model.errors import EventError, UsageError
from workbench.model.event_draft import EventDraft


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return fake_application(tmp_path)


async def test_the_largest_event_of_a_line_is_indented(app: Application) -> None:
    draft = await event_in(app, '{"a": 1} 5f3c INFO {"n": 1.10, "b": [2]}')
    assert draft == EventDraft('{\n  "n": 1.10,\n  "b": [\n    2\n  ]\n}')


@pytest.mark.parametrize("text", ["", "START RequestId: 1", "{ Records: [Object] }"])
async def test_what_is_not_found_is_told(app: Application, text: str) -> None:
    with pytest.raises(EventError):
        await event_in(app, text)


async def test_the_event_of_a_run_is_what_was_sent(app: Application) -> None:
    app.runs.put(replace(a_run(event=b'{ "a":1.0 }'), event_type="s3/put"))
    assert await event_of_run(app, "r") == EventDraft('{ "a":1.0 }', type_id="s3/put")


async def test_what_looks_like_a_variable_stays_what_it_was(app: Application) -> None:
    app.runs.put(a_run(event=b'{"a": "${env.X} $${now} $5"}'))
    assert (await event_of_run(app, "r")).text == '{"a": "$${env.X} $$$${now} $5"}'


async def test_secrets_stay_named_and_their_environment_is_kept(app: Application) -> None:
    run = replace(a_run(event=b'{"key": "${env.KEY}"}'), environment="dev", event_type="s3/put")
    app.runs.put(run)
    assert await event_of_run(app, "r") == EventDraft('{"key": "${env.KEY}"}', type_id="s3/put", environment="dev")


async def test_a_run_that_is_gone(app: Application) -> None:
    with pytest.raises(UsageError, match="not in the history"):
        await event_of_run(app, "gone")
