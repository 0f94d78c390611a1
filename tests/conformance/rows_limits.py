"""Limits of processes, memory and CPU (LAMBDA_FACTS §1.8, §7.2)."""

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, events
from tests.conformance.stage import Seen
from workbench.model.environment import ExecutorKind

_LIMITS = """
import errno, os, resource, socket, threading, time
NAMES = ("NOFILE", "NPROC", "CORE", "MEMLOCK", "STACK", "AS", "FSIZE")
def files():
    held = []
    try:
        while len(held) < 3000: held.append(os.open("/dev/null", os.O_RDONLY))
    except OSError as error: return [len(held), errno.errorcode[error.errno]]
    finally:
        for one in held: os.close(one)
def threads():
    threading.stack_size(65536)
    over, held = threading.Event(), []
    try:
        while len(held) < 3000:
            one = threading.Thread(target=over.wait)
            one.start()
            held.append(one)
    except RuntimeError as error: return [len(held), str(error)]
    finally:
        over.set()
        for one in held: one.join()
def handler(event, context):
    return {
        "limits": {name: resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in NAMES},
        "files": files(), "threads": threads(), "zone": time.tzname[0], "hour": time.gmtime(0) == time.localtime(0),
        "machine": os.uname().machine, "nice": os.nice(0),
    }
"""
LIMITS = Scenario("limits", {"app.py": _LIMITS}, events(b"1", b"2"), config={"memory_mb": 512})

_BUSY = """
import os, time
def handler(event, context):
    began, used = time.monotonic(), sum(os.times()[:4])
    while time.monotonic() - began < event: sum(range(1000))
    return (sum(os.times()[:4]) - used) / (time.monotonic() - began)
"""
_QUARTER = Scenario("busy with 442 MB", {"app.py": _BUSY}, events(b"0.6"), config={"memory_mb": 442})
_SMALL = Scenario("busy with 128 MB", {"app.py": _BUSY}, events(b"0.6"), config={"memory_mb": 128})

_TWO = """
import os, time
def handler(event, context):
    began, used = time.monotonic(), sum(os.times()[:4])
    child = os.fork()
    while time.monotonic() - began < event: sum(range(1000))
    if child == 0: os._exit(0)
    os.waitpid(child, 0)
    return (sum(os.times()[:4]) - used) / (time.monotonic() - began)
"""
_BOTH = Scenario("two busy processes with 442 MB", {"app.py": _TWO}, events(b"0.6"), config={"memory_mb": 442})

_MEMORY = """
import os
def handler(event, context):
    print("asked for", event)
    data = [os.urandom(4096) * 256 for _ in range(event)]
    return len(data)
"""
_USES = Scenario("memory", {"app.py": _MEMORY}, events(b"60", b"400", b"60", b"0"), config={"memory_mb": 192})

_CHILD = """
import subprocess, sys
def handler(event, context):
    code = f"len([b'x' * (1 << 20) for _ in range({event})])"
    return subprocess.run([sys.executable, "-c", code]).returncode
"""
_CHILDREN = Scenario("memory of children", {"app.py": _CHILD}, events(b"70", b"0"), config={"memory_mb": 192})

_NODE = """
exports.handler = async (event) => {
    const held = [];
    for (let i = 0; i < event; i += 1) held.push(Buffer.alloc(1 << 20, 1));
    return held.length;
};
"""
_NODE_USES = Scenario(
    "memory of node", {"app.js": _NODE}, events(b"80", b"500", b"1"), Language.NODEJS, {"memory_mb": 256}
)

_SHARED_COUNT = {
    ExecutorKind.DOCKER: "the kernel counts a user's processes over all containers; each has a group with 742",
    ExecutorKind.PROCESS: "the kernel counts a user's processes over all sandboxes; each has a group with 742",
}
_NO_CORE = {ExecutorKind.PROCESS: "a crash must leave no core file on this computer"}


def _limit(name: str, soft: int, hard: int | None = None) -> Check:
    return same(lambda first, _second: first.value["limits"][name], [soft, soft if hard is None else hard])


def _share(low: float, high: float) -> Check:
    return true(lambda seen: low < seen.value < high)


def _peak(seen: Seen) -> int:
    return int(seen.report.partition("Max Memory Used: ")[2].split(" ")[0])


