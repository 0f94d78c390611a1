"""What the Telemetry API and the Logs API deliver, and how (LAMBDA_FACTS §2.4-2.6)."""

import json
import re
from typing import Any

from tests.conformance.extension_agent import noted, of_type, records, the_note
from tests.conformance.fact import Fact
from tests.conformance.rows_logs_text import STAMP
from tests.conformance.stage import Seen
from tests.conformance.telemetry_scenarios import BUFFERS, LISTENS, OBJECTS

_INIT = ["platform.initStart", "platform.initRuntimeDone", "platform.initReport"]
_INVOKE = ["platform.start", "platform.runtimeDone", "platform.report"]


def _subscribed(cold: Seen, _warm: Seen) -> None:
    answer = the_note(cold, "listener", "subscribed")
    assert (answer["status"], answer["body"]) == (200, '"OK"')


def _request(cold: Seen, _warm: Seen) -> None:
    for batch in noted(cold, "listener", "batch"):
        assert (batch["method"], batch["path"], batch["type"]) == ("POST", "/sink", "application/json")
        assert isinstance(json.loads(batch["body"]), list)


def _envelope(cold: Seen, _warm: Seen) -> None:
    for record in records(cold, "listener"):
        assert list(record) == ["time", "type", "record"]
        assert re.fullmatch(STAMP, record["time"])


def _order(cold: Seen, _warm: Seen) -> None:
    kinds = [record["type"] for record in records(cold, "listener")]
    assert [kind for kind in kinds if kind in _INIT + _INVOKE] == _INIT + _INVOKE + _INVOKE


def _extension_before_start(cold: Seen, _warm: Seen) -> None:
    kinds = [record["type"] for record in records(cold, "listener")]
    last = max(number for number, kind in enumerate(kinds) if kind == "platform.extension")
    assert last < kinds.index("platform.start")


def _output_between(cold: Seen, _warm: Seen) -> None:
    kinds = [record["type"] for record in records(cold, "listener")]
    first = kinds.index("function")
    assert kinds.index("platform.start") < first < kinds.index("platform.report")


def _replayed(cold: Seen, _warm: Seen) -> None:
    assert records(cold, "listener")[0]["type"] == "platform.initStart"


