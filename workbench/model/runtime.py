"""A Lambda runtime as `runtimes/<language>/runtime.toml` describes it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Support(StrEnum):
    """Where a runtime stands in its life (AWS: runtime deprecation policy)."""

    SUPPORTED = "supported"
    ENDING = "ending"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class ProcessStart:
    """How the process executor starts a runtime: argument lists and values with `{...}` places.

    Places: `{interpreter}` the program found, `{folder}` `runtimes/<language>`, `{client}` a folder of this runtime in
    the user's cache, `{libraries}` the folder of the program's own distributions named in `libraries`, `{handler}`,
    `{memory_mb}`, `{version}`, `{task_root}` and `{opt}` (the code, the layers), `{pathsep}`, `{scripts}` and `{exe}`
    (a virtual environment's `bin` and an ending), `{os_arch}` (npm's `linux-x64`). `provide` are the commands that
    fill `{client}` once, without a network; `tune`, which may fail, make later starts quicker; `fetch` gets a missing
    interpreter from a registry. `version_check` prints the interpreter's version when its name does not tell.
    """

    command: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()
    provide: tuple[tuple[str, ...], ...] = ()
    tune: tuple[tuple[str, ...], ...] = ()
    fetch: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    version_check: tuple[str, ...] = ()
    limits_address_space: bool = False


@dataclass(frozen=True, slots=True)
class DebugStart:
    """How a runtime is started under its debugger, which then connects to us and waits.

    `arguments` go before the file that is run, the last of the runtime's command, as AWS's wrapper scripts put theirs.
    Places: `{files}` the folder `debug` of `runtimes/<language>`, `{debugger}` one with the program's own distributions
    named in `libraries`, `{address}` and `{token}` what the debugger connects to and shows there. `memory_mb` is what
    it needs besides the function.
    """

    arguments: tuple[str, ...]
    libraries: tuple[str, ...]
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Runtime:
    """One runtime id; `folder` is `runtimes/<language>`, `suffixes` the endings of its source files.

    With `framed_log` its client writes framed records to the descriptor in `_LAMBDA_TELEMETRY_LOG_FD` (LAMBDA_FACTS
    §1.10). `entry_points` are the files, with `{task_root}` and `{opt}` in them, of which the first that is there is
    started; empty where the runtime brings its own. `container_variables` are what a function's container has besides
    those of its image. Without `process` it runs in containers only, without `debug` it cannot be debugged.
    """

    id: str
    language: str
    version: str
    image: str
    folder: Path
    suffixes: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    process: ProcessStart | None = None
    deprecation: date | None = None
    framed_log: bool = False
    entry_points: tuple[str, ...] = ()
    container_variables: tuple[tuple[str, str], ...] = ()
    debug: DebugStart | None = None

    def support(self, today: date, warn_days: int = 90) -> Support:
        """Where the runtime stands on `today`; `ENDING` within `warn_days` of its deprecation."""
        if self.deprecation is None:
            return Support.SUPPORTED
        left = (self.deprecation - today).days
        if left <= 0:
            return Support.DEPRECATED
        return Support.ENDING if left <= warn_days else Support.SUPPORTED
