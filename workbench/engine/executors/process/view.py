"""Where a function finds its folders, and the environment variables that say so (LAMBDA_FACTS §1.7, §1.9)."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.process import host_tree, isolation
from workbench.engine.executors.process.places import fill
from workbench.engine.executors.process.scratch import Scratch
from workbench.model.runtime import ProcessStart

_PASSED_ON = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT")
"""Without these nothing starts on Windows; elsewhere the function sees no variable of this program."""

_SYSTEM_PATH = ("/usr/local/bin", "/usr/bin", "/bin")
FRAMES = 9
"""The descriptor for framed log records, as the script of `boot` has it."""


@dataclass(frozen=True, slots=True)
class View:
    """The function's own paths: Lambda's where it is isolated, else folders of this computer that stand for them."""

    isolated: bool
    task_root: str
    opt: str
    runtime: str
    talk: str
    tmp: str

    def places(self, spec: SandboxSpec, machine: Mapping[str, str]) -> dict[str, str]:
        """All places of a runtime's command: those of this machine as the function sees them, and its own."""
        seen = {name: host_tree.moved(place) for name, place in machine.items()} if self.isolated else dict(machine)
        function = spec.function
        own = {"handler": function.handler, "memory_mb": str(function.memory_mb)}
        own["entry_point"] = self.path(spec.entry_point)
        return {**seen, **own, "task_root": self.task_root, "opt": self.opt}

    def path(self, lambda_path: str) -> str:
        """What a path in Lambda's /opt or /var/task is here."""
        if not self.isolated:
            for theirs, ours in ((isolation.OPT, self.opt), (isolation.TASK, self.task_root)):
                if lambda_path.startswith(f"{theirs}/"):
                    return ours + lambda_path[len(theirs) :]
        return lambda_path


def view(spec: SandboxSpec, scratch: Scratch, machine: Mapping[str, str], *, isolated: bool) -> View:
    """What the sandbox of `spec` sees; without layers, an /opt that is empty, or is not there."""
    if isolated:
        inside = isolation
        return View(True, inside.TASK, inside.OPT, inside.RUNTIME, inside.TALK, inside.TMP)
    code, opt = spec.function.code_path.absolute(), (spec.opt or scratch.folder / "opt").absolute()
    return View(False, str(code), str(opt), machine["folder"], str(scratch.talk), str(scratch.tmp))


def variables(start: ProcessStart, spec: SandboxSpec, seen: View, places: Mapping[str, str]) -> dict[str, str]:
    """Those of the spec, and what depends on where things are.

    The function's own search path comes before the runtime's, which is still found.
    """
    own = _defaults(seen, str(Path(places["interpreter"]).parent))
    own.update(spec.variables)
    for name, value in start.variables:
        mine, ours = own.get(name), fill(value, places)
        joined = f"{mine}{os.pathsep}{ours}" if name.endswith("PATH") else mine
        own[name] = ours if not mine else joined or ours
    own.update(LAMBDA_TASK_ROOT=seen.task_root, LAMBDA_RUNTIME_DIR=seen.runtime)
    if spec.framed_log and sys.platform != "win32":
        own["_LAMBDA_TELEMETRY_LOG_FD"] = str(FRAMES)
    return own


def _defaults(seen: View, programs: str) -> dict[str, str]:
    """What a function may set itself; `programs` is the interpreter's folder, Lambda's /var/lang/bin."""
    own = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    system = _SYSTEM_PATH if seen.isolated else os.environ.get("PATH", os.defpath).split(os.pathsep)
    own["PATH"] = _joined((programs, *system, _below(seen.opt, "bin")))
    own.update(PWD=seen.task_root, SHLVL="0")
    if not seen.isolated:
        own.update(TMPDIR=seen.tmp, TEMP=seen.tmp, TMP=seen.tmp)
    if sys.platform == "linux":
        libraries = (seen.task_root, _below(seen.task_root, "lib"), _below(seen.opt, "lib"))
        own["LD_LIBRARY_PATH"] = _joined(libraries)
    return own


def _below(folder: str, name: str) -> str:
    return os.path.join(folder, name)  # noqa: PTH118 - text for a variable


def _joined(folders: Iterable[str]) -> str:
    return os.pathsep.join(dict.fromkeys(folders))
