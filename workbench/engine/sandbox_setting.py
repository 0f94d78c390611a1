"""What every sandbox of one environment is made from."""

import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from workbench.engine.executors.base import DebuggerLink, Places, SandboxSpec
from workbench.engine.local_aws import NOWHERE, LocalAws
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.surroundings import Surroundings
from workbench.engine.variables import LogStream, hidden_from_extensions, sandbox_variables
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig
from workbench.model.runtime import Runtime

UNHURRIED_S = 30 * 24 * 3600.0
"""How long each step of what is debugged may take: nobody stands in a function that long."""


@dataclass(frozen=True, slots=True)
class Debugged:
    """How the sandbox finds its debugger; `located` is told which folders it sees, once it runs.

    `drain` returns when what the debugger has said so far has been told.
    """

    link: DebuggerLink
    located: Callable[[Places], None]
    drain: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every sandbox of one environment has in common."""

    environment_id: str
    function: FunctionConfig
    runtime: Runtime | None
    surroundings: Surroundings
    initialization: InitializationType
    stream: LogStream
    secrets: Secrets
    aws: LocalAws = NOWHERE
    debug: Debugged | None = None


def sandbox_spec(setting: Setting, runtime_api: str, entry_point: str = "") -> SandboxSpec:
    """What an executor is told; `runtime_api` is the `host:port` by which the sandbox reaches its API."""
    surroundings = setting.surroundings
    variables = setting.aws.variables | sandbox_variables(
        setting.function, runtime_api, setting.stream, setting.secrets, setting.initialization
    )
    return SandboxSpec(
        setting.environment_id,
        _roomy(setting),
        setting.runtime,
        runtime_api,
        tuple(variables.items()),
        opt=surroundings.opt,
        mounts=surroundings.mounts,
        extensions=surroundings.has_extensions,
        hidden=hidden_from_extensions(variables) if surroundings.has_extensions else (),
        framed_log=setting.runtime is not None and setting.runtime.framed_log,
        entry_point=entry_point,
        debug=setting.debug.link if setting.debug is not None else None,
    )


def _roomy(setting: Setting) -> FunctionConfig:
    """The function with memory, and so CPU, for a debugger besides; its own variables tell it what it is given.

    What it is reported to have used includes the debugger's.
    """
    function, runtime = setting.function, setting.runtime
    if setting.debug is None or runtime is None or runtime.debug is None:
        return function
    return dataclasses.replace(function, memory_mb=function.memory_mb + runtime.debug.memory_mb)
