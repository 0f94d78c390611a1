"""What an environment keeps, what ends it, and when Init runs again (LAMBDA_FACTS §1.6, WIRE_FACTS §1)."""

import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, events, once
from tests.conformance.stage import Seen

_STEPS = """
import os, subprocess, time, uuid
ENVIRONMENT, COUNT = uuid.uuid4().hex, 0
def processes():
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with open(f"/proc/{pid}/cmdline") as file:
            found.append(file.read())
    return sum("sleep\\0" + "321" in line for line in found)
def handler(event, context):
    global COUNT
    COUNT += 1
    print("count", COUNT)
    before = sorted(os.listdir("/tmp"))
    open(f"/tmp/{len(before)}", "w").close()
    match event:
        case "raise": raise ValueError("no")
        case "exit": os._exit(3)
        case "hang":
            held = [subprocess.Popen(["sleep", "321"], start_new_session=own) for own in (True, False)]
            print("sleepers", sum(one.poll() is None for one in held))
            time.sleep(60)
        case "child": subprocess.Popen(["sleep", "321"])
        case "marshal": return {1, 2}
    return {"count": COUNT, "id": ENVIRONMENT, "tmp": before, "sleepers": processes(), "pid": os.getpid()}
"""


def _steps(name: str, *steps: str, **config: Any) -> Scenario:
    return Scenario(name, {"app.py": _STEPS}, events(*(json.dumps(step).encode() for step in steps)), config=config)


_WARM = _steps("stays warm", "", "raise", "", "marshal", "child", "")
_RESET = _steps("resets", "", "exit", "", "hang", "", timeout_s=2.0)


def _counts(*seen: Seen) -> list[str]:
    return [one.line("count") for one in seen]


def _cold(*seen: Seen) -> list[bool]:
    return [one.ok.cold for one in seen]


def _of(index: int, name: str) -> Any:
    return lambda *seen: seen[index].value[name]


def _ids(*indexes: int) -> Any:
    return lambda *seen: len({seen[index].value["id"] for index in indexes})


_FAILS_ONCE = """
import os
print("loading with", sorted(os.listdir("/tmp")))
if not os.path.exists("/tmp/second"):
    open("/tmp/second", "w").close()
    raise RuntimeError("not yet")
def handler(event, context): return sorted(os.listdir("/tmp"))
"""
_ONCE = Scenario("init fails once", {"app.py": _FAILS_ONCE}, events(b"1", b"2"))

_FAILS = """
print("loading")
raise RuntimeError("never")
"""
_ALWAYS = Scenario("init fails always", {"app.py": _FAILS}, events(b"1", b"2"))

_SLOW_SECOND = """
import os, time
if os.path.exists("/tmp/second"):
    time.sleep(60)
open("/tmp/second", "w").close()
raise RuntimeError("once")
"""
_TIMES_OUT = Scenario("init again is too slow", {"app.py": _SLOW_SECOND}, once, config={"timeout_s": 1.0})

_SLOW = "import time\ntime.sleep(1.2)\ndef handler(event, context): return context.get_remaining_time_in_millis()\n"
_SLOW_INIT = Scenario("init longer than the timeout", {"app.py": _SLOW}, once, config={"timeout_s": 1.0})

_NODE_INIT = """
const fs = require("fs");
console.log("loading");
if (!fs.existsSync("/tmp/second")) { fs.writeFileSync("/tmp/second", ""); throw new Error("not yet"); }
exports.handler = async () => fs.readdirSync("/tmp");
"""
_NODE = Scenario(
    "node init fails once", {"index.js": _NODE_INIT}, events(b"1", b"2"), Language.NODEJS, {"handler": "index.handler"}
)


def _loads(count: int) -> Check:
    return same(
        lambda first, *_more: sum(line.endswith("loading") or "loading with" in line for line in first.lines), count
    )


