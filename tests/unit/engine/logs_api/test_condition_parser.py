import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.condition_parser import DEEPEST, ConditionParser
from workbench.engine.logs_api.conditions import Test as Condition

NAME = re.compile(r"[a-z]+")


def parsed(text: str) -> Condition:
    return ConditionParser(text, NAME, str).whole()


def holds(text: str, **values: object) -> bool:
    return parsed(text)(lambda name: (values[name],) if name in values else ())


@pytest.mark.parametrize(
    "text",
    [
        "a = 1",
        "a=1",
        'a = "1"',
        "  a>=0.5&&a<2  ",
        "a = 2 || a = 1",
        "a = 2 && b = 2 || a = 1",
        "a = 1 || a = 2 && b = 3",
        "(a = 1 || a = 2) && b = x",
        "((a = 1))",
        "c IS NULL",
        "c is null",
        "d IS TRUE && e IS FALSE",
        "f NOT EXISTS",
        'b = "x" && b != "y"',
        "b = %[xyz]%",
        r'g = "a \"b\" && (c"',
    ],
)
def test_what_holds(text: str) -> None:
    assert holds(text, a=1, b="x", c=None, d=True, e=False, g='a "b" && (c')


@pytest.mark.parametrize(
    "text", ["a = 2", "(a = 1 || a = 2) && b = y", "a IS NULL", "c NOT EXISTS", "d IS FALSE", "f = 1", "f != 1"]
)
def test_what_does_not(text: str) -> None:
    assert not holds(text, a=1, b="x", c=None, d=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a =",
        "= 1",
        "a = 1 &&",
        "a = 1 b = 2",
        "a = 1 & b = 2",
        "(a = 1",
        "a = 1)",
        "()",
        "a == 1",
        'a = "open',
        "a = %open",
        "a IS",
        "a IS NOTHING",
        "a NOT NULL",
        "a > x",
        "A = 1",
        "a = 1 || || b = 1",
    ],
)
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(ApiError, match=r"^Invalid filter pattern$"):
        parsed(text)


def test_parentheses_are_read_to_a_depth() -> None:
    assert holds("(" * DEEPEST + "a = 1" + ")" * DEEPEST, a=1)
    with pytest.raises(ApiError, match="Invalid filter pattern"):
        parsed("(" * 1000 + "a = 1" + ")" * 1000)
    assert holds(" && ".join(["(a = 1)"] * 100), a=1), "those that are closed do not count"


Tree = tuple[str, bool] | tuple[str, list["Tree"]]
LEAVES = st.tuples(st.sampled_from("abc"), st.booleans())
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(["&&", "||"]), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=8,
)


def written(tree: Tree) -> str:
    word, inner = tree
    if isinstance(inner, list):
        return f"({f' {word} '.join(map(written, inner))})"
    return f"{word} {'=' if inner else '!='} 1"


def expected(tree: Tree, values: Mapping[str, int]) -> bool:
    word, inner = tree
    if isinstance(inner, list):
        each = [expected(part, values) for part in inner]
        return all(each) if word == "&&" else any(each)
    return (values[word] == 1) is inner


@given(TREES, st.fixed_dictionaries({name: st.integers(0, 1) for name in "abc"}))
def test_trees_of_conditions(tree: Tree, values: dict[str, int]) -> None:
    assert holds(written(tree), **values) is expected(tree, values)


@given(st.lists(st.tuples(st.sampled_from(["&&", "||"]), st.booleans()), max_size=8), st.booleans())
def test_and_binds_closer_than_or(rest: list[tuple[str, bool]], first: bool) -> None:
    text = " ".join([_leaf(first), *(f"{operator} {_leaf(one)}" for operator, one in rest)])
    python = " ".join([str(first), *(f"{'and' if operator == '&&' else 'or'} {one}" for operator, one in rest)])
    assert holds(text, a=1) is eval(python)


def _leaf(wanted: bool) -> str:
    return "a = 1" if wanted else "a = 0"


@given(st.text(alphabet='ab =!<>&|()"%*.1', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        test = parsed(text)
    except ApiError:
        return
    assert test(lambda _name: (1,)) in (True, False)
