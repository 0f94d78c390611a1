"""Debug a function: start a session with what is selected, step through it, end it."""

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.debug_session import DebugSession, Launch
from workbench.app.use_cases.function_choice import runnable_function
from workbench.app.use_cases.invoke import draft_of
from workbench.app.use_cases.request_check import check_timeout
from workbench.app.use_cases.send_event import prepared
from workbench.engine.debugger.debuggable import check_debuggable
from workbench.model.debug import DebugAction
from workbench.model.errors import DebuggerError, UsageError, WorkbenchError
from workbench.model.function import Function
from workbench.model.invoke import InvocationType
from workbench.model.run import Run

if TYPE_CHECKING:
    from workbench.app.application import Application


def can_debug(app: "Application", function: Function) -> bool:
    """Whether there is a debugger for a function."""
    try:
        check_debuggable(function.config, app.runtimes.get(function.config.runtime))
    except DebuggerError:
        return False
    return True


async def debug_selected(app: "Application") -> Run:
    """Debug what the context has selected, with the breakpoints of the workspace; returns at the run's end.

    It is invoked at once and waited for, whatever the options say. Raises as `invoke_selected`, DebuggerError for a
    function that there is no debugger for, and UsageError while another session is on.
    """
    context = app.context.value
    if context.function is None:
        raise UsageError("No function is selected.", "", "Choose one in the explorer.")
    function = runnable_function(app, context.function, context.scope)
    _check(app, function)
    check_timeout(context.options.timeout_s)
    session = _begin(app, function.name)
    return await _to_the_end(app, session, None)


async def restart(app: "Application") -> Run:
    """Debug the same function with the same event from the beginning; raises as `debug_selected`."""
    session = app.debugging
    if session is None or session.launch is None:
        raise _nothing()
    launch = session.launch
    session.stop()
    await session.over.wait()
    _check(app, runnable_function(app, launch.function, launch.scope))
    return await _to_the_end(app, _begin(app, launch.function), launch)


async def step(app: "Application", action: DebugAction) -> None:
    """Have the code go on, step or pause; one thing at a time, and nothing while nothing is debugged.

    Raises DebuggerError.
    """
    store = app.debug
    wanted = DebugState.RUNNING if action is DebugAction.PAUSE else DebugState.STOPPED
    if store.asked or store.state is not wanted:
        return
    store.asked, stop = True, store.stop
    try:
        await app.engine.debug_step(store.run_id, action)
    except DebuggerError:
        if store.stop is stop and store.state is wanted:
            store.asked = False
            raise


def stop_debugging(app: "Application") -> None:
    """End the session, if there is one; its run is cancelled."""
    if app.debugging is not None:
        app.debugging.stop()


def _begin(app: "Application", function: str) -> DebugSession:
    """From here on nobody else can start one."""
    run_id = str(uuid.uuid4())
    app.debugging = session = DebugSession(app, run_id)
    app.debug.begin(run_id, function)
    return session


async def _to_the_end(app: "Application", session: DebugSession, launch: Launch | None) -> Run:
    run, fault = None, ""
    try:
        run = await session.run(launch or await _launch(app))
    except WorkbenchError as error:
        fault = error.what
        raise
    else:
        return run
    finally:
        app.debugging = None
        session.over.set()
        app.debug.end(run, fault)


async def _launch(app: "Application") -> Launch:
    context = app.context.value
    assert context.function is not None
    draft = draft_of(context)
    event = await prepared(app, draft)
    options = replace(context.options, invocation_type=InvocationType.REQUEST_RESPONSE)
    return Launch(
        context.function, context.scope, event, context.event_name, draft.sent_type, options, context.executor
    )


def _check(app: "Application", function: Function) -> None:
    check_debuggable(function.config, app.runtimes.get(function.config.runtime))
    if app.debug.is_on:
        raise UsageError(
            f"{function.name} cannot be debugged now.",
            f"{app.debug.function} is being debugged.",
            "Let it run to its end, or stop it.",
        )


def _nothing() -> UsageError:
    return UsageError("Nothing is being debugged.", "", "Start a session with Debug.")
