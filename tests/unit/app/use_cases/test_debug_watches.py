from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.stores.debug import Watched
from workbench.app.use_cases.debug_watches import (
    add_watch,
    change_watch,
    remove_watch,
    show_watches,
    watch_expressions,
)
from workbench.model.debug import Variable


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    application = fake_application(tmp_path)
    show(application, a_workspace())
    yield application
    await application.close()


async def test_they_are_added_changed_and_removed(app: Application) -> None:
    for text in ("event", " total ", "", "event"):
        add_watch(app, text)
    assert watch_expressions(app) == ("event", "total")
    assert [one.expression for one in app.debug.watched] == ["event", "total"]
    change_watch(app, "event", "event['a']")
    assert watch_expressions(app) == ("event['a']", "total")
    change_watch(app, "total", "event['a']")
    assert watch_expressions(app) == ("event['a']",)
    remove_watch(app, "event['a']")
    assert (watch_expressions(app), app.session.get("watches")) == ((), None)


async def test_each_workspace_has_its_own(app: Application) -> None:
    add_watch(app, "event")
    show(app, a_workspace(Path("/other")))
    show_watches(app)
    assert (watch_expressions(app), app.debug.watched) == ((), ())
    show(app, a_workspace())
    assert watch_expressions(app) == ("event",)


async def test_one_that_is_known_keeps_its_value(app: Application) -> None:
    known = Watched("event", Variable("event", "{}"))
    add_watch(app, "event")
    app.debug.watch((known,))
    add_watch(app, "total")
    assert app.debug.watched == (known, Watched("total"))


@pytest.mark.parametrize("kept", [3, {"/workspace": "event"}, {"/workspace": [1]}])
async def test_a_strange_session_has_none(app: Application, kept: object) -> None:
    app.session.set("watches", kept)
    assert watch_expressions(app) == ()


async def test_without_a_workspace_there_are_none(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    add_watch(app, "event")
    assert watch_expressions(app) == ()
    await app.close()