FACTS = (
    Fact(
        "§1.6",
        "globals stay between events, whatever they come to",
        _WARM,
        same(_counts, [f"count {n}" for n in range(1, 7)]),
    ),
    Fact("§1.6", "exceptions do not end the environment: Init runs once", _WARM, same(_cold, [True] + [False] * 5)),
    Fact(
        "§1.6",
        "the events of one environment have one process",
        _WARM,
        same(lambda *s: len({s[i].value["pid"] for i in (0, 2, 4, 5)}), 1),
    ),
    Fact(
        "§1.6",
        "what an event wrote to /tmp is there for the next",
        _WARM,
        same(_of(5, "tmp"), ["0", "1", "2", "3", "4"]),
    ),
    Fact("§1.6", "a child that an event started is there for the next", _WARM, same(_of(5, "sleepers"), 1)),
    Fact(
        "§1.6",
        "a warm event has no Init Duration",
        _WARM,
        true(lambda *seen: all("Init Duration" not in one.report for one in seen[1:])),
    ),
    Fact("§1.6", "an exit ends the process: globals begin anew", _RESET, same(_of(2, "count"), 1)),
    Fact("§1.6", "an exit leaves /tmp as it was", _RESET, same(_of(2, "tmp"), ["0", "1"])),
    Fact("W§1", "a timeout ends the process: globals begin anew", _RESET, same(_of(4, "count"), 1)),
    Fact("W§1", "a timeout leaves /tmp as it was", _RESET, same(_of(4, "tmp"), ["0", "1", "2", "3"])),
    Fact(
        "§1.6",
        "a timeout ends children too, also those in sessions of their own",
        _RESET,
        same(lambda *s: (s[3].line("sleepers"), s[4].value["sleepers"]), ("sleepers 2", 0)),
    ),
    Fact("§1.6", "each reset loads the code again", _RESET, same(_ids(0, 2, 4), 3)),
    Fact(
        "§1.6",
        "the Init after a reset is part of the event: no Init Duration",
        _RESET,
        true(lambda *s: all("Init Duration" not in s[i].report for i in (2, 4))),
    ),
    Fact(
        "§1.6",
        "the log stream stays the same over resets",
        _RESET,
        same(lambda *s: len({one.ok.environment_id for one in s}), 1),
    ),
    Fact(
        "§1.6",
        "Init that failed runs again within the event",
        _ONCE,
        same(lambda first, _second: first.ok.function_error, ""),
    ),
    Fact("§1.6", "with /tmp as the first Init left it", _ONCE, same(lambda first, _second: first.value, ["second"])),
    Fact("§1.6", "its log has both attempts", _ONCE, _loads(2)),
    Fact(
        "§1.6",
        "the event of such an Init has no Init Duration",
        _ONCE,
        true(lambda first, _second: "Init Duration" not in first.report),
    ),
    Fact(
        "§1.6",
        "the environment is warm then",
        _ONCE,
        same(lambda _first, second: (second.ok.cold, second.value), (False, ["second"])),
    ),
    Fact(
        "§1.6",
        "Init that fails twice is the event's error",
        _ALWAYS,
        same(lambda first, _second: (first.ok.function_error, first.value["errorMessage"]), ("Unhandled", "never")),
    ),
    Fact("§1.6", "it was tried twice", _ALWAYS, _loads(2)),
    Fact(
        "§1.6",
        "the next event tries Init again",
        _ALWAYS,
        true(lambda _first, second: any(line.endswith("loading") for line in second.lines)),
    ),
    Fact(
        "§1.6",
        "the Init within an event ends with the function's timeout",
        _TIMES_OUT,
        same(lambda seen: seen.value["errorType"], "Sandbox.Timedout"),
    ),
    Fact(
        "§1.6",
        "such a timeout is named with the function's seconds",
        _TIMES_OUT,
        true(lambda seen: seen.value["errorMessage"].endswith("Task timed out after 1.00 seconds")),
    ),
    Fact(
        "§1.6", "Init is not held to the function's timeout", _SLOW_INIT, same(lambda seen: seen.ok.function_error, "")
    ),
    Fact("§1.6", "and takes nothing from the event's time", _SLOW_INIT, true(lambda seen: 500 < seen.value <= 1000)),
    Fact(
        "§1.6",
        "node: Init that failed runs again within the event",
        _NODE,
        same(lambda first, _second: first.value, ["second"]),
    ),
    Fact("§1.6", "node: its log has both attempts", _NODE, _loads(2)),
    Fact("§1.6", "node: the environment is warm then", _NODE, same(lambda _first, second: second.ok.cold, False)),
)
