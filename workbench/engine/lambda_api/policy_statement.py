"""Statements of resource policies, as the operations that add permissions make them (LAMBDA_FACTS §7.6, §7.13)."""

import re
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document

_ACCOUNT = re.compile(r"\d{12}")
_SERVICE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?")
_IDENTITY = re.compile(
    r"arn:aws[a-z-]*:(?:iam::\d{12}:(?:root|user/\S+|role/\S+)|sts::\d{12}:(?:assumed-role|federated-user)/\S+)"
)

_EQUAL = {
    "SourceAccount": "AWS:SourceAccount",
    "FunctionUrlAuthType": "lambda:FunctionUrlAuthType",
    "EventSourceToken": "lambda:EventSourceToken",
    "PrincipalOrgID": "aws:PrincipalOrgID",
    "OrganizationId": "aws:PrincipalOrgID",
}
"""The condition key that must equal a member's value."""

_ONLY_FOR = {
    "FunctionUrlAuthType": "lambda:InvokeFunctionUrl",
    "InvokedViaFunctionUrl": "lambda:InvokeFunction",
}
"""The one action that a member goes with."""


def statement_of(given: Members, resource: str) -> Document:
    """The statement that a request asks for, its keys in AWS's order; `resource` is an ARN. Raises ApiError."""
    _check_action(given)
    made: dict[str, Any] = {
        "Sid": given["StatementId"],
        "Effect": "Allow",
        "Principal": principal_of(given["Principal"], resource.split(":")[1]),
        "Action": given["Action"],
        "Resource": resource,
    }
    if condition := _condition(given):
        made["Condition"] = condition
    return made


def principal_of(text: str, partition: str) -> str | dict[str, str]:
    """A principal as policies write it: everybody, an account's root, an identity's ARN, or a service.

    Raises InvalidParameterValueException. Whether an identity exists is not known here.
    """
    if text == "*":
        return text
    if _ACCOUNT.fullmatch(text):
        return {"AWS": root_of(text, partition)}
    if _IDENTITY.fullmatch(text):
        return {"AWS": text}
    if _SERVICE.fullmatch(text):
        return {"Service": text}
    raise invalid_parameter("The provided principal was invalid. Please check the principal and try again.")


def root_of(account_id: str, partition: str) -> str:
    """The ARN that stands for a whole account."""
    return f"arn:{partition}:iam::{account_id}:root"


def _check_action(given: Members) -> None:
    for member, action in _ONLY_FOR.items():
        if given.get(member) is not None and given["Action"] != action:
            raise invalid_parameter(f"{member} is only supported for {action} action")


def _condition(given: Members) -> dict[str, dict[str, str]]:
    condition: dict[str, dict[str, str]] = {}
    if equal := {key: given[member] for member, key in _EQUAL.items() if given.get(member)}:
        condition["StringEquals"] = equal
    if arn := given.get("SourceArn"):
        condition["ArnLike"] = {"AWS:SourceArn": arn}
    if (via_url := given.get("InvokedViaFunctionUrl")) is not None:
        condition["Bool"] = {"lambda:InvokedViaFunctionUrl": "true" if via_url else "false"}
    return condition
