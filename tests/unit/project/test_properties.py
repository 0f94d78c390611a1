from pathlib import Path

from tests.unit.project.samples import resolver
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


def test_no_value_is_as_if_absent() -> None:
    found = _properties("A: !Ref AWS::NoValue\nB: {C: !Ref 'AWS::NoValue'}\n")
    assert found.text("A", "default") == "default"
    assert found.pairs("B") == ()
