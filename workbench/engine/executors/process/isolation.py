"""Isolation with bubblewrap: whether it works on this computer, and the command line that isolates (Linux only)."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from workbench.engine.executors.lambda_user import GROUP_ID, USER_ID, group_line, passwd_line
from workbench.engine.executors.process import host_tree

HOSTNAME = "sandbox.localdomain"
TASK, OPT, TMP, RUNTIME = "/var/task", "/opt", "/tmp", "/var/runtime"
TALK = "/run/workbench"
"""Where a sandbox sees the FIFOs of `boot_pipes`."""

NO_VARIABLES: Mapping[str, str] = MappingProxyType({})
_PROBE_S = 5.0
_OWN_USER = ("--unshare-user", "--uid", str(USER_ID), "--gid", str(GROUP_ID))
_OWN_EVERYTHING = ("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--hostname", HOSTNAME, "--cap-drop", "ALL")


@dataclass(frozen=True, slots=True)
class Folders:
    """What one sandbox sees, as folders of this computer: code, layers, /tmp and mounts (folder, path) are its own.

    `talk` holds the FIFOs, `etc` the files of `write_etc`, `runtime` is /var/runtime; of `needed`, which the runtime
    is made of, what a sandbox would not see by itself is shown.
    """

    code: Path
    tmp: Path
    etc: Path
    talk: Path
    runtime: Path
    opt: Path | None = None
    mounts: tuple[tuple[Path, str], ...] = ()
    needed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Isolation:
    """What bubblewrap can do here: `program` is its path; `own_user` when a sandbox has a user id of its own."""

    program: str
    own_user: bool
    host: tuple[str, ...] = field(repr=False)

    def command(self, folders: Folders, command: list[str], variables: Mapping[str, str] = NO_VARIABLES) -> list[str]:
        """`command` as the only thing in a sandbox with Lambda's folders, in /var/task, on this computer's network.

        `variables` are set for the command alone: the dynamic loader's would change bubblewrap itself.
        bubblewrap's exit status is the command's; when it dies, everything in the sandbox does.
        """
        arguments = [self.program, *(_OWN_USER if self.own_user else ()), *_OWN_EVERYTHING, "--die-with-parent"]
        arguments += self.host
        arguments += host_tree.opt_arguments(folders.opt, folders.needed)
        arguments += ["--ro-bind", str(folders.code), TASK, "--ro-bind-try", str(folders.runtime), RUNTIME]
        arguments += ["--bind", str(folders.tmp), TMP, "--ro-bind", str(folders.talk), TALK]
        arguments += host_tree.shown(folders.needed)
        for name in _ETC:
            arguments += ["--ro-bind", str(folders.etc / name), f"/etc/{name}"]
        for folder, path in folders.mounts:
            arguments += ["--bind", str(folder), path]
        for name, value in variables.items():
            arguments += ["--setenv", name, value]
        return [*arguments, "--remount-ro", "/", "--chdir", TASK, "--", *command]


@dataclass(frozen=True, slots=True)
class NoIsolation:
    """There is none here; `why` says it and what to install, in one sentence."""

    why: str


def find_isolation() -> Isolation | NoIsolation:
    """Tries it out, which takes about 10 ms; blocks."""
    if sys.platform != "linux":
        return NoIsolation("Functions are isolated on Linux only: here they see this computer's files, and run as you.")
    program = shutil.which("bwrap")
    if program is None:
        return NoIsolation("Functions see this computer's files and run as you: install bubblewrap to isolate them.")
    why = ""
    host = (*host_tree.host_arguments(), *host_tree.shown([Path("/etc/resolv.conf").resolve()]))
    # Where users may not have namespaces, root needs none of its own.
    for own_user in (True, False) if os.geteuid() == 0 else (True,):
        isolation = Isolation(program, own_user, host)
        why = _try(isolation)
        if not why:
            return isolation
    return NoIsolation(f"Functions see this computer's files and run as you: bubblewrap does not work here ({why}).")


def write_etc(folder: Path) -> None:
    """Make `folder` with the files of /etc that a sandbox has of its own: its user's name, and its host's."""
    folder.mkdir()
    for name, (own, taken) in _ETC.items():
        lines = [line for line in _lines(Path("/etc") / name) if taken not in line]
        (folder / name).write_text("\n".join([*lines, own, ""]), encoding="utf-8")


_ETC = {
    "group": (group_line(), f":{GROUP_ID}:"),
    "hosts": (f"127.0.0.1 {HOSTNAME} sandbox", HOSTNAME),
    "passwd": (passwd_line(), f":x:{USER_ID}:"),
}
"""The file's name, our line, and what a line of this computer's file that says otherwise has in it."""


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _try(isolation: Isolation) -> str:
    """Why it does not work, or nothing."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as name:
        place = Path(name)
        write_etc(place / "etc")
        (place / "tmp").mkdir()
        folders = Folders(code=place, tmp=place / "tmp", etc=place / "etc", talk=place, runtime=place)
        command = isolation.command(folders, ["/bin/sh", "-c", "test -r /proc/self/task/$$/children"])
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PROBE_S, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            return str(error)
    if done.returncode == 0:
        return ""
    said = done.stderr.strip().splitlines()
    return said[-1].rstrip(".") if said else f"exit status {done.returncode}"
