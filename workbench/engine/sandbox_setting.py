"""What every sandbox of one environment is made from."""

from dataclasses import dataclass

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.local_aws import NOWHERE, LocalAws
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.surroundings import Surroundings
from workbench.engine.variables import LogStream, hidden_from_extensions, sandbox_variables
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig
from workbench.model.runtime import Runtime


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


def sandbox_spec(setting: Setting, runtime_api: str, entry_point: str = "") -> SandboxSpec:
    """What an executor is told; `runtime_api` is the `host:port` by which the sandbox reaches its API."""
    surroundings = setting.surroundings
    variables = setting.aws.variables | sandbox_variables(
        setting.function, runtime_api, setting.stream, setting.secrets, setting.initialization
    )
    return SandboxSpec(
        setting.environment_id,
        setting.function,
        setting.runtime,
        runtime_api,
        tuple(variables.items()),
        opt=surroundings.opt,
        mounts=surroundings.mounts,
        extensions=surroundings.has_extensions,
        hidden=hidden_from_extensions(variables) if surroundings.has_extensions else (),
        framed_log=setting.runtime is not None and setting.runtime.framed_log,
        entry_point=entry_point,
    )