def _first(cold: Seen, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = of_type(records(cold, "listener"), kind)[0]
    return found


def _init_start(cold: Seen, _warm: Seen) -> None:
    record = _first(cold, "platform.initStart")
    assert (record["initializationType"], record["phase"]) == ("on-demand", "init")
    assert record["runtimeVersion"].startswith("python:3.11.v")
    assert re.fullmatch(r"arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}", record["runtimeVersionArn"])
    assert (record["functionName"], record["functionVersion"]) == ("conform", "$LATEST")
    assert record["instanceMaxMemory"] == 256 * 1024 * 1024


def _subscription(cold: Seen, _warm: Seen) -> None:
    record = {"name": "listener", "state": "Subscribed", "types": ["platform", "function", "extension"]}
    assert record in of_type(records(cold, "listener"), "platform.telemetrySubscription")


def _extension(cold: Seen, _warm: Seen) -> None:
    found = of_type(records(cold, "listener"), "platform.extension")
    assert {"name": "listener", "state": "Ready", "events": ["INVOKE", "SHUTDOWN"]} in found
    assert len(found) == 3


def _init_done(cold: Seen, _warm: Seen) -> None:
    record = _first(cold, "platform.initRuntimeDone")
    assert {name: record[name] for name in ("initializationType", "phase", "status")} == {
        "initializationType": "on-demand",
        "phase": "init",
        "status": "success",
    }


def _init_report(cold: Seen, _warm: Seen) -> None:
    record = _first(cold, "platform.initReport")
    assert record["status"] == "success"
    assert f"Init Duration: {record['metrics']['durationMs']:.2f} ms" in cold.report


def _start(cold: Seen, _warm: Seen) -> None:
    record = _first(cold, "platform.start")
    assert (record["requestId"], record["version"]) == (cold.request.request_id, "$LATEST")
    assert record["tracing"]["type"] == "X-Amzn-Trace-Id"
    assert record["tracing"]["value"].startswith("Root=1-")


def _runtime_done(cold: Seen, _warm: Seen) -> None:
    record = _first(cold, "platform.runtimeDone")
    assert (record["requestId"], record["status"]) == (cold.request.request_id, "success")
    assert record["metrics"]["producedBytes"] == len('"answer"')
    assert record["metrics"]["durationMs"] <= _first(cold, "platform.report")["metrics"]["durationMs"]


def _report(cold: Seen, _warm: Seen) -> None:
    metrics = _first(cold, "platform.report")["metrics"]
    assert cold.report.startswith(
        f"REPORT RequestId: {cold.request.request_id}\tDuration: {metrics['durationMs']:.2f} ms\t"
        f"Billed Duration: {metrics['billedDurationMs']} ms\tMemory Size: {metrics['memorySizeMB']} MB\t"
        f"Max Memory Used: {metrics['maxMemoryUsedMB']} MB\tInit Duration: {metrics['initDurationMs']:.2f} ms\t"
    )


def _warm_report(_cold: Seen, warm: Seen) -> None:
    record = of_type(records(warm, "listener"), "platform.report")[1]
    assert record["requestId"] == warm.request.request_id
    assert "initDurationMs" not in record["metrics"]


def _lines(cold: Seen, _warm: Seen) -> None:
    found = of_type(records(cold, "listener"), "function")
    assert found[0] == "a line\n"
    assert found[1].endswith("\ttwo\nlines\n")


def _extension_lines(cold: Seen, _warm: Seen) -> None:
    expected = ["listener is up\n", "listener works\n", "listener works\n"]
    assert of_type(records(cold, "listener"), "extension") == expected


def _no_end(cold: Seen, _warm: Seen) -> None:
    kinds = {record["type"] for record in records(cold, "listener")}
    assert not kinds & {"platform.end", "platform.fault", "platform.logsSubscription"}


def _line(cold: Seen, _warm: Seen) -> None:
    assert cold.line("TELEMETRY\tName: lines") == "TELEMETRY\tName: lines\tState: Subscribed\tTypes: [Platform]"


def _tcp(cold: Seen, _warm: Seen) -> None:
    lines = noted(cold, "lines", "line")
    assert all(line.endswith("\n") for line in lines)
    kinds = [json.loads(line)["type"] for line in lines]
    assert [kind for kind in kinds if kind in _INIT + _INVOKE] == _INIT + _INVOKE + _INVOKE


def _only_types(cold: Seen, _warm: Seen) -> None:
    kinds = {json.loads(line)["type"].partition(".")[0] for line in noted(cold, "lines", "line")}
    assert kinds == {"platform"}


def _logs_subscribed(cold: Seen, _warm: Seen) -> None:
    answer = the_note(cold, "logs", "subscribed")
    assert (answer["status"], answer["body"]) == (200, '"OK"')


def _logs_put(cold: Seen, _warm: Seen) -> None:
    assert {batch["method"] for batch in noted(cold, "logs", "batch")} == {"PUT"}


def _logs_types(cold: Seen, _warm: Seen) -> None:
    kinds = [record["type"] for record in records(cold, "logs")]
    wanted = {*_INVOKE, "platform.end"}
    one = ["platform.start", "platform.runtimeDone", "platform.end", "platform.report"]
    assert [kind for kind in kinds if kind in wanted] == one * 2
    assert not [kind for kind in kinds if kind.startswith("platform.init")]


def _logs_records(cold: Seen, _warm: Seen) -> None:
    found = records(cold, "logs")
    assert of_type(found, "platform.end")[0] == {"requestId": cold.request.request_id}
    assert of_type(found, "platform.runtimeDone")[0] == {"requestId": cold.request.request_id, "status": "success"}
    assert of_type(found, "platform.logsSubscription")[0]["types"] == ["platform", "function"]
    assert "a line\n" in of_type(found, "function")


def _logs_report(cold: Seen, _warm: Seen) -> None:
    record = of_type(records(cold, "logs"), "platform.report")[0]
    assert record["requestId"] == cold.request.request_id
    assert "status" not in record
    assert list(record["metrics"])[:4] == ["durationMs", "billedDurationMs", "memorySizeMB", "maxMemoryUsedMB"]


def _one_api(cold: Seen, _warm: Seen) -> None:
    assert the_note(cold, "logs", "telemetry too")["status"] >= 400


def _object(seen: Seen) -> None:
    first, second = of_type(records(seen, "new"), "function")
    assert (first["message"], first["requestId"]) == ("careful", seen.request.request_id)
    assert second == "a line\n"


def _string(seen: Seen) -> None:
    first, _second = of_type(records(seen, "old"), "function")
    assert json.loads(first)["message"] == "careful"


def _full(seen: Seen) -> None:
    assert the_note(seen, "listener", "a full batch came")
    sizes = [len(json.loads(batch["body"])) for batch in noted(seen, "listener", "batch")]
    assert sizes[0] == max(sizes) == 1000


def _rest(seen: Seen) -> None:
    assert of_type(records(seen, "listener"), "function") == [f"line {number}\n" for number in range(2500)]


FACTS = (
    Fact("§2.4", 'a subscription is answered with 200 and "OK"', LISTENS, _subscribed),
    Fact("§2.4", "HTTP delivery is a POST of a JSON array to the URI's path", LISTENS, _request),
    Fact("§2.4", "a record is time, type and record", LISTENS, _envelope),
    Fact("§2.5", "telemetry: the order of a cold invoke and a warm one", LISTENS, _order),
    Fact("§2.5", "telemetry: extensions are told of before the first invoke", LISTENS, _extension_before_start),
    Fact("§2.5", "telemetry: the function's lines are between start and report", LISTENS, _output_between),
    Fact("§2.4", "what was before the subscription is delivered, too", LISTENS, _replayed),
    Fact("§2.5", "telemetry: platform.initStart", LISTENS, _init_start),
    Fact("§2.5", "telemetry: platform.telemetrySubscription", LISTENS, _subscription),
    Fact("§2.5", "telemetry: platform.extension", LISTENS, _extension),
    Fact("§2.5", "telemetry: platform.initRuntimeDone", LISTENS, _init_done),
    Fact("§2.5", "telemetry: platform.initReport has the Init Duration of REPORT", LISTENS, _init_report),
    Fact("§2.5", "telemetry: platform.start", LISTENS, _start),
    Fact(
        "§2.5", "telemetry: platform.runtimeDone has the runtime's time and the response's size", LISTENS, _runtime_done
    ),
    Fact("§2.5", "telemetry: platform.report has the figures of REPORT", LISTENS, _report),
    Fact("§2.5", "telemetry: platform.report of a warm invoke has no initDurationMs", LISTENS, _warm_report),
    Fact("§2.5", "telemetry: a line is a string with its line feed, a framed record is one", LISTENS, _lines),
    Fact("§2.5", "telemetry: an extension's lines have a type of their own", LISTENS, _extension_lines),
    Fact("§2.5", "telemetry: platform.end and platform.fault are the Logs API's", LISTENS, _no_end),
    Fact("§1.10", "a subscription is a TELEMETRY line of the log", LISTENS, _line),
    Fact("§2.4", "TCP delivery is a record a line", LISTENS, _tcp),
    Fact("§2.4", "only what was subscribed to is delivered", LISTENS, _only_types),
    Fact("§2.6", 'Logs API: a subscription is answered with 200 and "OK"', LISTENS, _logs_subscribed),
    Fact("§2.6", "Logs API: the destination may name the method PUT", LISTENS, _logs_put),
    Fact("§2.6", "Logs API: an invoke is start, runtimeDone, end and report", LISTENS, _logs_types),
    Fact("§2.6", "Logs API: the records of 2021-03-18", LISTENS, _logs_records),
    Fact("§2.6", "Logs API: platform.report has no status", LISTENS, _logs_report),
    Fact("§2.6", "an extension uses the Logs API or the Telemetry API, not both", LISTENS, _one_api),
    Fact("§2.4", "since 2022-12-13 a JSON line is an object", OBJECTS, _object),
    Fact("§2.4", "in 2022-07-01 a JSON line is a string", OBJECTS, _string),
    Fact("§2.4", "a batch is sent as soon as maxItems are there", BUFFERS, _full),
    Fact("§2.4", "what is left in the buffer is sent at shutdown", BUFFERS, _rest),
)
