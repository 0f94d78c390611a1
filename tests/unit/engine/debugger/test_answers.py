from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.debugger import answers
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, Scope, StackFrame, Variable

SOURCES = SourceMap(((Path("/w/code"), "/var/task"),))
APP = Path("/w/code/app.py")


def test_frames_of_the_function_and_of_others() -> None:
    body = {
        "stackFrames": [
            {"id": 2, "name": "inner (Current frame)", "line": 4, "column": 9, "source": {"path": "/var/task/app.py"}},
            {"id": 3, "name": "main", "line": 20, "column": 0, "source": {"path": "/var/runtime/bootstrap.py"}},
            {"id": 4, "name": "x", "line": 1, "source": {"path": "/var/task/x.py"}, "presentationHint": "subtle"},
            {"name": 5},
        ]
    }
    assert answers.frames(body, SOURCES) == (
        StackFrame(2, "inner", APP, 4, 9),
        StackFrame(3, "main", None, 20, subtle=True),
        StackFrame(4, "x", Path("/w/code/x.py"), 1, subtle=True),
        StackFrame(0, "", None, 0, subtle=True),
    )


def test_scopes_variables_and_values() -> None:
    scopes = {"scopes": [{"name": "Locals", "variablesReference": 5, "expensive": False}]}
    assert answers.scopes(scopes) == (Scope("Locals", 5),)
    variable = {"name": "a", "value": "[1]", "type": "list", "variablesReference": 7, "evaluateName": "a"}
    assert answers.variables({"variables": [variable]}) == (Variable("a", "[1]", "list", 7, "a"),)
    value = {"result": "3", "type": "int", "variablesReference": 0}
    assert answers.value(value, "1 + 2") == Variable("1 + 2", "3", "int", 0, "1 + 2")


def test_breakpoints_go_out_with_what_is_asked_of_them() -> None:
    plain, full = SourceBreakpoint(APP, 3), SourceBreakpoint(APP, 4, "x > 1", "3", "at {x}")
    assert answers.source_breakpoints((plain, full)) == [
        {"line": 3},
        {"line": 4, "condition": "x > 1", "hitCondition": "3", "logMessage": "at {x}"},
    ]


def test_what_became_of_breakpoints() -> None:
    body = {"breakpoints": [{"verified": True, "line": 5}, {"verified": False, "message": "No code."}, {"line": 9}]}
    asked = (SourceBreakpoint(APP, 4), SourceBreakpoint(APP, 30))
    assert answers.states(body, APP, asked) == (
        BreakpointState(APP, 5, verified=True),
        BreakpointState(APP, 30, verified=False, message="No code."),
    )


def test_an_exceptions_text() -> None:
    noted = "ValueError       (note: full exception trace is shown but execution is paused at: handler)"
    assert answers.exception_text({"exceptionId": noted, "description": "boom"}) == "ValueError: boom"
    assert answers.exception_text({"exceptionId": "KeyError"}) == "KeyError"
    assert answers.exception_text({"description": "boom"}) == "boom"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["stackFrames", "scopes", "variables", "breakpoints", "source", "path"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["stackFrames", "scopes", "variables", "breakpoints", "threadId"]), JSON))
def test_any_answer_can_be_read(body: dict[str, object]) -> None:
    answers.frames(body, SOURCES)
    answers.scopes(body)
    answers.variables(body)
    answers.states(body, APP, (SourceBreakpoint(APP, 1),))
    answers.thread(body)
    answers.exception_text(body)
    answers.value(body, "x")
