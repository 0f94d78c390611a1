"""Who calls, as far as a request says: the account and the region that are asked for."""

import re
from dataclasses import dataclass

from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import named_credential

NO_ACCOUNT = "000000000000"

_ACCOUNT = re.compile(r"[0-9]{12}")
_REGION = re.compile(r"(eusc-)?[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose functions a request is about."""

    account_id: str
    region: str
    access_key: str
    service: str


def caller_of(request: Request, default_region: str) -> Caller:
    """The caller of a request, signed or not; the signature is not looked at.

    An access key of 12 digits is the account, as in other local services; any other is account 000000000000. A region
    that cannot be one is `default_region`.
    """
    named = named_credential(request)
    if named is None:
        return Caller(NO_ACCOUNT, default_region, "", "lambda")
    account_id = named.access_key if _ACCOUNT.fullmatch(named.access_key) else NO_ACCOUNT
    region = named.region if _REGION.fullmatch(named.region) else default_region
    return Caller(account_id, region, named.access_key, named.service)
