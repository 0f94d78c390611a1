"""Errors that the platform makes when a runtime does not answer (LAMBDA_FACTS §1.4, WIRE_FACTS §1)."""

import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, events, once
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage

_DEATHS = r"""
while True:
    event = get_next()
    way = json.loads(event["body"])
    match way:
        case {"exit": status}:
            print("last words", flush=True)
            os._exit(status)
        case {"signal": name}:
            os.kill(os.getpid(), getattr(signal, name))
            time.sleep(10)
        case {"mode": mode}:
            respond(event, b"1", (("Lambda-Runtime-Function-Response-Mode", mode),))
        case {"hang up": _}:
            with connect() as peer:
                begin_stream(peer, event, mode="")
                peer.sendall(chunk(b"half"))
            time.sleep(10)
        case {"cut": _}:
            with connect() as peer:
                path = RUNTIME + "invocation/" + event["id"] + "/response"
                peer.sendall(head("POST", path, (("Content-Length", 10),)) + b"half")
            time.sleep(10)
        case _:
            respond(event, b'"well"')
"""

_WAYS: tuple[tuple[str, object, str, str], ...] = (
    ("exit 0", {"exit": 0}, "Runtime.ExitError", "Runtime exited without providing a reason"),
    ("exit 255", {"exit": 255}, "Runtime.ExitError", "Runtime exited with error: exit status 255"),
    ("SIGKILL", {"signal": "SIGKILL"}, "Runtime.ExitError", "Runtime exited with error: signal: killed"),
    ("SIGSEGV", {"signal": "SIGSEGV"}, "Runtime.ExitError", "Runtime exited with error: signal: segmentation fault"),
    ("SIGTERM", {"signal": "SIGTERM"}, "Runtime.ExitError", "Runtime exited with error: signal: terminated"),
    ("a chunked response cut short", {"hang up": 1}, "Runtime.TruncatedResponse", ""),
    ("a response shorter than announced", {"cut": 1}, "Runtime.TruncatedResponse", ""),
    ("an unknown response mode", {"mode": "buffered"}, "Runtime.InvalidResponseModeHeader", ""),
)
_PAYLOADS = [json.dumps(way).encode() for _name, way, _type, _text in _WAYS]
DEATHS = Scenario("deaths", bootstrap(_DEATHS), events(*_PAYLOADS, b"{}", b"{}"), Language.CUSTOM)


def _error(index: int, error_type: str, text: str) -> Check:
    """The whole document, with AWS's members in AWS's order."""

    def read(*seen: Seen) -> object:
        one = seen[index]
        wanted = {"errorType": error_type, "errorMessage": f"RequestId: {one.request.request_id} Error: {text}"}
        if not text:
            wanted["errorMessage"] = one.value["errorMessage"]
        return (one.ok.payload, one.ok.function_error) == (
            json.dumps(wanted, separators=(",", ":")).encode(),
            "Unhandled",
        )

    return true(read)


def _at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


_LAST = len(_WAYS)

_TIMEOUT = Scenario(
    "timeout",
    {
        "app.py": """import time
def handler(event, context):
    print('begun')
    time.sleep(event)
    return 'in time'
"""
    },
    events(b"9", b"0"),
    config={"timeout_s": 2.0},
)

_OUT_OF_MEMORY = Scenario(
    "out of memory",
    {"app.py": "def handler(event, context):\n    return len([bytes(1 << 20) + b'x' for _ in range(event)])\n"},
    events(b"400", b"1"),
    config={"memory_mb": 128},
)


def _after_reset(*seen: Seen) -> object:
    """A runtime that was ended is started again for the next event."""
    return [one.ok.cold for one in seen[1 : _LAST + 1]]


_INIT = r"""
way = os.environ["WAY"]
if way.startswith("exit"):
    print("last words of Init", flush=True)
    sys.exit(int(way.split()[1]))
document = b'{"errorMessage":"no luck","errorType":"Mine","stackTrace":[],"extra":[1]}'
headers = (("Lambda-Runtime-Function-Error-Type", "Runtime.NoLuck"),)
if way == "odd":
    document, headers = b"no document", (("Lambda-Runtime-Function-Error-Type", "no luck"),)
call("POST", RUNTIME + "init/error", headers, document)
sys.exit(1)
"""


async def _inits(stage: Stage) -> tuple[Seen, ...]:
    seen = []
    for way in ("error", "odd", "exit 0", "exit 3"):
        stage.configure(environment=(("WAY", way),))
        seen.append(await stage.invoke())
    return tuple(seen)


INITS = Scenario("failing inits", bootstrap(_INIT), _inits, Language.CUSTOM)
_DOCUMENT = b'{"errorMessage":"no luck","errorType":"Mine","stackTrace":[],"extra":[1]}'

_NO_BOOTSTRAP = Scenario("no bootstrap", {"note.txt": "nothing to start"}, once, Language.CUSTOM)
_NOT_EXECUTABLE = Scenario("bootstrap not executable", {"bootstrap": "echo"}, once, Language.CUSTOM)
_NO_WRAPPER = Scenario(
    "no wrapper",
    {"app.py": "def handler(event, context): return 1\n"},
    once,
    config={"environment": (("AWS_LAMBDA_EXEC_WRAPPER", "/opt/nothing"),)},
)
_NO_WRAPPER_NODE = Scenario(
    "no wrapper node",
    {"app.js": "exports.handler = async () => 1\n"},
    once,
    Language.NODEJS,
    {"environment": (("AWS_LAMBDA_EXEC_WRAPPER", "/opt/nothing"),)},
)
_INVALID = ("Runtime.InvalidEntrypoint", "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")

