"""What operations have beside the resources: code packages, the workspace's functions, other services, the clock."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from workbench.base.clock import iso_utc, wall_ns
from workbench.base.service_model.operations import ServiceModel
from workbench.engine.functions import FunctionRegistry
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.remote import Remote
from workbench.engine.lambda_api.state import Place, Transaction
from workbench.engine.runtimes import RuntimeTable

ResolveImage = Callable[[str], Awaitable[str | None]]
"""The digest (`sha256:…`) of an image that the Docker engine knows, None for one that it does not."""


def no_environments(_place: Place, _name: str, _version: str) -> int:
    """For a service without an engine."""
    return 0


@dataclass(frozen=True, slots=True)
class Desk:
    """What every operation may use. `workspace` has the functions of open folders, `remote` is other AWS services.

    `view` shows the resources of another place, which stay as they are; `initialised` tells how many provisioned
    environments of a place's function and version are initialised now.
    """

    model: ServiceModel
    packages: Packages
    workspace: FunctionRegistry
    runtimes: RuntimeTable
    remote: Remote
    resolve_image: ResolveImage
    account_concurrency: int
    view: Callable[[Place], Transaction]
    initialised: Callable[[Place, str, str], int] = no_environments


def new_id() -> str:
    """A UUID: a revision's, a mapping's."""
    return str(uuid.uuid4())


def now_stamp() -> str:
    """`2026-11-21T10:00:00.123+0000`, as FunctionConfiguration.LastModified is written (LAMBDA_FACTS §A.1)."""
    return iso_utc(wall_ns()).replace("Z", "+0000")


def now_seconds() -> float:
    """Seconds since the epoch, as timestamps in JSON are."""
    return wall_ns() / 1_000_000_000
