import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.positions import (
    END,
    MOST,
    START,
    Cursor,
    Position,
    event_id,
    list_token,
    number_of,
    position_of,
    read_cursor,
    read_list_token,
)

PARTS = st.integers(0, MOST)
POSITIONS = st.builds(Position, PARTS, PARTS)


@given(POSITIONS, POSITIONS)
def test_numbers_and_ids_are_in_the_order_of_positions(one: Position, other: Position) -> None:
    assert position_of(number_of(one)) == one
    assert (one < other) is (number_of(one) < number_of(other)) is (event_id(one) < event_id(other))
    assert len(event_id(one)) == 56


@given(POSITIONS, st.booleans())
def test_tokens_are_read_back(position: Position, forward: bool) -> None:
    cursor = Cursor(forward, position)
    assert cursor.token[:2] == ("f/" if forward else "b/")
    assert read_cursor(cursor.token) == read_cursor(f"{cursor.token}/s") == cursor


@given(st.integers(1, MOST), st.integers(0, MOST), st.booleans())
def test_turning_includes_where_it_stands(time_ms: int, number: int, forward: bool) -> None:
    here = Position(time_ms, number)
    turned = Cursor(forward, here).turned()
    assert turned.forward is not forward
    if here != END:
        assert turned.position > here if forward else turned.position < here


def test_turning_at_the_very_beginning() -> None:
    assert Cursor(False, START).turned() == Cursor(True, START)


@given(st.text())
def test_tokens_of_others(token: str) -> None:
    with pytest.raises(ApiError, match="nextToken is invalid"):
        read_cursor(token)
    with pytest.raises(ApiError, match="nextToken is invalid"):
        read_list_token(token, int, str)


def test_a_token_beyond_every_event_is_within_what_sqlite_takes() -> None:
    assert read_cursor(f"f/{'9' * 56}").position == END


@given(st.integers(0, MOST), st.from_regex(r"[a-z/\-.#]{0,40}", fullmatch=True))
def test_tokens_of_lists_are_read_back(number: int, name: str) -> None:
    assert read_list_token(list_token(number, name), int, str) == [number, name]


@pytest.mark.parametrize(
    "key", [[1], ["a", "b"], [True, "a"], [-1, "a"], [1 << 70, "a"], [1.5, "a"], [1, "\ud800"], [1, None], {"a": 1}, 3]
)
def test_tokens_of_lists_that_hold_something_else(key: object) -> None:
    token = base64.urlsafe_b64encode(json.dumps(key).encode()).decode()
    with pytest.raises(ApiError, match="nextToken is invalid"):
        read_list_token(token, int, str)