FACTS = (
    *(
        Fact("§1.4", f"what the caller gets for {name}", DEATHS, _error(index, error_type, text))
        for index, (name, _way, error_type, text) in enumerate(_WAYS)
    ),
    Fact(
        "§1.10",
        "REPORT tells the status and type of an exit",
        DEATHS,
        _at(1, lambda one: "\tStatus: error\tError Type: Runtime.ExitError" in one.report),
    ),
    Fact("§1.10", "what was printed before an exit is logged", DEATHS, _at(0, lambda one: "last words" in one.lines)),
    Fact("W§1", "the next event runs after an exit", DEATHS, _at(_LAST, lambda one: one.ok.payload == b'"well"')),
    Fact("§1.6", "a failed invoke ends the runtime: Init runs again", DEATHS, same(_after_reset, [True] * _LAST)),
    Fact("§1.6", "and after a good one it does not", DEATHS, _at(_LAST + 1, lambda one: not one.ok.cold)),
    Fact(
        "§1.4",
        "what the caller gets for a timeout",
        _TIMEOUT,
        _error(0, "Sandbox.Timedout", "Task timed out after 2.00 seconds"),
    ),
    Fact("§1.10", "REPORT says that it was a timeout", _TIMEOUT, _at(0, lambda one: "\tStatus: timeout" in one.report)),
    Fact(
        "W§1", "a timeout names no error type in REPORT", _TIMEOUT, _at(0, lambda one: "Error Type" not in one.report)
    ),
    Fact(
        "W§4",
        "Duration of a timeout is the timeout",
        _TIMEOUT,
        _at(0, lambda one: "\tDuration: 2000.00 ms\t" in one.report),
    ),
    Fact(
        "W§4",
        "there is no line 'Task timed out' in the log",
        _TIMEOUT,
        _at(0, lambda one: not any("Task timed out" in line for line in one.lines)),
    ),
    Fact("§1.10", "what was printed before a timeout is logged", _TIMEOUT, _at(0, lambda one: "begun" in one.lines)),
    Fact("§1.6", "the next event runs after a timeout", _TIMEOUT, _at(1, lambda one: one.value == "in time")),
    Fact(
        "§1.4",
        "what the caller gets when memory is used up",
        _OUT_OF_MEMORY,
        _error(0, "Runtime.ExitError", "Runtime exited with error: signal: killed"),
    ),
    Fact("§1.6", "the next event runs after that", _OUT_OF_MEMORY, _at(1, lambda one: one.value == 1)),
    Fact(
        "§1.4",
        "the document of an Init error goes to the caller unchanged",
        INITS,
        _at(0, lambda one: one.ok.payload == _DOCUMENT),
    ),
    Fact("§1.4", "an Init error is Unhandled", INITS, _at(0, lambda one: one.ok.function_error == "Unhandled")),
    Fact("§1.4", "an Init error need not be a document", INITS, _at(1, lambda one: one.ok.payload == b"no document")),
    Fact(
        "§1.4",
        "an Init error type that is none is Runtime.Unknown",
        INITS,
        _at(1, lambda one: one.ok.error_type == "Runtime.Unknown"),
    ),
    Fact(
        "W§1",
        "what the caller gets for exit 0 in Init",
        INITS,
        _error(2, "Runtime.ExitError", "Runtime exited without providing a reason"),
    ),
    Fact(
        "W§1",
        "what the caller gets for exit 3 in Init",
        INITS,
        _error(3, "Runtime.ExitError", "Runtime exited with error: exit status 3"),
    ),
    Fact(
        "§1.10",
        "what Init printed before it exited is logged",
        INITS,
        _at(3, lambda one: "last words of Init" in one.lines),
    ),
    Fact(
        "§1.10",
        "START, END and REPORT are there when Init failed",
        INITS,
        _at(3, lambda one: one.line("START ") and one.line("END ") and one.report),
    ),
    Fact(
        "§1.10",
        "there is no Init Duration in REPORT when Init failed",
        INITS,
        _at(3, lambda one: "Init Duration" not in one.report),
    ),
    Fact("§1.4", "a custom runtime without bootstrap", _NO_BOOTSTRAP, _error(0, *_INVALID)),
    Fact(
        "§1.4",
        "a bootstrap that is not executable",
        _NOT_EXECUTABLE,
        _error(0, _INVALID[0], "fork/exec /var/task/bootstrap: permission denied"),
    ),
    Fact(
        "W§1",
        "a wrapper script that is not there (python)",
        _NO_WRAPPER,
        _error(0, "Runtime.ExitError", "Runtime exited with error: exit status 127"),
    ),
    Fact(
        "W§1",
        "a wrapper script that is not there (node)",
        _NO_WRAPPER_NODE,
        _error(0, "Runtime.ExitError", "Runtime exited with error: exit status 127"),
    ),
)
