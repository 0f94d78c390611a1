"""Frozen between events, one event at a time, new environments for new code, and the end (LAMBDA_FACTS §1.6)."""

import asyncio
from pathlib import Path

from tests.conformance.checks import Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, once
from tests.conformance.mounted import mount
from tests.conformance.stage import Seen, Stage, write

_STILL_S = 0.25
_STILL_TRIES = 20

_THREAD = """
import os, subprocess, threading, time
BEATS = 0
def beat():
    global BEATS
    with open("/mnt/shared/thread", "a") as file:
        while True:
            BEATS += 1
            file.write("x")
            file.flush()
            time.sleep(0.005)
LOOP = "while :; do printf x >>/mnt/shared/child; sleep 0.01; done"
def begin():
    threading.Thread(target=beat, daemon=True).start()
    subprocess.Popen(["/bin/sh", "-c", LOOP])
    subprocess.Popen(["/bin/sh", "-c", LOOP.replace("child", "daemon")], start_new_session=True)
def handler(event, context):
    if BEATS == 0: begin()
    before = BEATS
    while BEATS < before + 20: time.sleep(0.001)
    return before
"""
_TIMER = """
const fs = require("fs");
let beats = 0, timer;
exports.handler = async () => {
    timer ??= setInterval(() => { beats += 1; fs.appendFileSync("/mnt/shared/thread", "x"); }, 5);
    const before = beats;
    while (beats < before + 20) await new Promise((done) => setTimeout(done, 1));
    return before;
};
"""


def _beats(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_size for file in folder.iterdir()}


async def _still(folder: Path) -> tuple[bool, dict[str, int]]:
    """Whether everything stands still for a while before long, and how far it got."""
    for _try in range(_STILL_TRIES):
        before = _beats(folder)
        await asyncio.sleep(_STILL_S)
        if _beats(folder) == before:
            return True, before
    return False, _beats(folder)


async def _freeze(stage: Stage) -> tuple[Seen, ...]:
    folder = mount(stage)
    first = await stage.invoke()
    still, then = await _still(folder)
    second = await stage.invoke()
    after = _beats(folder)
    more = {"still": still, "then": then, "resumed": {name for name in then if after[name] > then[name]}}
    return first, Seen(second.request, second.result, more=more)


_FREEZES = Scenario("freezes", {"app.py": _THREAD}, _freeze)
_NODE_FREEZES = Scenario("node freezes", {"app.js": _TIMER}, _freeze, Language.NODEJS)


_APART = """
import os, time, uuid
ID = uuid.uuid4().hex
def handler(event, context):
    other = sorted(os.listdir("/tmp"))
    open(f"/tmp/{ID}", "w").close()
    time.sleep(0.4)
    return {"id": ID, "others": [name for name in other if name != ID], "stream": context.log_stream_name}
"""


async def _together(stage: Stage) -> tuple[Seen, ...]:
    return (*await stage.together(3), await stage.invoke())


_APARTS = Scenario("one event at a time", {"app.py": _APART}, _together)


def _apart(name: str) -> Read:
    return lambda *seen: len({one.value[name] for one in seen[:3]})


_UPDATED = """
import os
def handler(event, context):
    return [os.getpid(), os.environ.get("STAGE"), context.memory_limit_in_mb, {!r}]
"""


async def _update(stage: Stage) -> tuple[Seen, ...]:
    seen = [await stage.invoke()]
    write(stage.folder / "code", {"app.py": _UPDATED.format("new code")})
    seen.append(await stage.invoke())
    for changes in ({"environment": (("STAGE", "two"),)}, {"memory_mb": 320}):
        stage.configure(**changes)
        seen.append(await stage.invoke())
    return tuple(seen)


_UPDATES = Scenario("updates", {"app.py": _UPDATED.format("old code")}, _update)


_MOURNS = """
import signal, sys
def note(*_): open("/mnt/shared/term", "w").close(); sys.exit(0)
signal.signal(signal.SIGTERM, note)
def handler(event, context):
    open("/mnt/shared/here", "w").close()
"""


async def _end(stage: Stage) -> tuple[Seen, ...]:
    folder = mount(stage)
    first = await stage.invoke()
    await stage.engine.close()
    return (Seen(first.request, first.result, more={"files": set(_beats(folder))}),)


_ENDS = Scenario("ends without extensions", {"app.py": _MOURNS}, _end)

_SPAWN = """
import multiprocessing, os
def work(pipe): pipe.send([os.getcwd(), os.environ["AWS_LAMBDA_FUNCTION_NAME"]])
def handler(event, context):
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    child = spawn.Process(target=work, args=(there,))
    child.start()
    child.join(10)
    return here.recv() if here.poll() else child.exitcode
"""
_SPAWNS = Scenario("spawns a process", {"app.py": _SPAWN}, once)

FACTS = (
    Fact(
        "§1.6",
        "nothing runs between events: threads and children stand still",
        _FREEZES,
        true(lambda _first, second: second.more["still"]),
    ),
    Fact(
        "§1.6",
        "all of them had run until then",
        _FREEZES,
        same(lambda _first, second: set(second.more["then"]), {"thread", "child", "daemon"}),
    ),
    Fact(
        "§1.6",
        "a thread goes on where it was when the next event comes",
        _FREEZES,
        true(lambda _first, second: second.value >= 20 and "thread" in second.more["resumed"]),
    ),
    Fact(
        "§1.6",
        "children go on then too",
        _FREEZES,
        true(lambda _first, second: {"child", "daemon"} <= second.more["resumed"]),
    ),
    Fact(
        "§1.6",
        "an environment is warm after it was frozen",
        _FREEZES,
        same(lambda _first, second: second.ok.cold, False),
    ),
    Fact(
        "§1.6",
        "node: timers stand still between events",
        _NODE_FREEZES,
        true(lambda _first, second: second.more["still"]),
    ),
    Fact(
        "§1.6",
        "node: timers go on when the next event comes",
        _NODE_FREEZES,
        true(lambda _first, second: second.value >= 20 and second.more["resumed"]),
    ),
    Fact("§1.6", "events at once have an environment each", _APARTS, same(_apart("id"), 3)),
    Fact(
        "§1.6",
        "each with a /tmp of its own",
        _APARTS,
        same(lambda *seen: [one.value["others"] for one in seen], [[]] * 4),
    ),
    Fact("§1.10", "each with a log stream of its own", _APARTS, same(_apart("stream"), 3)),
    Fact(
        "§1.6",
        "a later event goes to one that is there",
        _APARTS,
        true(lambda *seen: seen[3].value["id"] in {one.value["id"] for one in seen[:3]}),
    ),
    Fact(
        "§1.8",
        "multiprocessing may spawn processes",
        _SPAWNS,
        same(lambda seen: seen.value, ["/var/task", "conform"]),
    ),
    Fact(
        "§7.5",
        "changed code runs in a new environment",
        _UPDATES,
        same(lambda *seen: [(one.ok.cold, one.value[3]) for one in seen[:2]], [(True, "old code"), (True, "new code")]),
    ),
    Fact(
        "§7.5",
        "so does a changed variable",
        _UPDATES,
        same(lambda *seen: (seen[2].ok.cold, seen[2].value[1]), (True, "two")),
    ),
    Fact(
        "§7.5",
        "so does a changed memory size",
        _UPDATES,
        same(lambda *seen: (seen[3].ok.cold, seen[3].value[2]), (True, "320")),
    ),
    Fact(
        "§1.6",
        "without extensions the runtime is killed, and gets no SIGTERM",
        _ENDS,
        same(lambda seen: seen.more["files"], {"here"}),
    ),
)
