import pytest

from workbench.project.marked import Marked
from workbench.project.parameters import NoParameterValue, parameter_value, scalar_text


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ({"Type": "String", "Default": "dev"}, "dev"),
        ({"Type": "Number", "Default": 5}, "5"),
        ({"Type": "String", "Default": True}, "true"),
        ({"Type": "CommaDelimitedList", "Default": "a, b,c"}, ["a", "b", "c"]),
        ({"Type": "List<Number>", "Default": "1,2"}, ["1", "2"]),
        ({"Type": "CommaDelimitedList", "Default": ""}, []),
        ({"Default": "x"}, "x"),
    ],
)
def test_defaults(declaration: dict[str, object], expected: object) -> None:
    assert parameter_value("P", Marked(declaration), {}) == expected


def test_overrides_win_and_settle_what_has_no_default() -> None:
    assert parameter_value("P", Marked({"Default": "a"}), {"P": "b"}) == "b"
    assert parameter_value("P", Marked({"Type": "AWS::SSM::Parameter::Value<String>"}), {"P": 1}) == "1"
    assert parameter_value("P", Marked({"Type": "CommaDelimitedList"}), {"P": ["a", 1]}) == ["a", "1"]


@pytest.mark.parametrize(
    ("declaration", "reason"),
    [
        (Marked({"Type": "String"}), "no default"),
        (Marked({"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/a"}), "Systems Manager"),
        ("text", "not declared"),
    ],
)
def test_no_value(declaration: object, reason: str) -> None:
    found = parameter_value("P", declaration, {})
    assert isinstance(found, NoParameterValue)
    assert reason in found.reason
    assert "P" in found.reason


def test_scalars_as_text() -> None:
    assert [scalar_text(value) for value in (None, True, False, 3, 1.5, "x")] == ["", "true", "false", "3", "1.5", "x"]
