"""The file system that functions see: their folders, /tmp and who they are (LAMBDA_FACTS §1.8, WIRE_FACTS §7)."""

from typing import Any

from tests.conformance.checks import Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, events, once
from tests.conformance.stage import Seen, Stage
from workbench.model.environment import ExecutorKind

_LOOK = """
import errno, os, pwd, stat, sys
FOLDERS = ("/var/task", "/opt", "/tmp", "/var/runtime", "/var/lang", "/lambda-entrypoint.sh", "/dev/shm")
WRITTEN = ("/", "/var/task", "/opt", "/var/runtime", "/etc", "/usr", "/home", "/var", "/mnt", "/run", "/dev", "/tmp")
def look(path):
    try: found = os.stat(path)
    except OSError as error: return errno.errorcode[error.errno]
    return f"{stat.filemode(found.st_mode)} {found.st_uid}:{found.st_gid}"
def write(folder):
    try: open(os.path.join(folder, "new"), "w").close()
    except OSError as error: return errno.errorcode[error.errno]
    return "written"
def refused(call, *args):
    try: call(*args)
    except OSError as error: return errno.errorcode[error.errno]
    return "done"
def queue():
    import multiprocessing
    multiprocessing.Queue()
def pipe():
    import multiprocessing
    here, there = multiprocessing.Pipe()
    child = multiprocessing.Process(target=there.send, args=("sent",))
    child.start()
    child.join()
    return here.recv()
def handler(event, context):
    return {
        "looks": {path: look(path) for path in FOLDERS}, "writes": {path: write(path) for path in WRITTEN},
        "cwd": os.getcwd(), "tmp": sorted(os.listdir("/tmp")), "ids": [os.getuid(), os.getgid(), os.geteuid()],
        "user": name(), "home": os.path.expanduser("~"),
        "chmod": refused(os.chmod, "app.py", 0o777), "remove": refused(os.remove, "app.py"),
        "queue": refused(queue), "pipe": pipe(),
        "devices": {d: look("/dev/" + d)[:10] for d in ("null", "zero", "urandom", "fd")},
        "platform": sys.platform, "status": open("/proc/self/status").read(), "root": refused(os.setuid, 0),
        "exec": os.access("/var/task/run.sh", os.X_OK), "read": open("lib/a").read(), "stdin": sys.stdin.read(),
        "mount": refused(os.chroot, "/tmp"), "port": refused(listen, 80), "mktemp": __import__("tempfile").gettempdir(),
    }
def name():
    try: return pwd.getpwuid(os.getuid()).pw_name
    except KeyError as error: return str(error)
def listen(port):
    import socket
    with socket.socket() as one: one.bind(("127.0.0.1", 18080)); one.listen()
"""
LOOK = Scenario("looks around", {"app.py": _LOOK, "lib/a": "of the package", "run.sh": "#!/bin/sh\n"}, once)

_ONE_USER = {
    ExecutorKind.PROCESS: "a user namespace without privileges knows one user: root's files are shown as the function's"
}
_NOT_HERE = {ExecutorKind.PROCESS: "this computer's own interpreter is used, from where it is installed"}

_ROOT = "drwxr-xr-x 0:0"
_READ_ONLY = ("/", "/var/task", "/opt", "/var/runtime", "/etc", "/usr", "/home", "/var", "/mnt", "/run")


def _look(path: str) -> Read:
    return lambda seen: seen.value["looks"][path]


def _writes(path: str) -> Read:
    return lambda seen: seen.value["writes"][path]


def _value(name: str) -> Read:
    return lambda seen: seen.value[name]


def _capabilities(seen: Seen) -> object:
    return [line.split()[1] for line in seen.value["status"].splitlines() if line.startswith(("CapEff", "CapPrm"))]


