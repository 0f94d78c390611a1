from dataclasses import replace

import pytest

from tests.gui.runs.made import ended, failed
from tests.support.fake_engine import Script, a_function, a_workspace, show
from workbench.app.application import Application
from workbench.gui.debugger.nothing import what_is_said
from workbench.model.run import Run, RunOutcome


@pytest.fixture
def shop(app: Application) -> Application:
    workspace = a_workspace()
    show(app, replace(workspace, functions=(*workspace.functions, a_function("Node", runtime="nodejs22.x"))))
    return app


async def test_at_first_it_says_what_will_be_there(shop: Application) -> None:
    title, detail, offers = what_is_said(shop)
    assert (title, offers) == ("Nothing is debugged", True)
    assert "breakpoints" in detail


async def test_a_function_without_a_debugger(shop: Application) -> None:
    shop.context.update(function="Node")
    title, detail, offers = what_is_said(shop)
    assert (title, offers) == ("Nothing to debug", False)
    assert detail == "Only Python can be debugged, and the runtime of Node is nodejs22.x."
    shop.debug.end(ended())
    assert not what_is_said(shop)[2]


async def test_while_it_starts(shop: Application) -> None:
    shop.debug.begin("run", "Hello")
    assert what_is_said(shop)[::2] == ("Starting Hello under the debugger", False)


@pytest.mark.parametrize(
    ("run", "title", "detail"),
    [
        (ended(), "Hello ran to its end", "Its result and its log"),
        (ended(script=Script(function_error="Unhandled", error_type="KeyError")), "Hello failed", "with KeyError."),
        (replace(ended(), outcome=RunOutcome.CANCELLED), "Debugging of Hello was stopped", ""),
        (failed(), "Hello was not run", "No interpreter for python3.13. It is not in PATH. Install Python 3.13."),
    ],
)
async def test_how_the_session_before_ended(shop: Application, run: Run, title: str, detail: str) -> None:
    shop.debug.end(run)
    said = what_is_said(shop)
    assert (said[0], said[2]) == (title, True)
    assert detail in said[1]


async def test_why_none_began(shop: Application) -> None:
    shop.debug.end(None, "The event is not JSON.")
    assert what_is_said(shop) == ("Debugging did not begin", "The event is not JSON.", True)
