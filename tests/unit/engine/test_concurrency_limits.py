"""What AWS refuses to set, word by word."""

from collections.abc import Callable

import pytest

from workbench.engine.concurrency_limits import (
    check_provisioned,
    check_provisioned_target,
    check_reserved,
    check_reserved_target,
)
from workbench.model.errors import InvalidRequestError


def refused(check: Callable[[], None]) -> tuple[str, str]:
    with pytest.raises(InvalidRequestError) as caught:
        check()
    return caught.value.code, caught.value.what


def test_a_hundred_stay_unreserved() -> None:
    check_reserved(900)
    check_reserved(400, claimed_by_others=500)
    assert refused(lambda: check_reserved(401, claimed_by_others=500)) == (
        "InvalidParameterValueException",
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
        " below its minimum value of [100].",
    )


def test_a_function_can_be_switched_off_in_a_small_account() -> None:
    check_reserved(0, account_limit=10)
    with pytest.raises(InvalidRequestError):
        check_reserved(1, account_limit=10)


def test_a_reservation_is_not_below_what_is_provisioned() -> None:
    check_reserved(2, provisioned=2)
    assert refused(lambda: check_reserved(1, provisioned=2)) == (
        "InvalidParameterValueException",
        " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
    )


def test_provisioned_concurrency_is_within_the_reservation() -> None:
    check_provisioned(3, reserved=5, provisioned_elsewhere=2)
    assert refused(lambda: check_provisioned(4, reserved=5, provisioned_elsewhere=2)) == (
        "InvalidParameterValueException",
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
    )


def test_provisioned_concurrency_of_the_pool() -> None:
    check_provisioned(900)
    assert refused(lambda: check_provisioned(901))[1] == (
        "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
        " below its minimum value of [100]."
    )
    assert refused(lambda: check_provisioned(1001))[1] == (
        "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000]."
    )


@pytest.mark.parametrize(
    ("check", "value", "member", "least"),
    [
        (check_reserved, -1, "reservedConcurrentExecutions", 0),
        (check_provisioned, 0, "provisionedConcurrentExecutions", 1),
    ],
)
def test_numbers_too_small(check: Callable[[int], None], value: int, member: str, least: int) -> None:
    assert refused(lambda: check(value)) == (
        "ValidationException",
        f"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint:"
        f" Member must have value greater than or equal to {least}",
    )


def test_what_each_setting_is_of() -> None:
    check_reserved_target("")
    check_provisioned_target("live")
    assert "permitted on Lambda functions only" in refused(lambda: check_reserved_target("live"))[1]
    assert "unpublished function versions" in refused(lambda: check_provisioned_target("$LATEST"))[1]
    assert "must be an alias or a published version" in refused(lambda: check_provisioned_target(""))[1]
