"""Names and ARNs of functions as callers write them (LAMBDA_FACTS §3.2)."""

import re
from dataclasses import dataclass

from workbench.engine.lambda_api.errors import ApiError, invalid_parameter, not_found
from workbench.engine.lambda_api.state import Place
from workbench.model.partition import partition

LATEST = "$LATEST"
LATEST_PUBLISHED = "$LATEST.PUBLISHED"
"""Functions of Managed Instances have it, no others (LAMBDA_FACTS §3.2)."""

BARE_NAME_LENGTH = 64

_FORM = re.compile(
    r"(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:(?P<region>[a-z]{2,5}(?:-[a-z]+)+-\d):)?(?:(?P<account>\d{12}):)?"
    r"(?:function:)?(?P<name>[a-zA-Z0-9-_.]+)(?::(?P<qualifier>\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"
)


@dataclass(frozen=True, slots=True)
class FunctionId:
    """A function, and the version or alias that was named (empty for none)."""

    name: str
    qualifier: str = ""


def function_id(text: str, place: Place, qualifier: str | None = None) -> FunctionId:
    """What `text` (a name, a partial or a full ARN) and a Qualifier parameter name together.

    Raises ApiError for an ARN of another region or account, and when two qualifiers disagree.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise not_found(f"Function not found: {function_arn(place, text)}")
    name, derived = found["name"], found["qualifier"] or ""
    _check_place(found["region"], found["account"], name, place)
    if derived and qualifier and derived != qualifier:
        raise invalid_parameter("The derived qualifier from the function name does not match the specified qualifier.")
    return FunctionId(name, qualifier or derived)


def account_of(text: str) -> str:
    """The account that a name or ARN names, or nothing."""
    found = _FORM.fullmatch(text) if ":" in text else None
    return (found["account"] or "") if found is not None else ""


def latest_name(found: FunctionId) -> str:
    """The name of the function whose `$LATEST` is to be changed. Raises ApiError when another version is named."""
    if found.qualifier not in ("", LATEST):
        raise invalid_parameter(f"Current operation does not support versions other than {LATEST}.")
    return found.name


def _check_place(region: str | None, account: str | None, name: str, place: Place) -> None:
    if region and region != place.region:
        raise not_found(f"Functions from '{region}' are not reachable in this region ('{place.region}')")
    if account and account != place.account_id:
        arn = function_arn(Place(account, place.region), name)
        who = f"arn:{partition(place.region)}:iam::{place.account_id}:root"
        why = "because no resource-based policy allows the action"
        raise ApiError(
            "AccessDeniedException",
            f"User: {who} is not authorized to perform this action on resource: {arn} {why}",
            status=403,
        )


def function_arn(place: Place, name: str, qualifier: str = "") -> str:
    """The ARN of a function, or of a version or alias of it."""
    arn = f"arn:{partition(place.region)}:lambda:{place.region}:{place.account_id}:function:{name}"
    return f"{arn}:{qualifier}" if qualifier else arn
