from dataclasses import replace
from pathlib import Path

from tests.support.debuggees import BOOTSTRAP, CALLER, HANDLER, LOCALS, STOP
from tests.support.runs import a_run
from workbench.app.stores.debug import MOST_LINES, ConsoleLine, DebugState, DebugStore
from workbench.model.debug import BreakpointState, Scope, Variable

CODE, OTHER = Path("/a.py"), Path("/b.py")
SCOPES = (Scope("Locals", LOCALS),)


def stopped() -> DebugStore:
    store = DebugStore()
    store.begin("run", "Orders")
    store.attached(())
    store.stopped(STOP)
    return store


def test_a_session_from_its_start_to_its_end() -> None:
    store = DebugStore()
    told: list[DebugState] = []
    store.changed.connect(lambda _none: told.append(store.state))
    store.begin("run", "Orders")
    store.attached(())
    store.stopped(STOP)
    store.continued()
    run = a_run("run")
    store.end(run)
    assert told == ["starting", "running", "stopped", "running", "none"]
    assert (store.ended, store.is_on) == (run, False)
    store.begin("next", "Orders")
    assert (store.ended, store.is_on) == (None, True)


def test_a_stop_shows_the_users_own_code_first() -> None:
    store = stopped()
    assert store.frame is HANDLER
    store.stopped(replace(STOP, frames=(BOOTSTRAP, CALLER)))
    assert store.frame is CALLER
    store.stopped(replace(STOP, frames=(BOOTSTRAP,)))
    assert store.frame is BOOTSTRAP
    store.stopped(replace(STOP, frames=()))
    assert store.frame is None


def test_what_was_read_is_void_when_the_code_goes_on_or_another_frame_is_chosen() -> None:
    store = stopped()
    read: list[int] = []
    store.variables_read.connect(read.append)
    store.put_scopes(SCOPES)
    store.put_variables(LOCALS, (Variable("a", "1"),))
    assert (read, store.variables[LOCALS][0].value) == ([LOCALS], "1")
    store.choose(CALLER)
    assert (store.scopes, store.variables, store.frame) == ((), {}, CALLER)
    store.put_scopes(SCOPES)
    store.continued()
    assert (store.scopes, store.stop, store.frame) == ((), None, None)


def test_what_was_asked_is_settled_by_what_happens() -> None:
    store = stopped()
    store.asked = True
    store.continued()
    assert not store.asked


def test_breakpoints_that_do_not_hold_are_known_by_file() -> None:
    store = stopped()
    store.attached(
        (BreakpointState(CODE, 1, False, "No code."), BreakpointState(OTHER, 1, False), BreakpointState(CODE, 2, True))
    )
    assert (store.unheld(CODE), store.unheld(OTHER)) == ({1: "No code."}, {1: ""})
    store.put_breakpoints((BreakpointState(CODE, 1, True),))
    assert (store.unheld(CODE), store.unheld(OTHER)) == ({}, {1: ""})
    store.put_breakpoints((), of=OTHER)
    assert store.unheld(OTHER) == {}


def test_the_console_keeps_its_newest_lines_and_is_forgotten_with_the_rest() -> None:
    store = stopped()
    for number in range(MOST_LINES + 2):
        store.say(ConsoleLine(str(number)))
    assert (len(store.console), store.console[0].text) == (MOST_LINES, "2")
    store.end(a_run("run"), "No.")
    assert store.console
    store.forget()
    assert (store.console, store.ended, store.fault) == ((), None, "")
