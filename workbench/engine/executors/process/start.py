"""Everything that one child process is started from: its command line and its environment."""

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workbench.engine.executors.base import Places, SandboxSpec
from workbench.engine.executors.boot import BootFiles, boot_script, has_extensions
from workbench.engine.executors.boot_pipes import EXTENSION_LOG, GATE, STATUS
from workbench.engine.executors.debugger_start import FILES, debugger_arguments
from workbench.engine.executors.process.cgroup import Cgroup
from workbench.engine.executors.process.isolation import Folders, Isolation
from workbench.engine.executors.process.launch import Limits, wrap
from workbench.engine.executors.process.places import fill_all
from workbench.engine.executors.process.scratch import Scratch
from workbench.engine.executors.process.view import FRAMES, View, variables, view
from workbench.model.runtime import ProcessStart, Runtime

ADDRESS_SPACE_SLACK_MB = 64
"""What a Python process maps but does not use; without it the smallest functions fail at import."""

_WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER"
_LOADER = "LD_"
_LINKS = 10


@dataclass(frozen=True)
class Start:
    """One start of `runtime` for `spec`; `machine` are the places of the runtime on this computer.

    `isolation` is None where there is none, `group` where no control group can be made.
    """

    spec: SandboxSpec
    runtime: Runtime
    machine: dict[str, str]
    scratch: Scratch
    group: Cgroup | None
    isolation: Isolation | None

    @cached_property
    def boots(self) -> bool:
        """Whether there are extensions to start before the runtime; Windows has no shell that could."""
        opt = self.spec.opt
        return self.spec.extensions and opt is not None and sys.platform != "win32" and has_extensions(opt)

    def command(self) -> list[str]:
        """The whole command line, limits and isolation included."""
        command = self._runtime_command()
        if self.isolation is not None:
            loader = {name: value for name, value in self._variables.items() if name.startswith(_LOADER)}
            command = self.isolation.command(self._folders(), command, loader)
        return wrap(command, self._limits())

    def environment(self) -> dict[str, str]:
        """The variables that the command line is started with."""
        return {
            name: value
            for name, value in self._variables.items()
            if self.isolation is None or not name.startswith(_LOADER)
        }

    def shown(self) -> Places:
        """Where the function finds its code and layers."""
        opt = () if self.spec.opt is None else ((self.spec.opt.absolute(), self._view.opt),)
        return ((self.spec.function.code_path.absolute(), self._view.task_root), *opt)

    @cached_property
    def _view(self) -> View:
        return view(self.spec, self.scratch, self.machine, isolated=self.isolation is not None)

    @cached_property
    def _places(self) -> dict[str, str]:
        return self._view.places(self.spec, self.machine)

    @cached_property
    def _variables(self) -> dict[str, str]:
        return variables(self._process, self.spec, self._view, self._places)

    @property
    def _process(self) -> ProcessStart:
        assert self.runtime.process is not None
        return self.runtime.process

    def _runtime_command(self) -> list[str]:
        command = self._with_debugger(fill_all(self._process.command, self._places))
        wrapper = dict(self.spec.variables).get(_WRAPPER)
        # LAMBDA_FACTS §1.7: it does not work on OS-only runtimes.
        if wrapper and not self.runtime.id.startswith("provided"):
            command = [self._view.path(wrapper), *command]
        if self.boots:
            return ["/bin/sh", "-c", self._script(), "sh", *command]
        # A shell says 127 of a wrapper that is not there, as Lambda does; bubblewrap says 1.
        return ["/bin/sh", "-c", 'exec "$@"', "sh", *command] if wrapper and self.isolation else command

    def _with_debugger(self, command: list[str]) -> list[str]:
        """A debugger's arguments come before the file that is run, the last of `command`."""
        if self.spec.debug is None or self.runtime.debug is None:
            return command
        files = f"{self._places['folder']}/{FILES}"
        debugger = debugger_arguments(self.runtime.debug, self.spec.debug, self._places["debugger"], files)
        return [*command[:-1], *debugger, command[-1]]

    def _script(self) -> str:
        talk = self._view.talk
        files = BootFiles(
            "/dev/stdout", f"{talk}/{EXTENSION_LOG}", f"{talk}/{STATUS}", f"{talk}/{GATE}", self._view.opt
        )
        return boot_script(files, (*self.spec.hidden, "_LAMBDA_TELEMETRY_LOG_FD"))

    def _limits(self) -> Limits:
        limit_space = self.group is None and self._process.limits_address_space
        return Limits(
            procs_files=self.group.procs_files if self.group else (),
            address_space_mb=self.spec.function.memory_mb + ADDRESS_SPACE_SLACK_MB if limit_space else None,
            # With extensions the script does it.
            frames=FRAMES if self.spec.framed_log and not self.boots else None,
            dies_alone=self.isolation is not None,
        )

    def _folders(self) -> Folders:
        names = ("folder", "client", "libraries", "debugger")
        machine = {name: Path(self.machine[name]) for name in names if name in self.machine}
        return Folders(
            code=self.spec.function.code_path.absolute(),
            tmp=self.scratch.tmp,
            etc=self.scratch.etc,
            talk=self.scratch.talk,
            runtime=machine["folder"],
            opt=self.spec.opt.absolute() if self.spec.opt else None,
            mounts=tuple((folder.absolute(), path) for folder, path in self.spec.mounts),
            needed=(
                *machine.values(),
                *installations(Path(self.machine["interpreter"])),
                Path(sys.prefix),
                Path(sys.base_prefix),
            ),
        )


def installations(program: Path) -> list[Path]:
    """The folders that a program is installed in: its own, and those of what it is a link to."""
    found = []
    for _link in range(_LINKS):
        folder = program.parent
        found.append(folder.parent if len(folder.parts) > 3 else folder)
        if not program.is_symlink():
            break
        program = Path(os.path.normpath(folder / program.readlink()))
    return found
