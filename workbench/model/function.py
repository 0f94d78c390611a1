"""A Lambda function: the configuration the engine runs, and what the workspace knows about it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings
from workbench.model.partition import partition
from workbench.model.problem import Problem, Severity, Unresolved


class PackageType(StrEnum):
    """How code is packaged (CreateFunction `PackageType`)."""

    ZIP = "Zip"
    IMAGE = "Image"


class Architecture(StrEnum):
    """Instruction set (CreateFunction `Architectures`)."""

    X86_64 = "x86_64"
    ARM64 = "arm64"


@dataclass(frozen=True, slots=True)
class ImageConfig:
    """The image of a `PackageType: Image` function and its overrides (LAMBDA_FACTS §7.7).

    `built_from` is the folder that the image is made from on this machine, and `dockerfile` its file there; None for
    an image of a registry.
    """

    uri: str
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    working_directory: str = ""
    built_from: Path | None = None
    dockerfile: str = "Dockerfile"


class LogFormat(StrEnum):
    """`LoggingConfig.LogFormat`."""

    TEXT = "Text"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class LoggingConfig:
    """`LoggingConfig` (LAMBDA_FACTS §1.10): levels are AWS's names, empty for the default; `group` likewise."""

    format: LogFormat = LogFormat.TEXT
    application_level: str = ""
    system_level: str = ""
    group: str = ""


class TracingMode(StrEnum):
    """`TracingConfig.Mode` (LAMBDA_FACTS §A.4)."""

    ACTIVE = "Active"
    PASS_THROUGH = "PassThrough"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer as the function names it; `path` is its folder or zip here, None when it is only in the account."""

    name: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class FileSystem:
    """One of `FileSystemConfigs`: an access point and where it is mounted (LAMBDA_FACTS §7.9).

    `folder` is the local folder that stands for it; None for one of the program's own.
    """

    arn: str
    mount_path: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class FunctionConfig:
    """What the engine needs to run a function; defaults are AWS's (LAMBDA_FACTS §7.1).

    `code_path` is a folder or a zip; `memory_mb` and `ephemeral_mb` are MiB; `timeout_s` is seconds.
    `max_concurrency` is how many events one environment takes at a time (`PerExecutionEnvironmentMaxConcurrency` of
    Managed Instances, LAMBDA_FACTS §7.15); 0 for a function that is none of those. `tenant_isolation` is
    `TenancyConfig` PER_TENANT (§7.17), `snap_start` is `SnapStart.ApplyOn` PublishedVersions (§7.11).
    """

    name: str
    runtime: str
    handler: str
    code_path: Path
    memory_mb: int = 128
    timeout_s: float = 3.0
    ephemeral_mb: int = 512
    environment: tuple[tuple[str, str], ...] = ()
    architecture: Architecture = Architecture.X86_64
    layers: tuple[Layer, ...] = ()
    file_systems: tuple[FileSystem, ...] = ()
    logging: LoggingConfig = LoggingConfig()
    tracing: TracingMode = TracingMode.PASS_THROUGH
    snap_start: bool = False
    tenant_isolation: bool = False
    max_concurrency: int = 0
    package_type: PackageType = PackageType.ZIP
    image: ImageConfig | None = None
    description: str = ""
    version: str = "$LATEST"
    region: str = "us-east-1"
    account_id: str = "123456789012"

    @property
    def arn(self) -> str:
        """The unqualified function ARN."""
        return f"arn:{partition(self.region)}:lambda:{self.region}:{self.account_id}:function:{self.name}"


class OriginKind(StrEnum):
    """Where a function was found."""

    TEMPLATE = "template"
    CDK = "cdk"
    FOLDER = "folder"
    SERVICE = "service"
    """Made over the API of the local Lambda service."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a function was found: its application (a name to group by), file and line (from 1, 0 unknown)."""

    kind: OriginKind
    application: str
    path: Path
    logical_id: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the workspace: its configuration, where it came from, and what is wrong or unknown about it.

    `image_handler` is the one that an image's command names: that of the configuration, else of its Dockerfile.
    """

    config: FunctionConfig
    origin: Origin
    settings: FunctionSettings = DEFAULT_SETTINGS
    handler_file: Path | None = None
    handler_line: int = 0
    image_handler: str = ""
    problems: tuple[Problem, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    tags: tuple[tuple[str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """The function's name."""
        return self.config.name

    @property
    def handler(self) -> str:
        """The handler that it asks for; empty for an image of which that is not known."""
        return self.config.handler if self.config.package_type is PackageType.ZIP else self.image_handler

    @property
    def runnable(self) -> bool:
        """Whether nothing known keeps it from being started."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)
