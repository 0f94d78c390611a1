"""Policies as users write them whole: JSON that must be a policy of one function (IAM's policy grammar)."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from workbench.base.jsontext import find_fault
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.policy_documents import check_size

_VERSIONS = ("2012-10-17", "2008-10-17")
_EITHER = (("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource"))


def parse_policy(text: str, arn: str) -> Document:
    """The policy in `text`, its statements as a list; `arn` is what it is for. Raises ApiError."""
    policy = _loaded(text)
    if not isinstance(policy, dict):
        raise _wrong("it must be a JSON object.")
    _check_names("the policy", policy, ("Version", "Id", "Statement"))
    if policy.get("Version", _VERSIONS[0]) not in _VERSIONS:
        raise _wrong(f"its Version must be {_VERSIONS[0]}.")
    if not isinstance(policy.get("Id", ""), str):
        raise _wrong("its Id must be text.")
    given = policy.get("Statement")
    found: list[Any] = given if isinstance(given, list) else [given]
    for place, one in enumerate(found, 1):
        _check_statement(f"statement {place}", one, arn)
    _check_distinct(found)
    parsed = {**policy, "Statement": found}
    check_size(parsed)
    return parsed


def _loaded(text: str) -> Any:
    fault = find_fault(text)
    if fault is not None:
        raise _wrong(f"it is not JSON: {fault.reason} (line {fault.line}, column {fault.column}).")
    try:
        return json.loads(text, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise _wrong("a number in it is too large.") from error


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(text)
    return number


def _check_statement(what: str, statement: Any, arn: str) -> None:
    if not isinstance(statement, dict):
        raise _wrong(f"{what} must be a JSON object.")
    _check_names(what, statement, tuple(_ELEMENTS))
    if "Effect" not in statement:
        raise _wrong(f"{what} must have Effect.")
    for one, other in _EITHER:
        if (one in statement) == (other in statement):
            raise _wrong(f"{what} must have either {one} or {other}.")
    for name, value in statement.items():
        fits, wanted = _ELEMENTS[name]
        if not fits(value):
            raise _wrong(f"{name} of {what} must be {wanted}.")
    for pattern in _listed(statement.get("Resource", ())):
        if not _covers(pattern, arn):
            raise _wrong(f"Resource of {what} must be {arn}.")


def _check_names(what: str, document: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in document:
        if name not in known:
            raise _wrong(f"{what} has the element {json.dumps(name)}, which no policy has.")


def _check_distinct(found: Sequence[Document]) -> None:
    seen = set()
    for sid in (one["Sid"] for one in found if "Sid" in one):
        if sid in seen:
            raise _wrong(f"two statements have the Sid {json.dumps(sid)}.")
        seen.add(sid)


def _covers(pattern: str, arn: str) -> bool:
    """Whether a resource with IAM's wildcards is the function, or versions and aliases of it."""
    if pattern.startswith(f"{arn}:"):
        return True
    return fnmatchcase(arn, pattern.replace("[", "[[]"))


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | bool | int | float)


def _is_texts(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(x, str) for x in value)
    )


def _is_principal(value: Any) -> bool:
    return value == "*" or (isinstance(value, dict) and bool(value) and all(_is_texts(x) for x in value.values()))


def _is_condition(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(keys, dict) and all(_is_scalar(x) for given in keys.values() for x in _listed(given))
        for keys in value.values()
    )


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


_TEXTS = (_is_texts, "text, or a list of texts")
_WHO = (_is_principal, 'an object, or "*"')

_ELEMENTS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "Sid": (lambda value: isinstance(value, str), "text"),
    "Effect": (lambda value: value in ("Allow", "Deny"), "Allow or Deny"),
    "Principal": _WHO,
    "NotPrincipal": _WHO,
    "Action": _TEXTS,
    "NotAction": _TEXTS,
    "Resource": _TEXTS,
    "NotResource": _TEXTS,
    "Condition": (_is_condition, "an object of objects of values"),
}
"""The elements of a statement: whether a value is of the right form, and that form in words."""


def _wrong(why: str) -> ApiError:
    return invalid_parameter(f"The policy is not valid: {why}")
