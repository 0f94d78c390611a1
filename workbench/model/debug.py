"""A debugging session, in the words of the Debug Adapter Protocol (https://microsoft.github.io/debug-adapter-protocol)."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.model.breakpoint import SourceBreakpoint


class DebugAction(StrEnum):
    """What a debuggee is told to do; the values are DAP's requests."""

    CONTINUE = "continue"
    NEXT = "next"
    STEP_IN = "stepIn"
    STEP_OUT = "stepOut"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class DebugOptions:
    """How an invoke is debugged: the breakpoints that hold, and whether it stops where an exception leaves the code.

    `stop_on_entry` stops it at the first line of the handler's module.
    """

    breakpoints: tuple[SourceBreakpoint, ...] = ()
    stop_on_uncaught: bool = True
    stop_on_entry: bool = False


@dataclass(frozen=True, slots=True)
class StackFrame:
    """A frame of a stopped thread. `path` is a file of this computer, None for code that it does not have.

    `line` and `column` are from 1. `subtle` frames are not the user's code.
    """

    id: int
    name: str
    path: Path | None
    line: int
    column: int = 1
    subtle: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Variables that belong together in a frame; `reference` leads to them. `expensive` ones are read when asked."""

    name: str
    reference: int
    expensive: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """A value as the debugger writes it; `reference` leads to what is in it, 0 for nothing."""

    name: str
    value: str
    type: str = ""
    reference: int = 0
    evaluate_name: str = ""


@dataclass(frozen=True, slots=True)
class BreakpointState:
    """What became of a breakpoint: `line` is where it holds; `message` says why it does not, where it does not."""

    path: Path
    line: int
    verified: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class DebugStop:
    """A debuggee has stopped. `reason` is DAP's (`breakpoint`, `step`, `exception`, `pause`, `entry`).

    `text` is what there is to say besides: an exception's class and message. `frames` begin with the newest call.
    """

    reason: str
    text: str
    thread: int
    frames: tuple[StackFrame, ...]
