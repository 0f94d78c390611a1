"""What a resource policy says of a call: IAM's way to decide, as far as policies of functions need it.

Condition operators that are not known here never allow and always deny.
"""

import ipaddress
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fnmatch import fnmatchcase
from typing import Any

from workbench.engine.lambda_api.kinds import Document


class Decision(Enum):
    """The outcome; a policy that says nothing does not allow."""

    ALLOWED = auto()
    DENIED = auto()
    UNSAID = auto()


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody wants to do; `account_id` is empty for a stranger, keys of `context` are in lower case."""

    action: str
    resource: str
    account_id: str = ""
    context: Mapping[str, str] = field(default_factory=dict)


def decide(statements: Iterable[Document], access: Access) -> Decision:
    """What the statements say together: one that denies outweighs all others."""
    effects = {one["Effect"] for one in statements if _applies(one, access)}
    if "Deny" in effects:
        return Decision.DENIED
    return Decision.ALLOWED if "Allow" in effects else Decision.UNSAID


def is_like(value: str, pattern: str) -> bool:
    """Whether a value fits a pattern with `*` and `?`."""
    return fnmatchcase(value, pattern.replace("[", "[[]"))  # never long, unlike `.*` in an expression of ours


def _applies(statement: Document, access: Access) -> bool:
    return (
        _either(statement, "Principal", lambda given: _is_principal(given, access.account_id))
        and _either(statement, "Action", lambda given: _is_any(access.action.lower(), given, str.lower))
        and _either(statement, "Resource", lambda given: _is_any(access.resource, given, str))
        and _conditions_hold(statement, access.context)
    )


def _either(statement: Document, name: str, fits: Callable[[Any], bool]) -> bool:
    """An element or its opposite; a statement without either is for all."""
    if f"Not{name}" in statement:
        return not fits(statement[f"Not{name}"])
    return name not in statement or fits(statement[name])


def _is_any(value: str, patterns: Any, as_text: Callable[[str], str]) -> bool:
    return any(is_like(value, as_text(pattern)) for pattern in _listed(patterns))


def _is_principal(given: Any, account_id: str) -> bool:
    """Whether it names the account. A user or role of an account stands for it: the service knows no others."""
    if given == "*":
        return True
    named = _listed(given.get("AWS", ()))
    return "*" in named or any(account_id and account_id in (one, *one.split(":")[4:5]) for one in named)


def _conditions_hold(statement: Document, context: Mapping[str, str]) -> bool:
    denies = statement["Effect"] == "Deny"
    return all(
        _holds(operator, context.get(key.lower()), [_text(one) for one in _listed(wanted)], denies)
        for operator, keys in statement.get("Condition", {}).items()
        for key, wanted in keys.items()
    )


def _holds(operator: str, value: str | None, wanted: list[str], unknown: bool) -> bool:
    name = operator.removesuffix("IfExists")
    if name == "Null":
        return str(value is None).lower() in wanted
    opposite = _OPPOSITES.get(name)
    test = _TESTS.get(opposite or name)
    if test is None:
        return unknown
    if value is None:
        return opposite is not None or name != operator
    return any(test(value, one) for one in wanted) is (opposite is None)


def _in_network(value: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False


def _same_but_for_case(value: str, wanted: str) -> bool:
    return value.lower() == wanted.lower()


_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": str.__eq__,
    "StringEqualsIgnoreCase": _same_but_for_case,
    "StringLike": is_like,
    "ArnEquals": is_like,
    "ArnLike": is_like,
    "Bool": _same_but_for_case,
    "IpAddress": _in_network,
}

_OPPOSITES: Mapping[str, str] = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
}


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
