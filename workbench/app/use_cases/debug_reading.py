"""Read what a function that stands still has: variables, watch expressions, what is asked in the console."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeVar

from workbench.app.stores.debug import ConsoleLine, Watched
from workbench.app.use_cases.debug_watches import watch_expressions
from workbench.model.debug import StackFrame, Variable
from workbench.model.errors import DebuggerError

if TYPE_CHECKING:
    from workbench.app.application import Application

T = TypeVar("T")


async def choose_frame(app: "Application", frame: StackFrame) -> None:
    """Look at another frame of the stop: its variables are read, watch expressions have its values."""
    if app.debug.frame is not frame and app.debug.stop is not None:
        app.debug.choose(frame)
        await read_frame(app)


async def read_frame(app: "Application") -> None:
    """Read what the chosen frame has; does nothing where the code does not stand still. Raises DebuggerError."""
    frame = app.debug.frame
    if frame is None:
        return
    scopes = await _of_now(app, app.engine.debug_scopes(app.debug.run_id, frame.id))
    if scopes is not None:
        app.debug.put_scopes(scopes)
        await read_watches(app)


async def read_variables(app: "Application", reference: int) -> None:
    """Read what a reference of the current stop leads to. Raises DebuggerError."""
    if app.debug.frame is None:
        return
    found = await _of_now(app, app.engine.debug_variables(app.debug.run_id, reference))
    if found is not None:
        app.debug.put_variables(reference, found)


async def read_watches(app: "Application") -> None:
    """Find the values of the watch expressions in the chosen frame; none have one while the code runs."""
    frame = app.debug.frame
    if frame is None:
        app.debug.watch(Watched(one) for one in watch_expressions(app))
        return
    watched = [await _watched(app, one, frame) for one in watch_expressions(app)]
    if app.debug.frame is frame:
        app.debug.watch(watched)


async def evaluate(app: "Application", text: str) -> None:
    """Evaluate an expression, or run a statement, in the chosen frame; the console says what came of it.

    Does nothing where no code stands still.
    """
    frame, store = app.debug.frame, app.debug
    if frame is None or not text.strip():
        return
    store.say(ConsoleLine(text, asked=True))
    try:
        found = await app.engine.debug_evaluate(store.run_id, text, frame.id)
    except DebuggerError as error:
        store.say(ConsoleLine(error.why or error.what, failed=True))
    else:
        if found.value:
            store.say(ConsoleLine(found.value))
    if store.frame is frame:
        await read_frame(app)  # what ran may have changed anything


async def value_of(app: "Application", expression: str) -> Variable | None:
    """The value of an expression in the chosen frame, None where it has none."""
    frame = app.debug.frame
    if frame is None:
        return None
    try:
        return await _of_now(app, app.engine.debug_evaluate(app.debug.run_id, expression, frame.id))
    except DebuggerError:
        return None


async def _watched(app: "Application", expression: str, frame: StackFrame) -> Watched:
    try:
        return Watched(expression, await app.engine.debug_evaluate(app.debug.run_id, expression, frame.id))
    except DebuggerError as error:
        return Watched(expression, fault=error.why or error.what)


async def _of_now(app: "Application", answer: Awaitable[T]) -> T | None:
    """What the debugger answers, None when the code goes on or ends, or another frame was chosen, meanwhile."""
    frame = app.debug.frame
    try:
        found = await answer
    except DebuggerError:
        if app.debug.frame is not frame or app.debug.asked or app.debugging is None or app.debugging.stopping:
            return None
        raise
    return found if app.debug.frame is frame else None