_FILL = """
import errno, os
MIB = 1 << 20
def fill(path, size):
    with open(path, "wb") as file:
        try: os.posix_fallocate(file.fileno(), 0, size * MIB)
        except OSError as error: return errno.errorcode[error.errno]
    return "room"
def handler(event, context):
    free = os.statvfs("/tmp")
    said = [fill("/tmp/a", event), fill("/tmp/b", 100), sorted(os.listdir("/tmp"))]
    os.remove("/tmp/a")
    os.remove("/tmp/b")
    return [*said, fill("/tmp/c", 300), free.f_blocks * free.f_frsize // MIB, free.f_bavail * free.f_frsize // MIB]
"""


async def _sizes(stage: Stage) -> tuple[Seen, ...]:
    first = await stage.invoke(b"500")
    again = await stage.invoke(b"150")
    stage.configure(ephemeral_mb=1024)
    return first, again, await stage.invoke(b"1010")


FILLS = Scenario("fills tmp", {"app.py": _FILL}, _sizes)

_NODE = """
const fs = require("fs"), os = require("os");
const attempt = (action) => { try { return action(); } catch (error) { return error.code; } };
exports.handler = async () => ({
    cwd: process.cwd(), uid: process.getuid(), tmpdir: os.tmpdir(),
    root: attempt(() => fs.writeFileSync("/new", "")), task: attempt(() => fs.writeFileSync("new", "")),
    tmp: attempt(() => { fs.writeFileSync("/tmp/new", "x"); return fs.readdirSync("/tmp"); }),
});
"""
NODEJS = Scenario("node looks around", {"app.js": _NODE}, once, Language.NODEJS)

_MANY = """
import os
def handler(event, context):
    for number in range(event): open(f"/tmp/{number}", "w").close()
    with open("/tmp/big", "wb") as file:
        for _ in range(180): file.write(bytes(1 << 20))
    return len(os.listdir("/tmp"))
"""
MANY = Scenario("much in tmp", {"app.py": _MANY}, events(b"5000"), config={"memory_mb": 128})


def _between(low: int, high: int) -> Any:
    return true(lambda *seen: low <= seen[0].value[4] <= high)


