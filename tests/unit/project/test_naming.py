import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.project.naming import folder_function_name, function_name, with_unique_names

ROOT = Path("/w")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("orders", "orders"),
        ("Straße für Züge", "Strasse-fur-Zuge"),
        ("a.b", "a-b"),
        ("日本", "function"),
        ("", "function"),
    ],
)
def test_function_name(text: str, expected: str) -> None:
    assert function_name(text) == expected


@given(st.text())
def test_every_name_is_one_that_lambda_takes(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", function_name(text))


def test_a_folder_called_src_has_its_parents_name() -> None:
    assert folder_function_name(ROOT / "orders", ROOT) == "orders"
    assert folder_function_name(ROOT / "orders" / "src", ROOT) == "orders"
    assert folder_function_name(Path("/src"), Path("/src")) == "src"


def _function(name: str, application: str, *, logical_id: str = "", folder: str = "") -> Function:
    kind = OriginKind.FOLDER if folder else OriginKind.TEMPLATE
    config = FunctionConfig(name, "python3.12", "a.b", ROOT / folder)
    return Function(config, Origin(kind, application, ROOT / "template.yaml", logical_id, 3))


def test_equal_names_are_told_apart_where_no_template_states_them() -> None:
    functions = [
        _function("Hello", "one", logical_id="Hello"),
        _function("Hello", "two", logical_id="Hello"),
        _function("Other", "one", logical_id="Other"),
        _function("api", "w", folder="a/api"),
        _function("api", "w", folder="b/api"),
    ]
    names = [function.name for function in with_unique_names(functions, ROOT)]
    assert names == ["one-Hello", "two-Hello", "Other", "a-api", "b-api"]


def test_stated_names_stay_and_the_later_one_is_told() -> None:
    first, second = with_unique_names([_function("x", "a", logical_id="A"), _function("x", "b", logical_id="B")], ROOT)
    assert (first.name, second.name) == ("x", "x")
    assert first.problems == ()
    assert "Two functions are named x" in second.problems[0].what


def test_applications_of_equal_name_still_differ() -> None:
    same = _function("Hello", "app", logical_id="Hello")
    moved = replace(same, origin=replace(same.origin, path=ROOT / "other" / "template.yaml"))
    assert [function.name for function in with_unique_names([same, moved], ROOT)] == ["app-Hello", "app-Hello-2"]