FACTS = (
    Fact("§1.8", "RLIMIT_NOFILE is 1024", LIMITS, _limit("NOFILE", 1024)),
    Fact("§1.8", "RLIMIT_NPROC is 742", LIMITS, _limit("NPROC", 742), _SHARED_COUNT),
    Fact("§1.8", "RLIMIT_CORE is 10 GiB", LIMITS, _limit("CORE", 10 << 30), _NO_CORE),
    Fact("§1.8", "RLIMIT_MEMLOCK is 64 KiB", LIMITS, _limit("MEMLOCK", 65536)),
    Fact("§1.8", "RLIMIT_STACK is 8 MiB, and may be raised", LIMITS, _limit("STACK", 8 << 20, -1)),
    Fact("§1.8", "virtual memory is not limited", LIMITS, _limit("AS", -1)),
    Fact("§1.8", "nor the size of files", LIMITS, _limit("FSIZE", -1)),
    Fact(
        "§1.8",
        "more than 1,024 open files are EMFILE",
        LIMITS,
        same(lambda first, _second: first.value["files"][1], "EMFILE"),
    ),
    Fact("§1.8", "fewer are no fault", LIMITS, true(lambda first, _second: 950 < first.value["files"][0] < 1024)),
    Fact(
        "§1.8",
        "more than 742 threads cannot be started",
        LIMITS,
        same(lambda first, _second: first.value["threads"][1], "can't start new thread"),
    ),
    Fact("§1.8", "fewer can", LIMITS, true(lambda first, _second: 700 < first.value["threads"][0] <= 742)),
    Fact(
        "§1.8",
        "the environment lives on after that",
        LIMITS,
        true(lambda _first, second: not second.ok.cold and second.value["threads"][0] > 700),
    ),
    Fact(
        "§1.8",
        "local time is UTC",
        LIMITS,
        same(lambda first, _second: (first.value["zone"], first.value["hour"]), ("UTC", True)),
    ),
    Fact(
        "§1.8",
        "the machine is x86_64 or aarch64",
        LIMITS,
        true(lambda first, _second: first.value["machine"] in ("x86_64", "aarch64")),
    ),
    Fact("§7.2", "442 MB have a quarter of a CPU", _QUARTER, _share(0.10, 0.40)),
    Fact("§7.2", "128 MB have a fourteenth of a CPU", _SMALL, _share(0.02, 0.13)),
    Fact("§7.2", "the share is that of all processes together", _BOTH, _share(0.10, 0.40)),
    Fact("§1.10", "Max Memory Used is what was used", _USES, true(lambda *seen: 70 <= _peak(seen[0]) <= 110)),
    Fact(
        "§7.2",
        "a function that uses more than its memory is killed",
        _USES,
        true(lambda *seen: seen[1].value["errorMessage"].endswith("Runtime exited with error: signal: killed")),
    ),
    Fact(
        "§7.2",
        "REPORT has Max Memory Used at Memory Size then",
        _USES,
        true(lambda *seen: "\tMemory Size: 192 MB\tMax Memory Used: 192 MB\t" in seen[1].report),
    ),
    Fact("§1.10", "what was printed before is logged", _USES, true(lambda *seen: "asked for 400" in seen[1].lines)),
    Fact("§1.6", "the next event begins with little memory used", _USES, true(lambda *seen: _peak(seen[2]) <= 110)),
    Fact(
        "§1.10",
        "Max Memory Used is the environment's: a later event tells the peak of an earlier one",
        _USES,
        true(lambda *seen: _peak(seen[3]) >= 70),
    ),
    Fact("§1.10", "children's memory counts", _CHILDREN, true(lambda *seen: 75 <= _peak(seen[0]) <= 150)),
    Fact(
        "§7.2", "node: memory within its size is there, buffers too", _NODE_USES, same(lambda *seen: seen[0].value, 80)
    ),
    Fact(
        "§7.2",
        "node: more is killed",
        _NODE_USES,
        true(lambda *seen: seen[1].value["errorMessage"].endswith("Runtime exited with error: signal: killed")),
    ),
    Fact("§7.2", "node: the next event runs", _NODE_USES, same(lambda *seen: seen[2].value, 1)),
)
