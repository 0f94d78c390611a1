"""The log in text format: the platform's lines and those of Python functions (LAMBDA_FACTS §1.10, WIRE_FACTS §4)."""

import math
import re

from tests.conformance.fact import Fact, Scenario, events, twice
from tests.conformance.stage import Seen
from workbench.engine import loglines
from workbench.model.function import LoggingConfig, TracingMode

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
_NUMBER = r"\d+\.\d\d"

_SOURCE = """
import logging, os, sys
print("loading")
def handler(event, context):
    print("printed", 1)
    print("on stderr", file=sys.stderr)
    print("two\\nlines")
    print("carriage\\rreturn")
    logging.info("quiet")
    logging.warning("careful")
    logging.error("one\\n  two")
    os.write(1, b"unended")
    return os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
"""
_PRINTS = Scenario("logs of python", {"app.py": _SOURCE}, twice)


def _index(seen: Seen, start: str) -> int:
    return next(index for index, line in enumerate(seen.lines) if line.startswith(start))


def _cold_order(cold: Seen, _warm: Seen) -> None:
    found = [_index(cold, start) for start in ("INIT_START ", "loading", "START ", "printed", "END ", "REPORT ")]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] == len(cold.lines) - 1


def _warm_order(_cold: Seen, warm: Seen) -> None:
    assert warm.lines[0].startswith("START ")
    assert [line.split(" ")[0] for line in warm.lines[-2:]] == ["END", "REPORT"]
    assert "loading" not in warm.lines


def _init_start(cold: Seen, _warm: Seen) -> None:
    pattern = (
        r"INIT_START Runtime Version: python:3\.11\.v\d+\t"
        r"Runtime Version ARN: arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}"
    )
    assert re.fullmatch(pattern, cold.lines[0])


def _start(cold: Seen, _warm: Seen) -> None:
    assert cold.line("START ") == f"START RequestId: {cold.request.request_id} Version: $LATEST"


def _end(cold: Seen, _warm: Seen) -> None:
    assert cold.line("END ") == f"END RequestId: {cold.request.request_id}"


def _figures(seen: Seen, more: str) -> re.Match[str]:
    found = re.fullmatch(
        rf"REPORT RequestId: {seen.request.request_id}\tDuration: ({_NUMBER}) ms\tBilled Duration: (\d+) ms\t"
        rf"Memory Size: (\d+) MB\tMax Memory Used: (\d+) MB\t{more}",
        seen.report,
    )
    assert found, repr(seen.report)
    return found


def _cold_report(cold: Seen, _warm: Seen) -> None:
    _figures(cold, rf"Init Duration: {_NUMBER} ms\t")


def _warm_report(_cold: Seen, warm: Seen) -> None:
    _figures(warm, "")


def _billed(_cold: Seen, warm: Seen) -> None:
    found = _figures(warm, "")
    assert int(found[2]) == math.ceil(float(found[1]))


def _billed_cold(cold: Seen, _warm: Seen) -> None:
    found = _figures(cold, rf"Init Duration: ({_NUMBER}) ms\t")
    # The billed figure is rounded up from more digits than are printed.
    assert math.ceil(float(found[1]) + float(found[5]) - 0.02) <= int(found[2])
    assert int(found[2]) <= math.ceil(float(found[1]) + float(found[5]) + 0.02)


def _memory(cold: Seen, _warm: Seen) -> None:
    found = _figures(cold, rf"Init Duration: {_NUMBER} ms\t")
    assert found[3] == "256"
    assert 0 < int(found[4]) <= 256


def _printed(_cold: Seen, warm: Seen) -> None:
    assert warm.lines[1] == "printed 1"


def _stderr(_cold: Seen, warm: Seen) -> None:
    assert warm.lines[1:4] == ["printed 1", "on stderr", "two"]


def _two_lines(_cold: Seen, warm: Seen) -> None:
    assert warm.lines[3:5] == ["two", "lines"]


def _carriage_return(_cold: Seen, warm: Seen) -> None:
    assert "carriage\rreturn" in warm.lines


def _quiet(cold: Seen, warm: Seen) -> None:
    assert not [line for line in cold.lines + warm.lines if "quiet" in line]


def _warning(_cold: Seen, warm: Seen) -> None:
    assert re.fullmatch(rf"\[WARNING\]\t{STAMP}\t{warm.request.request_id}\tcareful", warm.line("[WARNING]"))


def _one_record(_cold: Seen, warm: Seen) -> None:
    assert warm.line("[ERROR]").endswith(f"\t{warm.request.request_id}\tone\n  two")


def _unended(_cold: Seen, warm: Seen) -> None:
    assert warm.lines[-3] == "unended"


def _stream(cold: Seen, warm: Seen) -> None:
    assert re.fullmatch(r"\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}", cold.value)
    assert warm.value == cold.value


def _tail(cold: Seen, _warm: Seen) -> None:
    tail = loglines.tail(cold.ok.log).decode()
    assert tail.startswith(f"START RequestId: {cold.request.request_id} Version: $LATEST\n")
    assert tail.endswith(cold.report + "\n")


