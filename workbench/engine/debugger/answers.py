"""What the debugger answers, as records of the model; what is missing in an answer is left empty."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.engine.debugger.dap import Message
from workbench.engine.debugger.mapping import SourceMap
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, Scope, StackFrame, Variable

_NOTE = "       (note: "
"""pydevd says behind an exception's class where it stands, after these."""

_CURRENT = " (Current frame)"


def frames(body: Message, sources: SourceMap) -> tuple[StackFrame, ...]:
    """The frames of a `stackTrace`."""
    return tuple(_frame(one, sources) for one in _records(body, "stackFrames"))


def _frame(frame: Message, sources: SourceMap) -> StackFrame:
    source = frame.get("source")
    path = sources.here(str(source.get("path", ""))) if isinstance(source, dict) else None
    return StackFrame(
        id=_number(frame, "id"),
        name=_text(frame, "name").removesuffix(_CURRENT),
        path=path,
        line=_number(frame, "line"),
        column=max(_number(frame, "column"), 1),
        subtle=path is None or frame.get("presentationHint") == "subtle",
    )


def scopes(body: Message) -> tuple[Scope, ...]:
    """The scopes of a `scopes`."""
    return tuple(
        Scope(_text(one, "name"), _number(one, "variablesReference"), bool(one.get("expensive")))
        for one in _records(body, "scopes")
    )


def variables(body: Message) -> tuple[Variable, ...]:
    """The variables of a `variables`."""
    return tuple(
        Variable(
            _text(one, "name"),
            _text(one, "value"),
            _text(one, "type"),
            _number(one, "variablesReference"),
            _text(one, "evaluateName"),
        )
        for one in _records(body, "variables")
    )


def value(body: Message, expression: str) -> Variable:
    """What an `evaluate` came to."""
    return Variable(
        expression, _text(body, "result"), _text(body, "type"), _number(body, "variablesReference"), expression
    )


def source_breakpoints(breakpoints: Sequence[SourceBreakpoint]) -> list[Message]:
    """Breakpoints of one file for `setBreakpoints`."""
    asked = ("condition", "hitCondition", "logMessage")
    return [
        {"line": one.line}
        | {
            name: text
            for name, text in zip(asked, (one.condition, one.hit_condition, one.log_message), strict=True)
            if text
        }
        for one in breakpoints
    ]


def states(body: Message, path: Path, breakpoints: Sequence[SourceBreakpoint]) -> tuple[BreakpointState, ...]:
    """What a `setBreakpoints` of a file came to, in the order of the breakpoints."""
    answers = _records(body, "breakpoints")
    return tuple(state(answer, path, asked.line) for asked, answer in zip(breakpoints, answers, strict=False))


def state(answer: Message, path: Path, line: int) -> BreakpointState:
    """What became of the breakpoint of `line`."""
    return BreakpointState(
        path, _number(answer, "line") or line, bool(answer.get("verified")), _text(answer, "message")
    )


def exception_text(body: Message) -> str:
    """The class and message of an `exceptionInfo`."""
    name, message = _text(body, "exceptionId").partition(_NOTE)[0], _text(body, "description")
    return f"{name}: {message}" if name and message else name or message


def _records(body: Message, name: str) -> Iterator[Message]:
    found: Any = body.get(name)
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())


def _text(record: Message, name: str) -> str:
    found = record.get(name)
    return found if isinstance(found, str) else ""


def _number(record: Message, name: str) -> int:
    found = record.get(name)
    return found if isinstance(found, int) else 0


def thread(body: Message) -> int:
    """The thread that an event tells of, 0 for none."""
    return _number(body, "threadId")
