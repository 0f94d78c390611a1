"""A Lambda function: the configuration the engine runs, and what the workspace knows about it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

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
    """The image of a `PackageType: Image` function and its overrides (LAMBDA_FACTS §7.7)."""

    uri: str
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    working_directory: str = ""


@dataclass(frozen=True, slots=True)
class FunctionConfig:
    """What the engine needs to run a function; defaults are AWS's (LAMBDA_FACTS §7.1).

    `code_path` is a folder or, later, a zip; `memory_mb` and `ephemeral_mb` are MiB; `timeout_s` is seconds.
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
    layers: tuple[str, ...] = ()
    package_type: PackageType = PackageType.ZIP
    image: ImageConfig | None = None
    description: str = ""
    version: str = "$LATEST"
    region: str = "us-east-1"
    account_id: str = "123456789012"

    @property
    def arn(self) -> str:
        """The unqualified function ARN."""
        return f"arn:aws:lambda:{self.region}:{self.account_id}:function:{self.name}"


class OriginKind(StrEnum):
    """Where a function was found."""

    TEMPLATE = "template"
    CDK = "cdk"
    FOLDER = "folder"


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
    """A function of the workspace: its configuration, where it came from, and what is wrong or unknown about it."""

    config: FunctionConfig
    origin: Origin
    handler_file: Path | None = None
    handler_line: int = 0
    problems: tuple[Problem, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    tags: tuple[tuple[str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """The function's name."""
        return self.config.name

    @property
    def runnable(self) -> bool:
        """Whether nothing known keeps it from being started."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)
