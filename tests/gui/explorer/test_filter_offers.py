"""What the filter completes: prefixes after two letters, and the values that there are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_engine import a_function
from workbench.gui.explorer.filter_offers import MOST, FilterValues, offers_at

FUNCTIONS = (
    replace(a_function("a"), tags=(("team", "shop"),)),
    replace(a_function("b"), tags=(("team", "shop"), ("team", "ops"))),
    a_function("c", runtime="nodejs22.x"),
)

VALUES = FilterValues(FUNCTIONS)


def names(text: str, *, asked: bool = False) -> list[str]:
    return [offer.name for offer in offers_at(text, len(text), VALUES, asked=asked).offers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("r", []),
        ("ru", ["runtime:"]),
        ("ORDERS ta", ["tag:"]),
        ("orders", []),
        ("mytag:", []),
        ("runtime:", ["nodejs22.x", "python3.13"]),
        ("RUNTIME:PY", ["python3.13"]),
        ("runtime:python3.13", []),
        ("tag:team=s", ["team=shop"]),
        ("state:r", ["running"]),
        ("state:running|", ["running", "warm", "problem", "favourite", "deprecated"]),
        ("state:running|wa", ["warm"]),
        ("state:running ", []),
    ],
)
def test_what_is_offered(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_prefixes_come_when_they_are_asked_for() -> None:
    assert names("", asked=True) == names("x ", asked=True) == ["tag:", "runtime:", "state:", "/…/"]


def test_values_tell_how_many_have_them() -> None:
    assert [offer.kind for offer in offers_at("tag:", 4, VALUES).offers] == ["1 function", "2 functions"]


def test_there_is_an_end_to_them() -> None:
    many = [replace(a_function(), tags=((f"key{number}", "x"),)) for number in range(100)]
    assert len(offers_at("tag:", 4, FilterValues(many)).offers) == MOST


@given(st.text(), st.integers(0, 40))
def test_what_is_replaced_ends_at_the_cursor(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    offered = offers_at(text, cursor, VALUES, asked=True)
    assert 0 <= offered.start <= cursor
    typed = text[offered.start : cursor].casefold()
    assert all(offer.text.casefold().startswith(typed) for offer in offered.offers)
