"""The filter's language: every term must hold, and nothing that is typed raises."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_engine import a_function
from workbench.engine.runtimes import load_runtimes
from workbench.gui.models.function_filter import Filter, read_filter
from workbench.gui.models.function_state import FunctionState
from workbench.gui.models.function_tree import Row, RowKind, function_row
from workbench.model.event import SavedEvent
from workbench.model.function import Function, PackageType
from workbench.model.problem import Problem, Severity

TODAY = date(2026, 11, 21)


def row(function: Function) -> Row:
    return function_row(function, load_runtimes(), TODAY)


ORDERS = row(replace(a_function("Orders"), tags=(("team", "shop"), ("Cost Centre", "42"))))
CHECKOUT = row(replace(a_function("Checkout", runtime="nodejs22.x"), problems=(Problem(Severity.WARNING, "x"),)))
OLD = row(a_function("Nightly", runtime="python3.9"))
IMAGE = row(replace(a_function("Pictures"), config=replace(a_function("P").config, package_type=PackageType.IMAGE)))
EVENT = Row("e", RowKind.EVENT, "orders.json", search="orders", event=SavedEvent("orders", Path("/orders.json"), 2))
STATES = {
    "Orders": FunctionState(running=1, warm=2),
    "Checkout": FunctionState(warm=1),
    "Nightly": FunctionState(favourite=True),
}


def found(text: str) -> str:
    """The first letters of what the filter shows."""
    asked = read_filter(text)
    rows = (ORDERS, CHECKOUT, OLD, IMAGE, EVENT)
    return "".join(one.text[0] for one in rows if asked.matches(one, lambda one: STATES.get(one.text, FunctionState())))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "OCNPo"),
        ("orders", "Oo"),
        ("ORDERS python", "O"),
        ("shop", "O"),
        ('"app.handler"', "OCNP"),
        ("/^order/", "Oo"),
        ("/^ch|^ni", "CN"),
        (r"/\.x$/", "C"),
        ("/^order/ python", "O"),
        ("tag:team", "O"),
        ("tag:SHOP", "O"),
        ("tag:team=ops", ""),
        ('tag:"cost centre=42"', "O"),
        ("runtime:python", "ON"),
        ("runtime:python3.13", "O"),
        ("runtime:image", "P"),
        ("state:running", "O"),
        ("state:warm", "OC"),
        ("state:w|favourite", "OCN"),
        ("state:problem", "C"),
        ("state:deprecated", "N"),
        ("runtime: state: tag:", "OCNPo"),
        ("state:| //", "OCNPo"),
        ("state:warm tag:team", "O"),
    ],
)
def test_what_is_shown(text: str, expected: str) -> None:
    assert found(text) == expected
    assert read_filter(text).fault == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("/(/", "The pattern is not complete: "),
        ("/[a", "The pattern is not complete: "),
        ("state:asleep", "There is no state asleep."),
        ("/(a+)+b/", "A repeat of repeats"),
        ("/(a|a)*b/", "A repeat of repeats"),
        (r"/((a\w{2,})b)+/", "A repeat of repeats"),
    ],
)
def test_a_faulty_term_says_so_and_asks_nothing(text: str, fault: str) -> None:
    asked = read_filter(f"{text} python")
    assert asked.fault.startswith(fault)
    assert asked.matches(ORDERS)
    assert asked.matches(CHECKOUT) == (text == "/[a"), "an open pattern takes the rest"


@pytest.mark.parametrize("text", ["/a+b*/", "/(ab)+/", r"/[+*]+(a)\+/", "/(a|b)c/"])
def test_patterns_that_only_look_slow(text: str) -> None:
    assert read_filter(text).fault == ""


def test_an_empty_filter_is_none() -> None:
    assert not read_filter("  ")
    assert not Filter()
    assert read_filter("a")
    assert read_filter("state:warm").of_states
    assert not read_filter("warm").of_states


@given(st.text(alphabet='/\\"|:()[]{}*+ astgerunim=', max_size=30))
def test_nothing_that_is_typed_raises(text: str) -> None:
    asked = read_filter(text)
    assert asked.matches(ORDERS) in (True, False)
    assert asked.fault == "" or asked.fault.endswith(".")
