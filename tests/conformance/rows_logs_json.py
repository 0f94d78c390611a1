"""The log in JSON format: the platform's records, those of Python functions, and levels (LAMBDA_FACTS §1.10, §7.1)."""

import json
import re
from typing import Any

from tests.conformance.fact import Fact, Scenario, events
from tests.conformance.rows_logs_text import STAMP
from tests.conformance.stage import Seen
from workbench.engine import loglines
from workbench.model.function import LogFormat, LoggingConfig

_SOURCE = """
import logging, os
class OutOfLuckError(Exception): pass
def handler(event, context):
    print("printed")
    print('{"level": "DEBUG", "message": "own record"}')
    logging.debug("detail")
    logging.info("told %s", "twice", extra={"order": 7})
    logging.warning({"as": "object"})
    try:
        1 / 0
    except ZeroDivisionError:
        logging.exception("caught")
    if event == "raise":
        raise OutOfLuckError("no luck")
    if event == "exit":
        os._exit(3)
    return {name: value for name, value in os.environ.items() if "_LOG_" in name}
"""


def _scenario(name: str, *payloads: bytes, application: str = "", system: str = "") -> Scenario:
    logging = LoggingConfig(LogFormat.JSON, application, system)
    return Scenario(name, {"app.py": _SOURCE}, events(*payloads), config={"logging": logging})


_DEFAULT = _scenario("json logs", b'"fine"', b'"raise"')
_DEBUG = _scenario("json logs at DEBUG", b'"fine"', application="DEBUG", system="DEBUG")
_ERROR = _scenario("json logs at ERROR", b'"fine"', b'"exit"', application="ERROR", system="WARN")


def _documents(seen: Seen) -> list[dict[str, Any]]:
    return [json.loads(line) for line in seen.lines if line.startswith("{")]


def _platform(seen: Seen) -> dict[str, dict[str, Any]]:
    return {found["type"]: found for found in _documents(seen) if "type" in found}


def _records(seen: Seen) -> list[dict[str, Any]]:
    return [found for found in _documents(seen) if "timestamp" in found]


def _record(seen: Seen, message: object) -> dict[str, Any]:
    (found,) = [one for one in _records(seen) if one.get("message") == message]
    return found


def _types(fine: Seen, _raised: Seen) -> None:
    assert list(_platform(fine)) == ["platform.initStart", "platform.start", "platform.report"]


def _no_text(fine: Seen, _raised: Seen) -> None:
    assert not [line for line in fine.lines if re.match("INIT_START|START|END|REPORT", line)]


def _envelope(fine: Seen, _raised: Seen) -> None:
    for found in _platform(fine).values():
        assert list(found) == ["time", "type", "record"]
        assert re.fullmatch(STAMP, found["time"])


def _start(fine: Seen, _raised: Seen) -> None:
    record = _platform(fine)["platform.start"]["record"]
    assert record["requestId"] == fine.request.request_id
    assert record["version"] == "$LATEST"


def _report(fine: Seen, _raised: Seen) -> None:
    record = _platform(fine)["platform.report"]["record"]
    assert (record["requestId"], record["status"]) == (fine.request.request_id, "success")
    expected = ["durationMs", "billedDurationMs", "memorySizeMB", "maxMemoryUsedMB", "initDurationMs"]
    assert list(record["metrics"]) == expected


def _init_start(fine: Seen, _raised: Seen) -> None:
    record = _platform(fine)["platform.initStart"]["record"]
    assert (record["initializationType"], record["phase"]) == ("on-demand", "init")
    assert record["runtimeVersion"].startswith("python:3.11.v")
    assert record["functionName"] == "conform"


def _failure(_fine: Seen, raised: Seen) -> None:
    assert _platform(raised)["platform.report"]["record"]["status"] in ("failure", "error")


def _members(fine: Seen, _raised: Seen) -> None:
    record = _record(fine, "told twice")
    assert list(record)[:5] == ["timestamp", "level", "message", "logger", "requestId"]
    assert (record["level"], record["logger"]) == ("INFO", "root")
    assert record["requestId"] == fine.request.request_id
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record["timestamp"])


def _extra(fine: Seen, _raised: Seen) -> None:
    assert _record(fine, "told twice")["order"] == 7


def _object_message(fine: Seen, _raised: Seen) -> None:
    assert _record(fine, {"as": "object"})["level"] == "WARNING"


def _caught(fine: Seen, _raised: Seen) -> None:
    record = _record(fine, "caught")
    assert (record["errorType"], record["errorMessage"]) == ("ZeroDivisionError", "division by zero")
    assert record["stackTrace"][0].startswith('  File "/var/task/app.py", line 11, in handler\n    1 / 0\n')
    assert record["location"] == "/var/task/app.py:handler:13"


def _unhandled(_fine: Seen, raised: Seen) -> None:
    record = _records(raised)[-1]
    assert (record["level"], record["errorType"]) == ("ERROR", "OutOfLuckError")
    assert (record["errorMessage"], record["requestId"]) == ("no luck", raised.request.request_id)
    assert record["stackTrace"][0].startswith('  File "/var/task/app.py", line 15, in handler')


def _printed(fine: Seen, _raised: Seen) -> None:
    assert "printed" in fine.lines


