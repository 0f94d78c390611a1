"""Resource policies as documents: statements come and go, and together they are at most 20 KB (LAMBDA_FACTS §7.13).

A policy is kept as it reads, `{"Version", "Id", "Statement": [...]}`, and has its revision in `_RevisionId`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.engine.lambda_api.errors import ApiError, conflict, not_found
from workbench.engine.lambda_api.kinds import Document

POLICY_BYTES = 20_480
NO_POLICY = "No policy is associated with the given resource."
EMPTY: Document = {"Version": "2012-10-17", "Id": "default", "Statement": ()}


def statements(policy: Document | None) -> Sequence[Document]:
    """The statements of a policy; none of no policy."""
    found: Sequence[Document] = () if policy is None else policy["Statement"]
    return found


def with_statement(policy: Document | None, added: Document) -> Document:
    """The policy with one statement more.

    Raises ResourceConflictException for an id that is taken, PolicyLengthExceededException for a policy too long.
    """
    sid = added["Sid"]
    if any(one.get("Sid") == sid for one in statements(policy)):
        what = f"The statement id ({sid}) provided already exists."
        raise conflict(f"{what} Please provide a new statement id, or remove the existing statement.")
    grown = {**(policy or EMPTY), "Statement": [*statements(policy), added]}
    check_size(grown)
    return grown


def without_statement(policy: Document | None, sid: str) -> Document | None:
    """The policy without a statement, None when it was the last. Raises ResourceNotFoundException."""
    check_statement(policy, sid)
    rest = [one for one in statements(policy) if one.get("Sid") != sid]
    return {**(policy or EMPTY), "Statement": rest} if rest else None


def check_statement(policy: Document | None, sid: str) -> None:
    """Refuse to go on without that statement. Raises ResourceNotFoundException."""
    if policy is None:
        raise not_found(NO_POLICY)
    if all(one.get("Sid") != sid for one in statements(policy)):
        raise not_found(f"Statement {sid} is not found in resource policy.")


def check_size(policy: Document) -> None:
    """Refuse a policy that is too long. Raises PolicyLengthExceededException."""
    size = len(policy_text(policy))
    if size > POLICY_BYTES:
        what = f"The final policy size ({size}) is bigger than the limit ({POLICY_BYTES})."
        raise ApiError("PolicyLengthExceededException", what)


def policy_text(policy: Document) -> str:
    """The policy as answers have it, without what is ours."""
    return compact({name: value for name, value in policy.items() if not name.startswith("_")})


def compact(document: Mapping[str, Any]) -> str:
    """JSON without blanks; ASCII, so that its length is that of its bytes."""
    return json.dumps(document, separators=(",", ":"))
