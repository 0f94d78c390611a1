"""A function of the workspace and the one in an AWS account that it is deployed to: what differs, and what is done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.errors import WorkbenchError
from workbench.model.remote import RemotePlace

SettingValue = str | int | tuple[str, ...]
"""A setting as Lambda's API has it; a tuple is a list of ARNs."""

Settings = Mapping[str, SettingValue]
"""By key: `MemorySize`, `Layers`, or a member of a group such as `Environment.TABLE` and `LoggingConfig.LogFormat`."""

ENVIRONMENT = "Environment."
"""What the keys of environment variables begin with."""


_SECRET = re.compile(r"secret|passw|token|credential|private|api_?key|auth|(^|_)key($|_)|dsn|conn.*str", re.IGNORECASE)


def is_secret(key: str) -> bool:
    """Whether a setting's name says that its value is not for every eye; only variables have such names."""
    return key.startswith(ENVIRONMENT) and _SECRET.search(key.removeprefix(ENVIRONMENT)) is not None


@dataclass(frozen=True, slots=True, order=True)
class DeploymentTarget:
    """The function of an account that a function of the workspace is deployed to."""

    place: RemotePlace
    function: str


class SyncState(StrEnum):
    """How a function here stands to the one in the account, as far as that was looked at."""

    UNKNOWN = "unknown"
    NOT_DEPLOYED = "not deployed"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Sync:
    """What was found when a function was compared with its target.

    `package` and `deployed` are the hashes (CodeSha256) that were compared; `settings` is how many settings differ,
    None where only the code was looked at.
    """

    state: SyncState = SyncState.UNKNOWN
    target: DeploymentTarget | None = None
    package: str = ""
    deployed: str = ""
    settings: int | None = None


@dataclass(frozen=True, slots=True)
class Deployed:
    """A function as its account has it. `sha256` is AWS's CodeSha256: base64 of the hash of the package.

    `location` is where its package can be fetched for some minutes; `status` is its LastUpdateStatus, `reason` why that
    or its state is so. `revision` is empty where the account's Lambda has none. `readable` says that its environment
    could be decrypted.
    """

    name: str
    arn: str
    revision: str
    sha256: str
    code_bytes: int
    package_type: str = "Zip"
    role: str = ""
    state: str = "Active"
    status: str = "Successful"
    reason: str = ""
    location: str = field(default="", repr=False)
    readable: bool = True
    settings: Settings = field(default_factory=dict, repr=False)

    @property
    def account(self) -> str:
        """The number of the account it is in."""
        return self.arn.split(":")[4] if self.arn.count(":") >= 5 else ""


@dataclass(frozen=True, slots=True)
class Package:
    """A zip that can be uploaded: its bytes, AWS's hash of them, and how many files it has of how many bytes."""

    data: bytes = field(repr=False)
    sha256: str
    files: int
    unzipped: int


class ChangeKind(StrEnum):
    """What becomes of a file of the package."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A file of the package that differs; the texts are None where the file is no text, or large. Sizes are bytes."""

    path: str
    kind: ChangeKind
    before: str | None = field(default=None, repr=False)
    after: str | None = field(default=None, repr=False)
    before_bytes: int = 0
    after_bytes: int = 0


class SettingKind(StrEnum):
    """How a setting that is named here stands to the deployed one."""

    DIFFERENT = "different"
    SAME = "same"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting: deployed (None where it is not set) and here. `why` tells why it is not compared."""

    key: str
    kind: SettingKind
    deployed: SettingValue | None = field(default=None, repr=False)
    here: SettingValue | None = field(default=None, repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class DeployPlan:
    """What a deployment will do, as it was shown: it refers to the function as it was then (`base`, None for none).

    `code` is None where the deployed files could not be looked at, for the reason `code_unknown`; then only the hashes
    say whether the code differs. `notes` are what the user should know before.
    """

    function: str
    target: DeploymentTarget
    package: Package
    base: Deployed | None
    code: tuple[CodeChange, ...] | None
    settings: tuple[SettingRow, ...]
    role: str = ""
    code_unknown: str = ""
    notes: tuple[str, ...] = ()

    @property
    def code_differs(self) -> bool:
        """Whether there is code to upload."""
        if self.base is None or self.code is None:
            return self.base is None or self.base.sha256 != self.package.sha256
        return bool(self.code)

    @property
    def changed(self) -> tuple[SettingRow, ...]:
        """The settings that differ."""
        return tuple(row for row in self.settings if row.kind is SettingKind.DIFFERENT)

    @property
    def wanted(self) -> Settings:
        """The settings that differ, as they are here."""
        return {row.key: row.here for row in self.changed if row.here is not None}

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.code_differs and not self.changed


class StepName(StrEnum):
    """The steps, in their order; a deployment has those that it needs."""

    PACKAGE = "package"
    CHECK = "check"
    CREATE = "create"
    CODE = "code"
    SETTINGS = "settings"
    PUBLISH = "publish"


class StepState(StrEnum):
    """Where a step is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class DeployStep:
    """A step as it stands; `detail` is what it came to, or what it waits for."""

    name: StepName
    state: StepState = StepState.WAITING
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DeployResult:
    """What a deployment came to: the steps as they ended, the version that was published, and what went wrong."""

    plan: DeployPlan
    steps: tuple[DeployStep, ...]
    version: str = ""
    error: WorkbenchError | None = None
    stopped: bool = False

    @property
    def deployed(self) -> bool:
        """Whether all of it was done."""
        return self.error is None and not self.stopped
