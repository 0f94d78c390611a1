from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import a_function, a_workspace, fake_application, show
from tests.support.runs import a_run
from tests.support.served import INFO, a_served_function, a_served_run
from workbench.app.application import Application
from workbench.app.use_cases.function_choice import (
    first_function,
    function_of,
    known_function,
    runnable_function,
    scope_of,
)
from workbench.app.use_cases.served_runs import run_of
from workbench.model.errors import FunctionNotRunnableError, UsageError
from workbench.model.function import OriginKind
from workbench.model.problem import Problem, Severity
from workbench.model.workspace import Workspace


@pytest.fixture
def app(tmp_path: Path) -> Application:
    application = fake_application(tmp_path)
    show(application, a_workspace(Path("/w"), "Hello", "Orders"))
    return application


def test_the_function_is_found(app: Application) -> None:
    assert runnable_function(app, "Orders").name == "Orders"


def test_without_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No workspace is open"):
        runnable_function(fake_application(tmp_path), "Hello")


def test_unknown_functions_are_answered_with_close_names(app: Application) -> None:
    with pytest.raises(UsageError, match="Did you mean Hello"):
        runnable_function(app, "hello")
    with pytest.raises(UsageError, match=r"The workspace has Hello, Orders\."):
        runnable_function(app, "xyz")
    app.workspace.set(Workspace(Path("/w")))
    with pytest.raises(UsageError, match="It has none"):
        runnable_function(app, "xyz")


def test_problems_keep_a_function_from_running(app: Application) -> None:
    problems = (
        Problem(Severity.WARNING, "Old."),
        Problem(Severity.ERROR, "There is no app.py.", "The folder is empty.", "Write it.", Path("/w/t.yaml"), 7),
    )
    app.workspace.set(Workspace(Path("/w"), (replace(a_function(), problems=problems),)))
    with pytest.raises(FunctionNotRunnableError) as caught:
        runnable_function(app, "Hello")
    assert str(caught.value) == (
        "Hello cannot be run: There is no app.py. The folder is empty. (/w/t.yaml, line 7) Write it."
    )


def test_a_scope_finds_functions_of_the_service(app: Application) -> None:
    hello = a_served_function("Hello")
    app.service.set_functions((hello,))
    found = runnable_function(app, "Hello", hello.scope)
    assert found.config == hello.config
    assert scope_of(app, found, hello.scope) == hello.scope
    own = runnable_function(app, "Hello")
    assert own.config != hello.config
    assert scope_of(app, own, "") == "/w"


def test_a_scope_finds_the_workspace_s_where_the_service_has_none(app: Application) -> None:
    orders = known_function(app, "Orders", "lambda:000000000000:us-east-1")
    assert orders is not None
    assert scope_of(app, orders, "lambda:000000000000:us-east-1") == "/w"


def test_a_function_that_the_service_does_not_have(app: Application) -> None:
    with pytest.raises(UsageError, match=r"in the Lambda service\. Start the Lambda service\."):
        runnable_function(app, "gone", "lambda:000000000000:us-east-1")
    app.service.set_info(INFO)
    with pytest.raises(UsageError, match=r"in the Lambda service\.$"):
        runnable_function(app, "gone", "lambda:000000000000:us-east-1")


def test_the_function_of_a_run(app: Application) -> None:
    hello = a_served_function("Hello")
    app.service.set_functions((hello,))
    served = function_of(app, run_of(a_served_run(name="Hello")))
    assert served is not None
    assert served.config == hello.config
    own = function_of(app, a_run())
    assert own is not None
    assert own.origin.kind is OriginKind.TEMPLATE


def test_the_first_function_is_one_that_runs() -> None:
    broken = replace(a_function("A"), problems=(Problem(Severity.ERROR, "Gone."),))
    assert first_function(Workspace(Path("/w"), (broken, a_function("B")))) == "B"
    assert first_function(Workspace(Path("/w"), (broken,))) == "A"
    assert first_function(Workspace(Path("/w"))) is None