def _tail_keeps_lines(_cold: Seen, warm: Seen) -> None:
    tail = loglines.tail(warm.ok.log).decode()
    assert "\nprinted 1\non stderr\ntwo\nlines\ncarriage\rreturn\n[WARNING]\t" in tail


_LONG = Scenario(
    "long log",
    {"app.py": "def handler(event, context):\n    for n in range(2000): print('line', n, 'é')\n"},
    events(b"1"),
)


def _tail_size(seen: Seen) -> None:
    tail = loglines.tail(seen.ok.log)
    assert len(tail) == 4096
    assert tail.endswith(f"{seen.report}\n".encode())


def _tail_is_last(seen: Seen) -> None:
    assert b"line 1999 " in loglines.tail(seen.ok.log)
    assert b"line 0 " not in loglines.tail(seen.ok.log)


def _all_lines(seen: Seen) -> None:
    assert [line for line in seen.lines if line.startswith("line ")] == [f"line {n} é" for n in range(2000)]


_OWN_GROUP = Scenario(
    "own log group",
    {"app.py": "import os\ndef handler(event, _): return {k: v for k, v in os.environ.items() if '_LOG_' in k}\n"},
    events(b"1"),
    config={"logging": LoggingConfig(group="shared/logs"), "tracing": TracingMode.ACTIVE},
)


def _group(seen: Seen) -> None:
    assert seen.value["AWS_LAMBDA_LOG_GROUP_NAME"] == "shared/logs"


def _group_stream(seen: Seen) -> None:
    pattern = r"\d{4}/\d\d/\d\d/conform\[\$LATEST\][0-9a-f]{32}"
    assert re.fullmatch(pattern, seen.value["AWS_LAMBDA_LOG_STREAM_NAME"])


def _no_format(seen: Seen) -> None:
    assert not {"AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL"} & set(seen.value)


def _xray(seen: Seen) -> None:
    pattern = r"XRAY TraceId: 1-[0-9a-f]{8}-[0-9a-f]{24}\tSegmentId: [0-9a-f]{16}\tSampled: true"
    assert re.fullmatch(pattern, seen.report.splitlines()[1].rstrip("\t"))


FACTS = (
    Fact("W§4", "text: a cold log is INIT_START, Init's output, START, the output, END, REPORT", _PRINTS, _cold_order),
    Fact("W§4", "text: a warm log begins with START", _PRINTS, _warm_order),
    Fact("§1.10", "text: INIT_START has the runtime's version and its ARN", _PRINTS, _init_start),
    Fact("§1.10", "text: START has request id and version", _PRINTS, _start),
    Fact("§1.10", "text: END has the request id", _PRINTS, _end),
    Fact("W§4", "text: a cold REPORT ends in Init Duration and a tab", _PRINTS, _cold_report),
    Fact("W§4", "text: a warm REPORT has no Init Duration and ends in a tab", _PRINTS, _warm_report),
    Fact("W§4", "text: Billed Duration is Duration rounded up", _PRINTS, _billed),
    Fact("§1.10", "text: Billed Duration of a cold start has Init in it", _PRINTS, _billed_cold),
    Fact("§1.10", "text: REPORT has the memory size and what was used of it", _PRINTS, _memory),
    Fact("§1.10", "python: print is raw", _PRINTS, _printed),
    Fact("§1.8", "python: stdout and stderr are one log in their order", _PRINTS, _stderr),
    Fact("W§4", "python: each printed line is an event", _PRINTS, _two_lines),
    Fact("W§4", "python: a carriage return stays in its event", _PRINTS, _carriage_return),
    Fact("§1.10", "python: the root logger's level is WARNING", _PRINTS, _quiet),
    Fact("§1.10", "python: logging writes level, time, request id and message between tabs", _PRINTS, _warning),
    Fact("§1.10", "python: a record of several lines is one event", _PRINTS, _one_record),
    Fact("§1.10", "text: output without a line feed is there before END", _PRINTS, _unended),
    Fact("§1.10", "one log stream an environment: date, version and 32 hex digits", _PRINTS, _stream),
    Fact("W§4", "the tail begins with START: INIT_START is not in it", _PRINTS, _tail),
    Fact("W§4", "the tail has the function's lines as they are", _PRINTS, _tail_keeps_lines),
    Fact("§1.10", "the tail is the last 4 KB and ends in REPORT", _LONG, _tail_size),
    Fact("§1.10", "the tail drops the oldest lines", _LONG, _tail_is_last),
    Fact("§1.10", "the log itself has every line", _LONG, _all_lines),
    Fact("§7.1", "LoggingConfig.LogGroup names the group", _OWN_GROUP, _group),
    Fact("§1.10", "with a group of its own the stream has the function's name", _OWN_GROUP, _group_stream),
    Fact("§1.7", "text format sets no variables of the log's format and level", _OWN_GROUP, _no_format),
    Fact("W§4", "a traced invoke has an XRAY line after REPORT", _OWN_GROUP, _xray),
)
