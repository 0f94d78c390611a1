import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api import conditions
from workbench.engine.logs_api.conditions import Test as Condition


def holds(test: Condition, *found: object) -> bool:
    return test(lambda selector: found if selector == "x" else ())


def compared(found: object, operator: str, value: str, *, quoted: bool = False) -> bool:
    return holds(conditions.comparison("x", operator, value, quoted=quoted), found)


@pytest.mark.parametrize(
    ("found", "value", "equal"),
    [
        ("ERROR", "ERROR", True),
        ("ERROR", "error", False),
        ("PutEvent", "*Event", True),
        ("EventId", "Event*", True),
        ("an Event!", "*Event*", True),
        ("anything", "*", True),
        ("Event", "Ev*ent", False),
        ("Ev*ent", "Ev*ent", True),
        (404, "4*", True),
        (400, "400", True),
        (400.0, "4e2", True),
        ("400", "+400", True),
        (400, "401", False),
        (True, "true", True),
        (True, "1", False),
        (2**70 + 1, str(2**70 + 1), True),
        ("a1b", "%[0-9]%", True),
        ("ab", "%[0-9]%", False),
    ],
)
def test_equal_and_unequal(found: object, value: str, equal: bool) -> None:
    assert compared(found, "=", value) is equal
    assert compared(found, "!=", value) is not equal


def test_quotes_make_text_of_numbers_and_of_percent_signs() -> None:
    assert compared("4e2", "=", "4e2", quoted=True)
    assert not compared(400, "=", "4e2", quoted=True)
    assert compared("%a%", "=", "%a%", quoted=True)
    assert compared("an Event", "=", "*Event", quoted=True)


@pytest.mark.parametrize("found", [None, [], {}, ["a"]])
def test_what_is_no_value_is_neither_equal_nor_unequal(found: object) -> None:
    assert not compared(found, "=", "a")
    assert not compared(found, "!=", "a")
    assert not holds(conditions.comparison("y", "!=", "a", quoted=False), found)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**6), 10**6))
def test_orders_are_those_of_numbers(found: float, limit: int) -> None:
    value = str(limit)
    assert compared(found, "<", value) is (found < limit)
    assert compared(found, "<=", value) is (found <= limit)
    assert compared(found, ">", value) is (found > limit)
    assert compared(found, ">=", value) is (found >= limit)
    assert compared(repr(found), ">", value) is (found > limit), "text that is a number is one"


@pytest.mark.parametrize("found", ["", "abc", True, None, [1], {"a": 1}])
def test_only_numbers_have_an_order(found: object) -> None:
    assert not compared(found, "<", "5")
    assert not compared(found, ">", "-5")


def test_an_order_needs_a_number() -> None:
    with pytest.raises(ApiError, match="Invalid filter pattern"):
        conditions.comparison("x", ">", "abc", quoted=False)


def test_states() -> None:
    assert holds(conditions.is_null("x"), None)
    assert not holds(conditions.is_null("x"), 0)
    assert not holds(conditions.is_null("y"), None)
    assert holds(conditions.is_boolean("x", True), True)
    assert not holds(conditions.is_boolean("x", True), 1)
    assert holds(conditions.is_boolean("x", False), False)
    assert holds(conditions.exists("y", wanted=False), 1)
    assert not holds(conditions.exists("x", wanted=False), None)
    assert holds(conditions.exists("x", wanted=True), None)


@given(st.lists(st.booleans(), min_size=1))
def test_several(each: list[bool]) -> None:
    tests = [conditions.is_boolean("x", one) for one in each]
    assert holds(conditions.all_of(tests), True) is all(each)
    assert holds(conditions.any_of(tests), True) is any(each)
