"""The log of invokes and Inits that fail (LAMBDA_FACTS §1.10, WIRE_FACTS §4)."""

import re

from tests.conformance.fact import Fact, Scenario, events, once
from tests.conformance.rows_logs_text import STAMP
from tests.conformance.stage import Seen

_SOURCE = """
import os, time
class OutOfLuckError(Exception): pass
def handler(event, context):
    print("at work")
    if event == "raise":
        raise OutOfLuckError("no luck")
    if event == "exit":
        os._exit(3)
    if event == "sleep":
        time.sleep(5)
"""
_FAILS = Scenario("logs of failures", {"app.py": _SOURCE}, events(b'"raise"', b'"exit"', b'"fine"'))
_SLEEPS = Scenario("logs of a timeout", {"app.py": _SOURCE}, events(b'"sleep"'), config={"timeout_s": 1.0})
_NO_MODULE = Scenario("logs of a failing import", {"app.py": "import nowhere\n"}, once)


def _traceback(raised: Seen, *_more: Seen) -> None:
    first, second, *frames = raised.line("[ERROR]").split("\n")
    assert first == "[ERROR] OutOfLuckError: no luck"
    assert second == "Traceback (most recent call last):"
    assert frames[0] == '\u00a0\u00a0File "/var/task/app.py", line 7, in handler'
    assert frames[1] == '\u00a0\u00a0\u00a0\u00a0raise OutOfLuckError("no luck")'


def _no_status(raised: Seen, *_more: Seen) -> None:
    assert "Status:" not in raised.report


def _exit_status(_raised: Seen, exited: Seen, _fine: Seen) -> None:
    assert exited.report.endswith(" MB\tStatus: error\tError Type: Runtime.ExitError")


def _exit_end(_raised: Seen, exited: Seen, _fine: Seen) -> None:
    assert exited.line("END ") == f"END RequestId: {exited.request.request_id}"
    assert "at work" in exited.lines


def _after_exit(_raised: Seen, _exited: Seen, fine: Seen) -> None:
    assert "Init Duration" not in fine.report
    assert "Status:" not in fine.report


def _after_exit_init(_raised: Seen, _exited: Seen, fine: Seen) -> None:
    started = fine.lines.index(fine.line("START "))
    assert started < fine.lines.index(fine.line("INIT_START "))


def _timeout_status(seen: Seen) -> None:
    assert seen.report.endswith("\tStatus: timeout")


def _timeout_duration(seen: Seen) -> None:
    assert "\tDuration: 1000.00 ms\t" in seen.report


def _timeout_no_line(seen: Seen) -> None:
    assert not [line for line in seen.lines if "Task timed out" in line]
    assert "at work" in seen.lines


def _warns(seen: Seen) -> None:
    pattern = rf"\[WARNING\]\t{STAMP}\t\tLAMBDA_WARNING: Unhandled exception\. The most likely cause is an issue in .*"
    assert re.fullmatch(pattern, seen.line("[WARNING]"))


def _import_error(seen: Seen) -> None:
    start = "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'nowhere'\n"
    assert seen.line("[ERROR]").startswith(start + "Traceback (most recent call last):")


def _init_reports(seen: Seen) -> None:
    reports = [line for line in seen.lines if line.startswith("INIT_REPORT ")]
    pattern = r"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: (init|invoke)\tStatus: error\tError Type: ([\w.]+)"
    found = [re.fullmatch(pattern, line) for line in reports]
    assert [one.groups() for one in found if one] == [
        ("init", "Runtime.ImportModuleError"),
        ("invoke", "Runtime.ImportModuleError"),
    ]


def _failed_init_report(seen: Seen) -> None:
    assert "Init Duration" not in seen.report


def _init_twice(seen: Seen) -> None:
    assert len([line for line in seen.lines if line.startswith("[ERROR] Runtime.ImportModuleError")]) == 2


FACTS = (
    Fact("W§4", "python: an exception is one event, indented by no-break spaces", _FAILS, _traceback),
    Fact("§1.10", "REPORT has no status for the function's own error", _FAILS, _no_status),
    Fact("§1.10", "REPORT of an exit ends in its status and error type, without a tab", _FAILS, _exit_status),
    Fact("§1.10", "an invoke that exits has its output and END", _FAILS, _exit_end),
    Fact("§1.6", "Init that is run within an invoke is not an Init Duration", _FAILS, _after_exit),
    Fact("§2.5", "Init that is run within an invoke is told after START", _FAILS, _after_exit_init),
    Fact("W§4", "REPORT of a timeout ends in its status", _SLEEPS, _timeout_status),
    Fact("§1.10", "Duration of a timeout is the function's timeout", _SLEEPS, _timeout_duration),
    Fact("W§4", "a timeout leaves no line of its own", _SLEEPS, _timeout_no_line),
    Fact("W§4", "python: a failing Init is warned of first, without a request id", _NO_MODULE, _warns),
    Fact("§1.10", "python: an import error is one event", _NO_MODULE, _import_error),
    Fact("§1.10", "INIT_REPORT tells a failed Init, and its repetition in the invoke", _NO_MODULE, _init_reports),
    Fact("§1.10", "REPORT after a failed Init has no Init Duration", _NO_MODULE, _failed_init_report),
    Fact("§1.6", "a failed Init is run again in the invoke", _NO_MODULE, _init_twice),
)
