"""What a saved event has beside its JSON: notes, how it is sent, and what is expected of the function."""

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions


class Match(StrEnum):
    """How a result is compared: EXACT as JSON values, SUBSET when it may have more members than expected."""

    EXACT = "exact"
    SUBSET = "subset"


class ExpectedOutcome(StrEnum):
    """Whether the function is expected to succeed."""

    OK = "ok"
    FUNCTION_ERROR = "function_error"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a run with the event must give. `result` is JSON text, None when any result will do.

    `ignore` are JSON Pointers, with `*` for every item or member, to what is not compared. `error_type` and `logs`
    (texts that must be in the function's log) are not compared when empty.
    """

    outcome: ExpectedOutcome = ExpectedOutcome.OK
    result: str | None = None
    match: Match = Match.EXACT
    ignore: tuple[str, ...] = ()
    error_type: str = ""
    logs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventSidecar:
    """`type_id` is the event's type in the catalogue; `inside` how many envelopes are opened before it is shown.

    `function` is whom the event is for, empty for any. `environment` is where its variables are looked up.
    """

    description: str = ""
    type_id: str = ""
    function: str = ""
    environment: str = ""
    inside: int = 0
    options: InvokeOptions = field(default=DEFAULT_OPTIONS)
    expectation: Expectation | None = None


NO_SIDECAR = EventSidecar()