FACTS = (
    *(
        Fact("§1.8", f"{path} is root's, 0755", LOOK, same(_look(path), _ROOT), _ONE_USER)
        for path in ("/var/task", "/opt", "/var/runtime")
    ),
    *(Fact("§1.8", f"{path} cannot be written to", LOOK, same(_writes(path), "EROFS")) for path in _READ_ONLY),
    Fact("§1.8", "neither can /dev", LOOK, true(lambda seen: _writes("/dev")(seen) in ("EROFS", "EACCES"))),
    Fact("§1.8", "/tmp is drwxrwxrwt", LOOK, true(lambda seen: seen.value["looks"]["/tmp"].startswith("drwxrwxrwt"))),
    Fact("§1.8", "/tmp is root's", LOOK, same(_look("/tmp"), "drwxrwxrwt 0:0"), _ONE_USER),
    Fact("§1.8", "/tmp can be written to", LOOK, same(_writes("/tmp"), "written")),
    Fact("§1.8", "/tmp begins empty", LOOK, same(_value("tmp"), ["new"])),
    Fact("§1.8", "/tmp is where temporary files go by themselves", LOOK, same(_value("mktemp"), "/tmp")),
    Fact("§1.8", "/var/lang holds the language", LOOK, same(_look("/var/lang"), _ROOT), _NOT_HERE),
    Fact(
        "§1.8",
        "/lambda-entrypoint.sh is root's program",
        LOOK,
        same(_look("/lambda-entrypoint.sh"), "-rwxr-xr-x 0:0"),
        _NOT_HERE,
    ),
    Fact("§1.8", "the working directory is /var/task", LOOK, same(_value("cwd"), "/var/task")),
    Fact("§1.8", "files of the package are read by relative paths", LOOK, same(_value("read"), "of the package")),
    Fact("§1.8", "programs of the package are executable", LOOK, same(_value("exec"), True)),
    Fact("§1.8", "the package's files cannot be changed", LOOK, same(_value("chmod"), "EROFS")),
    Fact("§1.8", "nor removed", LOOK, same(_value("remove"), "EROFS")),
    Fact("§1.8", "the function runs as user 993", LOOK, same(lambda seen: seen.value["ids"][::2], [993, 993])),
    Fact("§1.8", "the user's name is sbx_user1051", LOOK, same(_value("user"), "sbx_user1051")),
    Fact("§1.8", "it has no capabilities", LOOK, same(_capabilities, ["0000000000000000"] * 2)),
    Fact("§1.8", "it cannot become root", LOOK, true(lambda seen: seen.value["root"] in ("EPERM", "EINVAL"))),
    Fact("§1.8", "it cannot change its root", LOOK, same(_value("mount"), "EPERM")),
    Fact("§1.8", "there is no /dev/shm", LOOK, same(_look("/dev/shm"), "ENOENT")),
    Fact(
        "§1.8",
        "multiprocessing queues fail for want of it",
        LOOK,
        true(lambda seen: seen.value["queue"] in ("ENOENT", "ENOSYS")),
    ),
    Fact("§1.8", "multiprocessing pipes work", LOOK, same(_value("pipe"), "sent")),
    Fact(
        "§1.8",
        "there are the devices null, zero, urandom and fd",
        LOOK,
        same(
            _value("devices"), {"null": "crw-rw-rw-", "zero": "crw-rw-rw-", "urandom": "crw-rw-rw-", "fd": "dr-x------"}
        ),
    ),
    Fact("§1.8", "stdin is empty", LOOK, same(_value("stdin"), "")),
    Fact("§1.8", "a function may listen on a port of its own", LOOK, same(_value("port"), "done")),
    Fact("§1.8", "/tmp has 512 MB: so much goes in", FILLS, same(lambda first, *_more: first.value[0], "room")),
    Fact("§1.8", "more is ENOSPC", FILLS, same(lambda first, *_more: first.value[1], "ENOSPC")),
    Fact(
        "§1.8", "after files are removed there is room again", FILLS, same(lambda first, *_more: first.value[3], "room")
    ),
    Fact("§1.8", "df says some 512 MB", FILLS, _between(500, 560)),
    Fact(
        "§1.8",
        "what is in /tmp takes room from the next event",
        FILLS,
        same(lambda _first, again, _big: (again.ok.cold, again.value[:2]), (False, ["room", "ENOSPC"])),
    ),
    Fact("§7.1", "EphemeralStorage makes /tmp larger", FILLS, same(lambda *seen: seen[2].value[0], "room")),
    Fact("§7.1", "by as much, and no more", FILLS, same(lambda *seen: seen[2].value[1], "ENOSPC")),
    Fact(
        "§7.1",
        "a change of EphemeralStorage gives a new environment",
        FILLS,
        same(lambda *seen: (seen[2].ok.cold, seen[2].value[2]), (True, ["a", "b"])),
    ),
    Fact("§1.8", "node: the working directory is /var/task", NODEJS, same(_value("cwd"), "/var/task")),
    Fact("§1.8", "node: runs as user 993", NODEJS, same(_value("uid"), 993)),
    Fact(
        "§1.8",
        "node: everything but /tmp is read-only",
        NODEJS,
        same(lambda seen: (seen.value["root"], seen.value["task"]), ("EROFS", "EROFS")),
    ),
    Fact("§1.8", "node: /tmp can be written to", NODEJS, same(_value("tmp"), ["new"])),
    Fact("§1.8", "node: os.tmpdir() is /tmp", NODEJS, same(_value("tmpdir"), "/tmp")),
    Fact(
        "§7.2",
        "files in /tmp are not the function's memory: 180 MB in 128",
        MANY,
        same(lambda seen: seen.ok.function_error, ""),
    ),
    Fact("§1.8", "/tmp takes thousands of files", MANY, same(lambda seen: seen.value, 5001)),
)
