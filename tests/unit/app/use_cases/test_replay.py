from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, a_workspace, fake_application, show
from tests.support.served import a_served_function, a_served_run
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.replay import replay
from workbench.app.use_cases.served_runs import run_of
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import RunSource


async def test_the_same_bytes_run_again(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    show(app, a_workspace())
    first = await invoke(app, "Hello", b'{ "a":1.0 }', event_name="e", executor=ExecutorKind.DOCKER)
    again = await replay(app, first.id)
    assert again.id != first.id
    assert (again.event, again.event_name, again.executor) == (first.event, "e", ExecutorKind.DOCKER)
    assert engine.requests[1].payload == b'{ "a":1.0 }'


async def test_it_is_sent_in_the_same_way(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    show(app, a_workspace())
    first = await invoke(app, "Hello", "{}", options=InvokeOptions(InvocationType.EVENT, tenant_id="blue"))
    again = await replay(app, first.id)
    assert again.options == first.options
    assert [request.tenant_id for request in engine.accepted] == ["blue", "blue"]


async def test_a_run_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in the history"):
        await replay(fake_application(tmp_path), "x")


async def test_a_run_over_http_runs_where_it_was(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    show(app, a_workspace())
    hello = a_served_function("Hello")
    app.service.set_functions((hello,))
    app.runs.put(run_of(a_served_run(name="Hello")))
    again = await replay(app, "r-1")
    assert (again.workspace, again.source) == (hello.scope, RunSource.PROGRAM)
    assert (engine.requests[0].function, engine.requests[0].scope) == (hello.config, hello.scope)
    app.service.set_functions(())
    await replay(app, "r-1")
    assert engine.requests[1].scope == "/workspace", "the workspace's, which was called over HTTP"
