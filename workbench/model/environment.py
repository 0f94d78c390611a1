"""Execution environments and the executors that start them, as the front ends see them."""

from dataclasses import dataclass
from enum import StrEnum


class ExecutorKind(StrEnum):
    """The ways to run a sandbox."""

    DOCKER = "docker"
    PROCESS = "process"


class EnvironmentState(StrEnum):
    """Where an execution environment is in its life (LAMBDA_FACTS §1.6).

    `RESET` is one whose runtime was ended by a failed invoke: the next invoke runs Init again in the same place.
    """

    STARTING = "starting"
    IDLE = "idle"
    BUSY = "busy"
    RESET = "reset"
    STOPPED = "stopped"


class InitializationType(StrEnum):
    """`AWS_LAMBDA_INITIALIZATION_TYPE`, and `initializationType` of the platform's events (LAMBDA_FACTS §1.7, §2.5)."""

    ON_DEMAND = "on-demand"
    PROVISIONED = "provisioned-concurrency"
    SNAP_START = "snap-start"
    MANAGED = "lambda-managed-instances"


@dataclass(frozen=True, slots=True)
class EnvironmentInfo:
    """One execution environment: its function's name, executor, state, and `tenant` where it has one."""

    id: str
    function: str
    executor: ExecutorKind
    state: EnvironmentState
    initialization: InitializationType = InitializationType.ON_DEMAND
    tenant: str = ""


@dataclass(frozen=True, slots=True)
class ExecutorStatus:
    """Whether an executor can be used, and which of Lambda's limits it cannot hold here (a sentence each)."""

    kind: ExecutorKind
    available: bool
    version: str = ""
    why: str = ""
    next_step: str = ""
    limits_not_held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What the status bar shows of the engine."""

    executors: tuple[ExecutorStatus, ...] = ()
    environments: tuple[EnvironmentInfo, ...] = ()
