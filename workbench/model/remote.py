"""Functions of an AWS account, as its own Lambda lists them."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.errors import WorkbenchError


@dataclass(frozen=True, slots=True, order=True)
class RemotePlace:
    """A region, seen with the credentials of a profile; `profile` is empty for those of the environment's variables."""

    profile: str
    region: str


@dataclass(frozen=True, slots=True)
class RemoteFunction:
    """What ListFunctions tells of a function. `runtime` is empty for an image, `modified` is AWS's ISO text.

    `sha256` is AWS's hash of its package.
    """

    name: str
    arn: str
    runtime: str = ""
    handler: str = ""
    memory_mb: int = 128
    timeout_s: int = 3
    architecture: str = "x86_64"
    code_bytes: int = 0
    modified: str = ""
    description: str = ""
    sha256: str = ""


class ListingState(StrEnum):
    """How much is known of the functions of a place."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Listing:
    """The functions of a place, by name, as they were when they were asked for; or why they could not be read."""

    state: ListingState = ListingState.UNREAD
    functions: tuple[RemoteFunction, ...] = ()
    error: WorkbenchError | None = None
