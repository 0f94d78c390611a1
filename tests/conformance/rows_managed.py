"""Managed Instances: several events at a time in one environment (LAMBDA_FACTS §7.15)."""

import asyncio
import dataclasses
import json
from pathlib import Path
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.stage import Seen, Stage
from workbench.model.function import FileSystem, LogFormat, LoggingConfig

_PYTHON = """
import json, logging, os, threading, time
COUNT = 0

def wait_for(count):
    # Until so many events are here.
    limit = time.monotonic() + 10
    while len([name for name in os.listdir("/tmp") if name.startswith("in-")]) < count and time.monotonic() < limit:
        time.sleep(0.01)
    return len([name for name in os.listdir("/tmp") if name.startswith("in-")])

def handler(event, context):
    global COUNT
    COUNT += 1
    open(f"/tmp/in-{context.aws_request_id}", "w").close()
    logging.getLogger().error("at work")
    met = wait_for(event.get("meets", 0))
    if event.get("fails"):
        raise ValueError("no luck")
    if event.get("late"):
        time.sleep(1.3)
        open("/mnt/shared/late", "w").close()
    if event.get("ticks"):
        threading.Thread(target=tick, daemon=True).start()
    return {
        "id": context.aws_request_id, "met": met, "count": COUNT, "pid": os.getpid(),
        "max": os.environ.get("AWS_LAMBDA_MAX_CONCURRENCY"), "kind": os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"],
    }

def tick():
    time.sleep(0.1)
    open("/mnt/shared/ticked", "w").close()
"""
_NODE = """
const fs = require('node:fs');
let count = 0;
const inside = () => fs.readdirSync('/tmp').filter((name) => name.startsWith('in-')).length;
exports.handler = async (event, context) => {
  count += 1;
  fs.writeFileSync(`/tmp/in-${context.awsRequestId}`, '');
  console.error('at work');
  const limit = Date.now() + 10000;
  while (inside() < (event.meets ?? 0) && Date.now() < limit) await new Promise((wake) => setTimeout(wake, 10));
  if (event.fails) throw new Error('no luck');
  return { id: context.awsRequestId, met: inside(), count, max: process.env.AWS_LAMBDA_MAX_CONCURRENCY,
    kind: process.env.AWS_LAMBDA_INITIALIZATION_TYPE };
};
"""
_MANAGED = {"max_concurrency": 2, "memory_mb": 512, "logging": LoggingConfig(LogFormat.JSON)}


async def _two_at_once(stage: Stage) -> tuple[Seen, ...]:
    await stage.invoke()  # one that starts is nobody else's yet
    two = await stage.together(2, b'{"meets": 3}')
    fails, well = await asyncio.gather(stage.invoke(b'{"meets": 5, "fails": 1}'), stage.invoke(b'{"meets": 5}'))
    three = await stage.together(3, b'{"meets": 1}')
    return (*two, fails, well, *three)


PYTHON = Scenario("managed python", {"app.py": _PYTHON}, _two_at_once, config=_MANAGED)
NODE = Scenario("managed node", {"app.js": _NODE}, _two_at_once, Language.NODEJS, _MANAGED)


async def _runs_on(stage: Stage) -> tuple[Seen, ...]:
    """What goes on in an environment when the invoke is over; `more` has whether it was seen."""
    shared = stage.folder / "shared"
    shared.mkdir()
    shared.chmod(0o777)  # the sandbox's user is another
    arn = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-1"
    stage.configure(file_systems=(FileSystem(arn, "/mnt/shared", shared),))
    ticks = await stage.invoke(b'{"ticks": 1}')
    ticked = await _appears(shared / "ticked")
    stage.configure(timeout_s=1.0)
    warm = await stage.invoke()
    late = await stage.invoke(b'{"late": 1}')
    after = await stage.invoke()
    ended = await _appears(shared / "late")
    return _with(ticks, ticked), warm, _with(late, ended), after


def _with(seen: Seen, found: bool) -> Seen:
    return dataclasses.replace(seen, more={"found": found})


async def _appears(path: Path) -> bool:
    try:
        async with asyncio.timeout(5):
            while not path.exists():  # noqa: ASYNC110, ASYNC240 - a file has no event
                await asyncio.sleep(0.02)
    except TimeoutError:
        return False
    return True


RUNS_ON = Scenario("managed runs on", {"app.py": _PYTHON}, _runs_on, config=_MANAGED)


def _at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


def _own_id(seen: Seen) -> bool:
    return bool(seen.value["id"] == seen.request.request_id)


def _work(seen: Seen) -> list[str]:
    """The request ids of what the function logged, as this invoke's log has it."""
    return [record["requestId"] for record in map(json.loads, seen.lines) if record.get("message") == "at work"]


def _facts(name: str, scenario: Scenario, failure: str) -> tuple[Fact, ...]:
    texts = (
        ("two events run at once", same(lambda *s: [one.value["met"] for one in s[:2]], [3, 3])),
        ("in one environment", true(_one_environment)),
        ("each gets its own answer", true(lambda *s: all(map(_own_id, [*s[:2], s[3], *s[4:]])))),
        ("AWS_LAMBDA_MAX_CONCURRENCY is the environment's limit", same(lambda *s: s[0].value["max"], "2")),
        (
            "the initialization type is lambda-managed-instances",
            same(lambda *s: s[0].value["kind"], "lambda-managed-instances"),
        ),
        (
            "an event that fails is Unhandled",
            same(lambda *s: (s[2].ok.function_error, s[2].value["errorType"]), ("Unhandled", failure)),
        ),
        ("and does not disturb the one beside it", true(lambda *s: s[3].value["met"] == 5)),
        (
            "the environment goes on after that",
            true(lambda *s: s[0].ok.environment_id in {one.ok.environment_id for one in s[4:]}),
        ),
        ("one event more has another environment", same(lambda *s: len({one.ok.environment_id for one in s[4:]}), 2)),
        (
            "a JSON record goes to the log of its event",
            true(lambda *s: all(_work(one) == [one.request.request_id] for one in s[:4])),
        ),
        ("START and REPORT are JSON records", _at(0, lambda one: {"platform.start", "platform.report"} <= _types(one))),
    )
    return tuple(Fact("§7.15", f"{name}: {text}", scenario, check) for text, check in texts)


def _one_environment(*seen: Seen) -> bool:
    return len({one.ok.environment_id for one in seen[:4]}) == 1


def _types(seen: Seen) -> set[str]:
    return {str(record.get("type")) for record in map(json.loads, seen.lines)}


FACTS = (
    *_facts("python", PYTHON, "ValueError"),
    *_facts("node", NODE, "Error"),
    Fact("§7.15", "python: events run in processes", PYTHON, true(lambda *s: s[0].value["pid"] != s[1].value["pid"])),
    Fact("§7.15", "an environment is not frozen between events", RUNS_ON, _at(0, lambda one: one.more["found"])),
    Fact(
        "§7.15",
        "a timeout is told to the caller",
        RUNS_ON,
        _at(2, lambda one: one.value["errorType"] == "Sandbox.Timedout"),
    ),
    Fact("§7.15", "and does not kill the code", RUNS_ON, _at(2, lambda one: one.more["found"])),
    Fact(
        "§7.15",
        "nor the environment",
        RUNS_ON,
        true(lambda *s: s[1].ok.environment_id == s[3].ok.environment_id and not s[3].ok.function_error),
    ),
)
