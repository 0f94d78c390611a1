"""Extensions in the lifecycle: what waits for them, and why they are shut down (LAMBDA_FACTS §1.6, §2.3)."""

from typing import Any

from tests.conformance.extension_agent import CALLS, agent, noted, of_type, records, the_note, watched
from tests.conformance.fact import Fact, Scenario
from tests.conformance.stage import Seen
from workbench.model.run import LogWritten, ResponseReady

_SOURCE = (
    CALLS
    + """
def handler(event, context):
    note("handled", time.time_ns())
    if event == "exit":
        os._exit(7)
    if event == "sleep":
        time.sleep(8)
    return event
"""
)
_EVENTS = """
note("begun", time.time_ns())
for event in events(register("INVOKE", "SHUTDOWN")):
    note("event", [event, time.time_ns() // 1_000_000])
"""
_SLOW = """
mine = register("INVOKE")
waits = following(mine)
note("begun", 1)
time.sleep(0.4)
note("done", time.time_ns())
for event in events(mine):
    note("event", event)
"""
_STUCK = """
mine = register("INVOKE")
following(mine)
time.sleep(8)
"""


def _layer(script: str) -> dict[str, dict[str, str]]:
    return {"agent": {"extensions/agent": script}}


_WAITS = Scenario("slow extension", {"app.py": _SOURCE}, watched(b'"fine"', b'"fine"'), layers=_layer(agent(_SLOW)))
_OVERRUNS = Scenario(
    "extension overruns",
    {"app.py": _SOURCE},
    watched(b'"fine"'),
    config={"timeout_s": 1.0},
    layers=_layer(agent(_STUCK)),
)
_EXITS = Scenario(
    "shutdown for failure", {"app.py": _SOURCE}, watched(b'"exit"', b'"fine"'), layers=_layer(agent(_EVENTS))
)
_TIMES_OUT = Scenario(
    "shutdown for timeout",
    {"app.py": _SOURCE},
    watched(b'"sleep"'),
    config={"timeout_s": 1.0},
    layers={
        "agent": {
            "extensions/agent": agent(_EVENTS),
            "extensions/listener": agent(
                """
LAST = "platform.report"
mine = register("SHUTDOWN")
subscribe(mine, listen(), ["platform"])
for event in events(mine):
    SINK_DONE.wait(1.5)
""",
                sink=True,
            ),
        }
    },
)


def _duration_ms(seen: Seen) -> float:
    return seen.ok.report.duration_ms


def _adds_to_duration(slow: Seen, _quick: Seen) -> None:
    assert _duration_ms(slow) >= 400


def _billed(slow: Seen, _quick: Seen) -> None:
    assert slow.ok.report.billed_ms >= 400


def _answer_first(slow: Seen, _quick: Seen) -> None:
    kinds = [type(event) for event in slow.events]
    report = next(
        number
        for number, event in enumerate(slow.events)
        if isinstance(event, LogWritten) and event.line.text.startswith("REPORT ")
    )
    assert kinds.index(ResponseReady) < report


def _next_waits(slow: Seen, _quick: Seen) -> None:
    _first, second = noted(slow, "function", "handled")
    assert second > the_note(slow, "agent", "done")


def _no_shutdown(slow: Seen, _quick: Seen) -> None:
    assert [event["eventType"] for event in noted(slow, "agent", "event")] == ["INVOKE"]


def _overrun(seen: Seen) -> None:
    assert seen.report.endswith("\tStatus: timeout")
    assert seen.ok.report.duration_ms == 1000


def _overrun_result(seen: Seen) -> None:
    assert seen.value["errorType"] == "Sandbox.Timedout"
    assert seen.value["errorMessage"].endswith("Task timed out after 1.00 seconds")


def _events(seen: Seen) -> list[tuple[dict[str, Any], int]]:
    return [(event, at_ms) for event, at_ms in noted(seen, "agent", "event")]


def _failure(exited: Seen, _fine: Seen) -> None:
    (event, _at), *_more = [one for one in _events(exited) if one[0]["eventType"] == "SHUTDOWN"]
    assert event["shutdownReason"] == "failure"


def _failure_order(exited: Seen, _fine: Seen) -> None:
    kinds = [event["eventType"] for event, _at in _events(exited)]
    assert kinds == ["INVOKE", "SHUTDOWN", "INVOKE", "SHUTDOWN"]


def _anew(exited: Seen, fine: Seen) -> None:
    assert len(noted(exited, "agent", "begun")) == 2
    assert fine.value == "fine"


def _anew_ready(_exited: Seen, fine: Seen) -> None:
    start = fine.lines.index(fine.line("START "))
    assert fine.lines.index(fine.line("EXTENSION\tName: agent\tState: Ready")) > start


def _spindown_last(exited: Seen, _fine: Seen) -> None:
    assert _events(exited)[-1][0]["shutdownReason"] == "spindown"


def _timeout(seen: Seen) -> None:
    (event, _at) = _events(seen)[1]
    assert (event["eventType"], event["shutdownReason"]) == ("SHUTDOWN", "timeout")


def _timeout_deadline(seen: Seen) -> None:
    (event, at_ms) = _events(seen)[1]
    assert 0 < event["deadlineMs"] - at_ms <= 2000


def _timeout_records(seen: Seen) -> None:
    found = records(seen, "listener")
    done, report = of_type(found, "platform.runtimeDone"), of_type(found, "platform.report")
    assert [one["status"] for one in (*done, *report)] == ["timeout", "timeout"]
    assert report[0]["metrics"]["durationMs"] == 1000


FACTS = (
    Fact("§1.6", "an extension at work adds to Duration", _WAITS, _adds_to_duration),
    Fact("§2.5", "an extension's work is billed", _WAITS, _billed),
    Fact("§1.6", "the response is there before extensions are done", _WAITS, _answer_first),
    Fact("§1.6", "the next invoke waits until extensions are done", _WAITS, _next_waits),
    Fact("§2.3", "an extension that did not subscribe to SHUTDOWN gets none", _WAITS, _no_shutdown),
    Fact("§1.6", "the timeout is for runtime and extensions together", _OVERRUNS, _overrun),
    Fact("§1.6", "an extension that overruns makes the invoke a timeout", _OVERRUNS, _overrun_result),
    Fact("§2.3", "a runtime that exits is SHUTDOWN with the reason failure", _EXITS, _failure),
    Fact("§1.6", "a reset is SHUTDOWN, and INVOKE in the new life", _EXITS, _failure_order),
    Fact("§1.6", "after a reset extensions start anew", _EXITS, _anew),
    Fact("§1.6", "extensions of a new life are ready within its first invoke", _EXITS, _anew_ready),
    Fact("§2.3", "an environment ends in spindown also after a reset", _EXITS, _spindown_last),
    Fact("§2.3", "a timeout is SHUTDOWN with the reason timeout", _TIMES_OUT, _timeout),
    Fact("§2.3", "SHUTDOWN after a timeout leaves two seconds", _TIMES_OUT, _timeout_deadline),
    Fact("§2.5", "runtimeDone and report of a timeout have the status timeout", _TIMES_OUT, _timeout_records),
)
