"""What AWS refuses when reserved or provisioned concurrency is set, in its own words (LAMBDA_FACTS §5)."""

from workbench.model.errors import InvalidRequestError
from workbench.model.limits import ACCOUNT_CONCURRENCY, UNRESERVED_FLOOR

_PARAMETER = "InvalidParameterValueException"


def check_reserved(
    wanted: int, *, provisioned: int = 0, claimed_by_others: int = 0, account_limit: int = ACCOUNT_CONCURRENCY
) -> None:
    """Raise InvalidRequestError when `ReservedConcurrentExecutions` cannot be `wanted`.

    `provisioned` is the total of the function's versions and aliases, `claimed_by_others` what is reserved or
    provisioned for other functions. 0 always fits: it takes nothing away.
    """
    _at_least(0, wanted, "reservedConcurrentExecutions")
    if wanted < provisioned:
        raise InvalidRequestError(
            _PARAMETER,
            f" ReservedConcurrentExecutions  {wanted} should not be lower than"  # the blanks are AWS's
            f" function's total provisioned concurrency [{provisioned}].",
        )
    if wanted and account_limit - claimed_by_others - wanted < UNRESERVED_FLOOR:
        raise InvalidRequestError(_PARAMETER, _below_floor("ReservedConcurrentExecutions"))


def check_provisioned(
    wanted: int,
    *,
    reserved: int | None = None,
    provisioned_elsewhere: int = 0,
    claimed_by_others: int = 0,
    account_limit: int = ACCOUNT_CONCURRENCY,
) -> None:
    """Raise InvalidRequestError when `ProvisionedConcurrentExecutions` cannot be `wanted`.

    `provisioned_elsewhere` is what other versions and aliases of the function have.
    """
    _at_least(1, wanted, "provisionedConcurrentExecutions")
    if reserved is not None:
        if wanted + provisioned_elsewhere > reserved:
            raise InvalidRequestError(
                _PARAMETER,
                "Requested Provisioned Concurrency should not be greater than"
                " the reservedConcurrentExecution for function",
            )
        return
    unreserved = account_limit - claimed_by_others - provisioned_elsewhere
    if wanted > unreserved:
        raise InvalidRequestError(
            _PARAMETER,
            "Specified ConcurrentExecutions for function is greater than"
            f" account's unreserved concurrency [{unreserved}].",
        )
    if unreserved - wanted < UNRESERVED_FLOOR:
        raise InvalidRequestError(_PARAMETER, _below_floor("ConcurrentExecutions"))


def check_reserved_target(qualifier: str) -> None:
    """Raise InvalidRequestError unless the call names the function alone."""
    if qualifier:
        raise InvalidRequestError(
            _PARAMETER,
            "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation."
            " Please specify either a function name or an unqualified function ARN.",
        )


def check_provisioned_target(qualifier: str) -> None:
    """Raise InvalidRequestError unless the call names a version or an alias."""
    if qualifier == "$LATEST":
        raise InvalidRequestError(
            _PARAMETER, "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
        )
    if not qualifier:
        raise InvalidRequestError(_PARAMETER, "The function resource provided must be an alias or a published version.")


def _below_floor(member: str) -> str:
    return (
        f"Specified {member} for function decreases account's UnreservedConcurrentExecution"
        f" below its minimum value of [{UNRESERVED_FLOOR}]."
    )


def _at_least(least: int, value: int, member: str) -> None:
    if value < least:
        raise InvalidRequestError(
            "ValidationException",
            f"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint:"
            f" Member must have value greater than or equal to {least}",
        )
