"""The runtimes: where each stands in its life, whether this machine can run it, and how to get it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.engine.executors.process.interpreters import Interpreters
from workbench.model.errors import UsageError
from workbench.model.runtime import Runtime, Support

if TYPE_CHECKING:
    from workbench.app.application import Application


@dataclass(frozen=True, slots=True)
class RuntimeState:
    """A runtime and the interpreter that the process executor would use; `can_fetch` when the program can get one."""

    runtime: Runtime
    support: Support
    interpreter: Path | None
    can_fetch: bool


async def runtime_states(app: "Application") -> tuple[RuntimeState, ...]:
    """Every runtime of the table."""
    return await asyncio.to_thread(_states, tuple(app.runtimes), app.paths.cache)


async def fetch_runtime(app: "Application", runtime_id: str) -> RuntimeState:
    """Get the interpreter of a runtime. Raises UsageError (no such runtime) or RuntimeUnavailableError."""
    runtime = app.runtimes.get(runtime_id)
    if runtime is None:
        known = ", ".join(known.id for known in app.runtimes)
        raise UsageError(f"There is no runtime {runtime_id}.", "", f"Choose one of {known}.")
    return await asyncio.to_thread(_fetch, runtime, app.paths.cache)


def _states(runtimes: tuple[Runtime, ...], cache: Path) -> tuple[RuntimeState, ...]:
    interpreters = Interpreters(cache)
    return tuple(_state(runtime, interpreters) for runtime in runtimes)


def _fetch(runtime: Runtime, cache: Path) -> RuntimeState:
    interpreters = Interpreters(cache)
    if interpreters.find(runtime) is None:
        interpreters.fetch(runtime)
    return _state(runtime, interpreters)


def _state(runtime: Runtime, interpreters: Interpreters) -> RuntimeState:
    today = datetime.now(UTC).date()
    can_fetch = runtime.process is not None and bool(runtime.process.fetch)
    return RuntimeState(runtime, runtime.support(today), interpreters.find(runtime), can_fetch)
