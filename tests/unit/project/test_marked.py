import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.problem import Problem, Severity
from workbench.project.marked import Marked, parse

YAML = Path("t.yaml")
JSON = Path("t.json")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
)


def test_yaml_keeps_the_lines_of_keys() -> None:
    found = parse("a: 1\nb:\n  c: x\n  d: [1, {e: 2}]\n", YAML)
    assert isinstance(found, Marked)
    assert found == {"a": 1, "b": {"c": "x", "d": [1, {"e": 2}]}}
    assert (found.line("b"), found.mapping("b").line("d"), found.line("z")) == (2, 4, 0)


def test_json_keeps_the_lines_of_keys() -> None:
    found = parse('{\n "a": [{"x": "{\\"}"},\n  {"y":\n 1}],\n "b": {\n  "c": 2}\n}', JSON)
    assert isinstance(found, Marked)
    items = found["a"]
    assert isinstance(items, list)
    assert [item.lines for item in items] == [{"x": 2}, {"y": 3}]
    assert found.lines == {"a": 2, "b": 5}
    assert found.mapping("b").lines == {"c": 6}


def test_short_tags_become_long_forms() -> None:
    text = "- !Ref A\n- !GetAtt A.B.C\n- !Sub 'x${A}'\n- !If [C, 1, !Ref 'AWS::NoValue']\n- !Condition C\n"
    assert parse(text, YAML) == [
        {"Ref": "A"},
        {"Fn::GetAtt": ["A", "B.C"]},
        {"Fn::Sub": "x${A}"},
        {"Fn::If": ["C", 1, {"Ref": "AWS::NoValue"}]},
        {"Condition": "C"},
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("0123", "0123"),
        ("1.10", "1.10"),
        ("1.5", 1.5),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("yes", True),
        ("false", False),
        ("~", None),
        ("2010-09-09", "2010-09-09"),
        ("'12'", "12"),
        (".inf", ".inf"),
    ],
)
def test_scalars_that_would_change_stay_text(text: str, value: object) -> None:
    assert parse(text, YAML) == value


def test_merge_keys_and_aliases() -> None:
    found = parse("base: &b {a: 1, b: 2}\nmore:\n  <<: *b\n  b: 3\nsame: *b\n", YAML)
    assert found == {"base": {"a": 1, "b": 2}, "more": {"a": 1, "b": 3}, "same": {"a": 1, "b": 2}}


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a: 1\n b: 2\n", YAML, 2),
        ("a:\n\t- b\n", YAML, 2),
        ("a: [1\n", YAML, 2),
        ("a: 1\n---\nb: 2\n", YAML, 2),
        ('{"a": 1,\n "b": }', JSON, 2),
        ("", JSON, 1),
    ],
)
def test_broken_text_is_a_problem_with_its_place(text: str, path: Path, line: int) -> None:
    problem = parse(text, path)
    assert isinstance(problem, Problem)
    assert (problem.severity, problem.path, problem.line) == (Severity.ERROR, path, line)
    assert problem.column > 0
    assert problem.next_step


@pytest.mark.parametrize(
    ("text", "path"), [("a: &a [*a]", YAML), ("[" * 3000, YAML), ("[" * 100_000, JSON), ("a: \x07", YAML)]
)
def test_hostile_text_is_a_problem(text: str, path: Path) -> None:
    assert isinstance(parse(text, path), Problem)


@given(json_values)
def test_json_is_read_as_json_reads_it(value: object) -> None:
    assert parse(json.dumps(value, indent=1), JSON) == value


@given(st.text())
def test_any_text_is_a_value_or_a_problem(text: str) -> None:
    parse(text, YAML)
    parse(text, JSON)
