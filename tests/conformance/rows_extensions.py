"""An external extension that watches a function: what it is told, when, and what it sees (LAMBDA_FACTS §2.1-2.3)."""

import json
import re
from typing import Any

from tests.conformance.extension_agent import CALLS, agent, noted, refusal, the_note, watched
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.stage import Seen

_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

_AGENT = """
note("begun", time.time_ns())
note("environment", dict(os.environ))
with open("/tmp/left-by-agent", "w") as file:
    file.write("hello")
mine = register("INVOKE", "SHUTDOWN", Lambda_Extension_Accept_Feature="accountId")
note("registered", [mine, time.time_ns()])
print("agent is up", flush=True)
while True:
    answer = following(mine)
    note("event", answer)
    event = json.loads(answer["body"])
    if event["eventType"] == "SHUTDOWN":
        note("left", time.time_ns() // 1_000_000)
        break
"""
_SOURCE = (
    CALLS
    + """
begun = time.time_ns()
def handler(event, context):
    note("late", register("INVOKE", name="late"))
    return {
        "begun": begun, "deadline": context._epoch_deadline_time_in_ms, "trace": os.environ.get("_X_AMZN_TRACE_ID"),
        "arn": context.invoked_function_arn, "tmp": open("/tmp/left-by-agent").read(),
        "environment": {name: os.environ.get(name) for name in ("AWS_LAMBDA_RUNTIME_API", "AWS_ACCESS_KEY_ID")},
    }
"""
)
_LAYER = {
    "extensions/agent": agent(_AGENT),
    "extensions/README": "not a program",
    "extensions/nested/other": agent('note("begun", 0)'),
}
_WATCH = Scenario(
    "extension watches",
    {"app.py": _SOURCE},
    watched(b'{"secret": 1}', b"{}"),
    config={"environment": (("GREETING", "hello"),)},
    layers={"watch": _LAYER},
)


def _answers(seen: Seen) -> list[dict[str, Any]]:
    return noted(seen, "agent", "event")


def _event(seen: Seen, number: int) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(_answers(seen)[number]["body"])
    return event


def _environment(seen: Seen) -> dict[str, str]:
    found: dict[str, str] = the_note(seen, "agent", "environment")
    return found


def _registered(cold: Seen, _warm: Seen) -> None:
    answer, _when = the_note(cold, "agent", "registered")
    assert answer["status"] == 200
    assert json.loads(answer["body"]) == {
        "functionName": "conform",
        "functionVersion": "$LATEST",
        "handler": "app.handler",
        "accountId": "123456789012",
    }


def _identifier(cold: Seen, _warm: Seen) -> None:
    answer, _when = the_note(cold, "agent", "registered")
    assert re.fullmatch(_UUID, answer["headers"]["lambda-extension-identifier"])


def _members(cold: Seen, _warm: Seen) -> None:
    event = _event(cold, 0)
    assert list(event) == ["eventType", "deadlineMs", "requestId", "invokedFunctionArn", "tracing"]
    assert event["eventType"] == "INVOKE"


def _request_ids(cold: Seen, warm: Seen) -> None:
    assert [_event(cold, n)["requestId"] for n in (0, 1)] == [cold.request.request_id, warm.request.request_id]


def _arn(cold: Seen, _warm: Seen) -> None:
    assert _event(cold, 0)["invokedFunctionArn"] == cold.value["arn"]


def _deadline(cold: Seen, _warm: Seen) -> None:
    assert _event(cold, 0)["deadlineMs"] == int(cold.value["deadline"])


def _tracing(cold: Seen, _warm: Seen) -> None:
    assert _event(cold, 0)["tracing"] == {"type": "X-Amzn-Trace-Id", "value": cold.value["trace"]}


def _no_payload(cold: Seen, _warm: Seen) -> None:
    assert "secret" not in _answers(cold)[0]["body"]


def _event_identifier(cold: Seen, _warm: Seen) -> None:
    found = [answer["headers"]["lambda-extension-event-identifier"] for answer in _answers(cold)]
    assert all(re.fullmatch(_UUID, one) for one in found)
    assert len(set(found)) == 3


def _spindown(cold: Seen, _warm: Seen) -> None:
    event = _event(cold, 2)
    assert list(event) == ["eventType", "deadlineMs", "shutdownReason"]
    assert (event["eventType"], event["shutdownReason"]) == ("SHUTDOWN", "spindown")


def _shutdown_deadline(cold: Seen, _warm: Seen) -> None:
    assert 0 < _event(cold, 2)["deadlineMs"] - the_note(cold, "agent", "left") <= 2000


def _before_runtime(cold: Seen, _warm: Seen) -> None:
    _answer, registered = the_note(cold, "agent", "registered")
    assert the_note(cold, "agent", "begun") < registered < cold.value["begun"]


def _once(cold: Seen, warm: Seen) -> None:
    assert cold.value["begun"] == warm.value["begun"]
    assert len(noted(cold, "agent", "begun")) == 1


def _hidden(cold: Seen, _warm: Seen) -> None:
    hidden = {"AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"}
    hidden |= {"LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_XRAY_DAEMON_ADDRESS", "AWS_XRAY_CONTEXT_MISSING"}
    assert not hidden & set(_environment(cold))


def _underscores(cold: Seen, _warm: Seen) -> None:
    # A shell that starts it sets `_` by itself.
    assert not [name for name in _environment(cold) if name.startswith("_") and name != "_"]