def _info_default(fine: Seen, _raised: Seen) -> None:
    assert [one["level"] for one in _records(fine)] == ["INFO", "WARNING", "ERROR"]


def _own_record(fine: Seen, _raised: Seen) -> None:
    assert not [one for one in _documents(fine) if one.get("message") == "own record"]


def _variables(fine: Seen, _raised: Seen) -> None:
    assert fine.value["AWS_LAMBDA_LOG_FORMAT"] == "JSON"
    assert fine.value["AWS_LAMBDA_LOG_LEVEL"] == "INFO"


def _tail(fine: Seen, _raised: Seen) -> None:
    first, *_rest, last = loglines.tail(fine.ok.log).decode().splitlines()
    assert json.loads(first)["type"] == "platform.start"
    assert json.loads(last)["type"] == "platform.report"


def _debug_system(seen: Seen) -> None:
    assert list(_platform(seen)) == [
        "platform.initStart",
        "platform.initRuntimeDone",
        "platform.initReport",
        "platform.start",
        "platform.runtimeDone",
        "platform.report",
    ]


def _debug_application(seen: Seen) -> None:
    assert [one["level"] for one in _records(seen)] == ["DEBUG", "INFO", "WARNING", "ERROR"]
    assert seen.value["AWS_LAMBDA_LOG_LEVEL"] == "DEBUG"


def _debug_own(seen: Seen) -> None:
    assert [one for one in _documents(seen) if one.get("message") == "own record"]


def _init_report(seen: Seen) -> None:
    record = _platform(seen)["platform.initReport"]["record"]
    assert (record["phase"], record["status"]) == ("init", "success")
    assert record["metrics"]["durationMs"] > 0


def _runtime_done(seen: Seen) -> None:
    record = _platform(seen)["platform.runtimeDone"]["record"]
    assert (record["requestId"], record["status"]) == (seen.request.request_id, "success")
    assert record["metrics"]["producedBytes"] == len(seen.ok.payload)


def _error_application(fine: Seen, _exited: Seen) -> None:
    assert [one["level"] for one in _records(fine)] == ["ERROR"]
    assert "printed" in fine.lines


def _warn_success(fine: Seen, _exited: Seen) -> None:
    assert _platform(fine) == {}


def _warn_failure(_fine: Seen, exited: Seen) -> None:
    found = _platform(exited)
    assert list(found) == ["platform.runtimeDone", "platform.report"]
    assert {one["record"]["status"] for one in found.values()} == {"error"}
    assert {one["record"]["errorType"] for one in found.values()} == {"Runtime.ExitError"}


FACTS = (
    Fact("§1.10", "json: at INFO a cold log has initStart, start and report", _DEFAULT, _types),
    Fact("§1.10", "json: there are no text lines of the platform, and no END", _DEFAULT, _no_text),
    Fact("§1.10", "json: a platform record is time, type and record", _DEFAULT, _envelope),
    Fact("§2.5", "json: platform.start has request id and version", _DEFAULT, _start),
    Fact("§2.5", "json: platform.report has status and metrics in order", _DEFAULT, _report),
    Fact("§2.5", "json: platform.initStart names phase, runtime and function", _DEFAULT, _init_start),
    Fact("§2.5", "json: platform.report tells the function's own error", _DEFAULT, _failure),
    Fact("§1.10", "python json: the members of a record, in order", _DEFAULT, _members),
    Fact("§1.10", "python json: what is logged as extra is a member", _DEFAULT, _extra),
    Fact("§1.10", "python json: an object can be the message", _DEFAULT, _object_message),
    Fact("§1.10", "python json: a logged exception has its type, message, stack and place", _DEFAULT, _caught),
    Fact("§1.10", "python json: an unhandled exception is a record of level ERROR", _DEFAULT, _unhandled),
    Fact("§1.10", "python json: print stays as it is", _DEFAULT, _printed),
    Fact("§7.1", "json: ApplicationLogLevel is INFO unless given", _DEFAULT, _info_default),
    Fact("§1.10", "json: a printed record below the level is left out", _DEFAULT, _own_record),
    Fact("§1.7", "json: variables tell the runtime format and level", _DEFAULT, _variables),
    Fact("§1.10", "json: the tail begins with platform.start and ends in platform.report", _DEFAULT, _tail),
    Fact("§1.10", "json: at DEBUG the log has initRuntimeDone, initReport and runtimeDone", _DEBUG, _debug_system),
    Fact("§1.10", "python json: ApplicationLogLevel sets the root logger's level", _DEBUG, _debug_application),
    Fact("§1.10", "json: a printed record at the level is kept", _DEBUG, _debug_own),
    Fact("§2.5", "json: platform.initReport has phase, status and duration", _DEBUG, _init_report),
    Fact("§2.5", "json: platform.runtimeDone has status and the response's size", _DEBUG, _runtime_done),
    Fact("§1.10", "json: ApplicationLogLevel ERROR leaves out INFO and WARN", _ERROR, _error_application),
    Fact("§1.10", "json: SystemLogLevel WARN leaves out what went well", _ERROR, _warn_success),
    Fact("§1.10", "json: SystemLogLevel WARN keeps runtimeDone and report of a failure", _ERROR, _warn_failure),
)
