"""What console writes in Node.js functions, as text and as JSON (LAMBDA_FACTS §1.10, WIRE_FACTS §4)."""

import json
import re
from typing import Any

from tests.conformance.fact import Fact, Language, Scenario, events
from tests.conformance.rows_logs_text import STAMP
from tests.conformance.stage import Seen
from workbench.model.function import LogFormat, LoggingConfig

_SOURCE = """
console.log("loading");
exports.handler = async (event) => {
  console.log("plain %s", "text", { a: [1] });
  console.info("told");
  console.warn("careful");
  console.error("bad\\n  twice");
  console.debug("detail");
  console.log(new Error("logged"));
  process.stdout.write("raw\\n");
  process.stderr.write("raw error\\n");
  if (event === "throw") throw new RangeError("too far");
};
"""
_FILES = {"app.js": _SOURCE}
_TEXT = Scenario("console text", _FILES, events(b'"fine"', b'"throw"'), Language.NODEJS)
_JSON = Scenario(
    "console json",
    _FILES,
    events(b'"fine"', b'"throw"'),
    Language.NODEJS,
    config={"logging": LoggingConfig(LogFormat.JSON, "DEBUG", "INFO")},
)
_WARN = Scenario(
    "console json at WARN",
    _FILES,
    events(b'"fine"'),
    Language.NODEJS,
    config={"logging": LoggingConfig(LogFormat.JSON, "WARN", "WARN")},
)


def _with(seen: Seen, level: str, text: str) -> None:
    pattern = rf"{STAMP}\t{seen.request.request_id}\t{level}\t{re.escape(text)}"
    assert [line for line in seen.lines if re.fullmatch(pattern, line)], seen.lines


def _plain(fine: Seen, _thrown: Seen) -> None:
    _with(fine, "INFO", "plain text { a: [ 1 ] }")


def _levels(fine: Seen, _thrown: Seen) -> None:
    _with(fine, "INFO", "told")
    _with(fine, "WARN", "careful")
    _with(fine, "DEBUG", "detail")


def _one_event(fine: Seen, _thrown: Seen) -> None:
    _with(fine, "ERROR", "bad\n  twice")


def _loading(fine: Seen, _thrown: Seen) -> None:
    assert re.fullmatch(rf"{STAMP}\t(undefined|-)\tINFO\tloading", fine.lines[1])


def _error_stack(fine: Seen, _thrown: Seen) -> None:
    (line,) = [line for line in fine.lines if "\tINFO\tError: logged\n" in line]
    assert "\n    at " in line


def _raw(fine: Seen, _thrown: Seen) -> None:
    assert "raw" in fine.lines
    assert "raw error" in fine.lines


def _thrown_line(_fine: Seen, thrown: Seen) -> None:
    (line,) = [line for line in thrown.lines if "Invoke Error" in line]
    start, document = re.split(r"\tERROR\tInvoke Error \t", line)
    assert start.endswith(f"\t{thrown.request.request_id}")
    error = json.loads(document)
    assert (error["errorType"], error["errorMessage"]) == ("RangeError", "too far")
    assert error["stack"][0] == "RangeError: too far"


def _records(seen: Seen) -> list[dict[str, Any]]:
    documents = [json.loads(line) for line in seen.lines if line.startswith("{")]
    return [document for document in documents if "timestamp" in document]


def _messages(seen: Seen) -> dict[str, dict[str, Any]]:
    return {str(record.get("message")).split("\n")[0]: record for record in _records(seen)}


def _json_members(fine: Seen, _thrown: Seen) -> None:
    record = _messages(fine)["told"]
    assert list(record) == ["timestamp", "level", "requestId", "message"]
    assert re.fullmatch(STAMP, record["timestamp"])
    assert (record["level"], record["requestId"]) == ("INFO", fine.request.request_id)


def _json_levels(fine: Seen, _thrown: Seen) -> None:
    found = _messages(fine)
    assert [found[text]["level"] for text in ("careful", "bad", "detail")] == ["WARN", "ERROR", "DEBUG"]


def _json_formatted(fine: Seen, _thrown: Seen) -> None:
    assert "plain text { a: [ 1 ] }" in _messages(fine)


def _json_lines(fine: Seen, _thrown: Seen) -> None:
    assert _messages(fine)["bad"]["message"] == "bad\n  twice"


def _json_error(fine: Seen, _thrown: Seen) -> None:
    (record,) = [record for record in _records(fine) if isinstance(record["message"], dict)]
    assert record["level"] == "INFO"
    assert record["message"]["errorType"] == "Error"
    assert record["message"]["errorMessage"] == "logged"
    assert record["message"]["stackTrace"][0] == "Error: logged"


def _json_raw(fine: Seen, _thrown: Seen) -> None:
    _raw(fine, fine)


def _json_thrown(_fine: Seen, thrown: Seen) -> None:
    record = _records(thrown)[-1]
    assert record["level"] == "ERROR"
    assert record["requestId"] == thrown.request.request_id
    assert record["message"]["errorType"] == "RangeError"


def _json_tail(fine: Seen, _thrown: Seen) -> None:
    assert json.loads(fine.lines[-1])["type"] == "platform.report"
    assert not [line for line in fine.lines if line.startswith(("START", "END", "REPORT", "INIT_START"))]


def _warn_console(seen: Seen) -> None:
    assert [record["level"] for record in _records(seen)] == ["WARN", "ERROR"]


def _warn_raw(seen: Seen) -> None:
    assert "raw" in seen.lines


def _warn_system(seen: Seen) -> None:
    assert not [line for line in seen.lines if '"type":"platform.' in line]


FACTS = (
    Fact("§1.10", "node: console.log writes time, request id, INFO and what util.format makes", _TEXT, _plain),
    Fact("§1.10", "node: each method of console has its level", _TEXT, _levels),
    Fact("§1.10", "node: lines of one call are one event", _TEXT, _one_event),
    Fact(
        "§1.10",
        "node: outside an invoke the request id is undefined, or a hyphen with the newest client",
        _TEXT,
        _loading,
    ),
    Fact("§1.10", "node: a logged error has its stack in the same event", _TEXT, _error_stack),
    Fact("§1.10", "node: process.stdout and process.stderr are raw", _TEXT, _raw),
    Fact("§1.10", "node: a thrown error is an ERROR line that ends in a tab and its JSON", _TEXT, _thrown_line),
    Fact("§1.10", "node json: the members of a record, in order", _JSON, _json_members),
    Fact("§1.10", "node json: the level of each method of console", _JSON, _json_levels),
    Fact("§1.10", "node json: several parts are one message", _JSON, _json_formatted),
    Fact("§1.10", "node json: lines of one call are one record", _JSON, _json_lines),
    Fact("§1.10", "node json: a logged error is told member by member", _JSON, _json_error),
    Fact("§1.10", "node json: raw output stays as it is", _JSON, _json_raw),
    Fact("§1.10", "node json: a thrown error is a record of level ERROR", _JSON, _json_thrown),
    Fact("§1.10", "node json: the platform's lines are records too", _JSON, _json_tail),
    Fact("§1.10", "node json: ApplicationLogLevel WARN leaves out DEBUG and INFO", _WARN, _warn_console),
    Fact("§1.10", "node json: what has no level is kept at any", _WARN, _warn_raw),
    Fact("§1.10", "json: SystemLogLevel WARN leaves a success without platform records", _WARN, _warn_system),
)
