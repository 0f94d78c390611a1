"""The tokens of one sandbox, and the credentials that a function finds."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

_DIRECTION = re.compile(r"north|south|east|west|central|gov|iso")

# Stand-ins, so that SDK clients inside a function can be made without an account; they open nothing.
STAND_INS: Mapping[str, str] = {
    "AWS_ACCESS_KEY_ID": "ASIALOCALWORKBENCH00",
    "AWS_SECRET_ACCESS_KEY": "local-workbench-secret-access-key-000000",
    "AWS_SESSION_TOKEN": "local-workbench-session-token",
}


def _token() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens a sandbox's credentials (SnapStart, LAMBDA_FACTS §1.11) and its metadata (§1.12), and what they say.

    `credentials` are variables' names and values; `zone_id` is an Availability Zone ID.
    """

    credentials: Mapping[str, str] = field(default_factory=lambda: STAND_INS)
    zone_id: str = "use1-az1"
    credentials_token: str = field(default_factory=_token)
    metadata_token: str = field(default_factory=_token)


def zone_of(region: str) -> str:
    """An Availability Zone ID of `region`: `apse2-az1` for ap-southeast-2."""
    area, _, rest = region.partition("-")
    initials = "".join(word[0] for word in _DIRECTION.findall(rest))
    return f"{area}{initials}{region.rpartition('-')[2]}-az1"