def _own_variables(cold: Seen, _warm: Seen) -> None:
    found = _environment(cold)
    assert found["GREETING"] == "hello"
    assert (found["AWS_LAMBDA_FUNCTION_NAME"], found["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]) == ("conform", "256")


def _shared_variables(cold: Seen, _warm: Seen) -> None:
    told = cold.value["environment"]
    assert {name: _environment(cold).get(name) for name in told} == told


def _tmp(cold: Seen, _warm: Seen) -> None:
    assert cold.value["tmp"] == "hello"


def _output(cold: Seen, _warm: Seen) -> None:
    assert "agent is up" in cold.lines


def _ready_line(cold: Seen, _warm: Seen) -> None:
    line = "EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]"
    assert cold.line("EXTENSION").rstrip("\t") == line
    assert cold.lines.index(cold.line("EXTENSION")) < cold.lines.index(cold.line("START "))


def _only_programs(cold: Seen, _warm: Seen) -> None:
    assert len([line for line in cold.lines if line.startswith("EXTENSION\t")]) == 1
    assert set(cold.more["notes"]) == {"agent", "function"}


def _late(cold: Seen, _warm: Seen) -> None:
    late = noted(cold, "function", "late")
    assert [refusal(answer) for answer in late] == [(403, "Extension.RegistrationClosed")] * 2
    assert json.loads(late[0]["body"])["errorMessage"] == "Extension registration closed already"


_HEEDS = """
const fs = require("fs");
process.on("SIGTERM", () => {
  fs.appendFileSync("/mnt/notes/function", JSON.stringify(["signal", Date.now()]) + "\\n");
  process.exit(0);
});
exports.handler = async (event) => event;
"""
_TERMINATED = Scenario(
    "runtime is terminated",
    {"app.js": _HEEDS},
    watched(b"1"),
    Language.NODEJS,
    layers={
        "watch": {"extensions/agent": agent('for event in events(register("SHUTDOWN")): note("event", time.time())')}
    },
)
_NO_EXTENSION = Scenario("without extensions", {"app.js": _HEEDS}, watched(b"1"), Language.NODEJS)
_SWITCHED_OFF = Scenario(
    "extensions are switched off",
    {"app.py": "def handler(event, context): return 1\n"},
    watched(b"1"),
    layers={"off": {"disable-extensions-jwigqn8j": "", "extensions/agent": agent('note("begun", 0)')}},
)


def _sigterm(seen: Seen) -> None:
    assert len(noted(seen, "function", "signal")) == 1


def _sigterm_first(seen: Seen) -> None:
    assert the_note(seen, "function", "signal") <= the_note(seen, "agent", "event") * 1000


def _killed(seen: Seen) -> None:
    assert noted(seen, "function", "signal") == []


def _not_started(seen: Seen) -> None:
    assert seen.value == 1
    assert seen.more["notes"] == {}


FACTS = (
    Fact("§2.2", "register answers name, version, handler and, if wanted, account", _WATCH, _registered),
    Fact("§2.2", "register answers a UUID as the extension's identifier", _WATCH, _identifier),
    Fact("§2.3", "the members of INVOKE, in order", _WATCH, _members),
    Fact("§2.3", "each invoke is one INVOKE with its request id", _WATCH, _request_ids),
    Fact("§2.3", "INVOKE has the function's ARN as invoked", _WATCH, _arn),
    Fact("§2.3", "INVOKE has the runtime's deadline", _WATCH, _deadline),
    Fact("§2.3", "INVOKE has the runtime's trace header", _WATCH, _tracing),
    Fact("§2.3", "INVOKE has no payload", _WATCH, _no_payload),
    Fact("§2.2", "each event has a UUID of its own", _WATCH, _event_identifier),
    Fact("§2.3", "an environment that is given up is SHUTDOWN with the reason spindown", _WATCH, _spindown),
    Fact("§2.1", "SHUTDOWN leaves two seconds", _WATCH, _shutdown_deadline),
    Fact("§1.6", "external extensions register before the runtime starts", _WATCH, _before_runtime),
    Fact("§2.1", "an extension lives as long as its environment", _WATCH, _once),
    Fact("§1.7", "extensions do not see what is the runtime's own", _WATCH, _hidden),
    Fact("§1.7", "extensions see no name that begins with an underscore", _WATCH, _underscores),
    Fact("§1.7", "extensions see the function's own variables and its name", _WATCH, _own_variables),
    Fact("§1.7", "extensions see the function's credentials and the same API", _WATCH, _shared_variables),
    Fact("§2.1", "extensions share /tmp with the function", _WATCH, _tmp),
    Fact("§2.5", "what an extension prints is in the function's log", _WATCH, _output),
    Fact("§1.10", "Init writes an EXTENSION line with state and events", _WATCH, _ready_line),
    Fact("§2.1", "only executable files directly in /opt/extensions are extensions", _WATCH, _only_programs),
    Fact("§2.2", "registration is closed when the runtime has asked for an event", _WATCH, _late),
    Fact("§2.3", "with an external extension the runtime gets SIGTERM", _TERMINATED, _sigterm),
    Fact("§2.3", "SHUTDOWN comes when the runtime has ended", _TERMINATED, _sigterm_first),
    Fact("§1.6", "without extensions the runtime is killed without SIGTERM", _NO_EXTENSION, _killed),
    Fact("§2.1", "a file in /opt switches external extensions off", _SWITCHED_OFF, _not_started),
)
