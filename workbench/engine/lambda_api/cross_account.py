"""Invokes of another account's functions: its resource policy says who may (LAMBDA_FACTS §3.2, §7.13)."""

from collections.abc import Callable

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId, account_of, function_arn, function_id
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.policy_decision import Access, Decision, decide
from workbench.engine.lambda_api.policy_documents import statements
from workbench.engine.lambda_api.state import Place, Transaction
from workbench.model.partition import partition

ACTION = "lambda:InvokeFunction"
View = Callable[[Place], Transaction]


def invoked(text: str, qualifier: str | None, caller: Place, view: View) -> tuple[Place, FunctionId]:
    """Where the function is that a caller names, and which it is.

    Raises ApiError as `function_id` does, and AccessDeniedException where its policy does not let the caller in.
    """
    account_id = account_of(text)
    if account_id in ("", caller.account_id):
        return caller, function_id(text, caller, qualifier)
    place = Place(account_id, caller.region)
    found = function_id(text, place, qualifier)
    arn = function_arn(place, found.name, found.qualifier)
    policy = view(place).get(Kind.POLICY, found.name, found.qualifier)
    if decide(statements(policy), Access(ACTION, arn, caller.account_id)) is not Decision.ALLOWED:
        raise _denied(caller, arn)
    return place, found


def _denied(caller: Place, arn: str) -> ApiError:
    root = f"arn:{partition(caller.region)}:iam::{caller.account_id}:root"
    who = f"User: {root} is not authorized to perform: {ACTION} on resource: {arn}"
    text = f"{who} because no resource-based policy allows the {ACTION} action"
    return ApiError("AccessDeniedException", text, status=403)
