from pathlib import Path

from tests.unit.project.samples import resolver
from workbench.model.function import LogFormat
from workbench.model.problem import Severity, Unresolved
from workbench.project.marked import Marked, parse
from workbench.project.properties import Properties

PATH = Path("t.yaml")


def _properties(text: str) -> Properties:
    values = parse(text, PATH)
    assert isinstance(values, Marked)
    return Properties(values, resolver("Parameters: {Open: {Type: String}}\n"), PATH, 7)


def test_values_of_every_kind() -> None:
    found = _properties("A: x\nB: 5\nC: '6'\nD: {Size: 1024}\nE: [a, 1]\nF: {K: v, N: 2, T: true}\nG: 3.0\n")
    assert found.text("A") == "x"
    assert (found.whole("B", 0), found.whole("C", 0), found.whole("G", 0), found.whole("Z", 9)) == (5, 6, 3, 9)
    assert found.nested_whole("D", "Size", 512) == 1024
    assert found.nested_whole("Z", "Size", 512) == 512
    assert found.texts("E") == ("a", "1")
    assert found.pairs("F") == (("K", "v"), ("N", "2"), ("T", "true"))
    assert (found.line("B"), found.line("Z")) == (2, 7)
    assert "A" in found
    assert "Z" not in found
    assert (found.unresolved, found.problems) == ([], [])


def test_what_is_unknown_is_left_out_and_listed() -> None:
    found = _properties("A: !Ref Open\nB: [a, !Ref Open]\nC: {Variables: {K: !Ref Open, L: 1}}\nD: {Size: !Ref Open}\n")
    assert found.text("A", "default") == "default"
    assert found.texts("B") == ("a",)
    assert found.pairs("C", "Variables") == (("L", "1"),)
    assert found.nested_whole("D", "Size", 512) == 512
    assert [item.property for item in found.unresolved] == ["A", "B[1]", "C.Variables.K", "D.Size"]
    assert found.unresolved[0] == Unresolved("A", "!Ref Open", "The parameter Open has no default")


def test_what_is_of_a_wrong_kind_is_a_problem_at_its_line() -> None:
    found = _properties("A: [x]\nB: lots\nC: 5\nD: {Size: true}\nE: {Variables: 3}\nF: 1.5\n")
    assert found.text("A", "d") == "d"
    assert found.whole("B", 128) == 128
    assert found.mapping("C") == {}
    assert found.nested_whole("D", "Size", 512) == 512
    assert found.pairs("E", "Variables") == ()
    assert found.whole("F", 3) == 3
    assert [(problem.what, problem.line) for problem in found.problems] == [
        ("A is not text.", 1),
        ("B is not a whole number.", 2),
        ("C is not a mapping.", 3),
        ("D.Size is not a whole number.", 4),
        ("E.Variables is not a mapping.", 5),
        ("F is not a whole number.", 6),
    ]
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}


def test_text_that_is_a_structure_with_something_unknown_is_unresolved() -> None:
    found = _properties("E: {Variables: {K: [!Ref Open]}}\n")
    assert found.pairs("E", "Variables") == ()
    assert [item.property for item in found.unresolved] == ["E.Variables.K"]


def test_whole_numbers_of_which_zero_says_something() -> None:
    found = _properties("A: 0\nB: !Ref AWS::NoValue\nC: -1\nD: '7'\nE: lots\n")
    assert [found.whole_or_none(name) for name in "ABCDEZ"] == [0, None, None, 7, None, None]
    assert [problem.what for problem in found.problems] == ["E is not a whole number."]


def test_choices() -> None:
    found = _properties("A: JSON\nB: json\nC: !Ref Open\n")
    assert [found.choice(name, LogFormat, LogFormat.TEXT) for name in "ABCZ"] == ["JSON", "Text", "Text", "Text"]
    assert [problem.what for problem in found.problems] == ["B is not Text or JSON."]
    assert [item.property for item in found.unresolved] == ["C"]


def test_mappings_within_are_told_by_their_whole_name() -> None:
    found = _properties("A:\n  B: {C: x, D: !Ref Open, E: [1]}\n  F: !Ref Open\nG: text\n")
    inner = found.within("A").within("B")
    assert (inner.text("C"), inner.text("D"), inner.text("E")) == ("x", "", "")
    assert found.within("G").text("X") == found.within("Z").text("X") == ""
    assert [item.property for item in found.unresolved] == ["A.B.D"]
    assert [(problem.what, problem.line) for problem in found.problems] == [
        ("A.B.E is not text.", 1),
        ("G is not a mapping.", 4),
    ]


def test_items_are_mappings_of_a_list() -> None:
    found = _properties("A: [{B: x}, !Ref Open, text, {B: !Ref Open}]\nC: {B: y}\n")
    assert [item.text("B") for item in found.items("A")] == ["x", ""]
    assert [item.text("B") for item in found.items("C")] == ["y"]
    assert list(found.items("Z")) == []
    assert [item.property for item in found.unresolved] == ["A[1]", "A[3].B"]
    assert [problem.what for problem in found.problems] == ["A[2] is not a mapping."]


def test_no_value_is_as_if_absent() -> None:
    found = _properties("A: !Ref AWS::NoValue\nB: {C: !Ref 'AWS::NoValue'}\n")
    assert found.text("A", "default") == "default"
    assert found.pairs("B") == ()
