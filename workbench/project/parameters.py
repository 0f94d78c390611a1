"""The values of a template's parameters when nobody deploys it: overrides, then defaults."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.project.marked import Marked

_SSM = "AWS::SSM::Parameter::Value<"


@dataclass(frozen=True, slots=True)
class NoParameterValue:
    """Why a parameter has no value here."""

    reason: str


def parameter_value(name: str, declaration: object, overrides: Mapping[str, object]) -> object:
    """The value of parameter `name` (text, or a list for list types), or NoParameterValue."""
    if not isinstance(declaration, Marked):
        return NoParameterValue(f"The parameter {name} is not declared as a mapping")
    type_name = str(declaration.get("Type", "String"))
    if name in overrides:
        return _typed(overrides[name], type_name)
    if type_name.startswith(_SSM):
        return NoParameterValue(f"The parameter {name} is read from Systems Manager at deployment")
    if "Default" not in declaration:
        return NoParameterValue(f"The parameter {name} has no default")
    return _typed(declaration["Default"], type_name)


def _typed(value: object, type_name: str) -> object:
    if isinstance(value, list):
        return [scalar_text(item) for item in value]
    text = scalar_text(value)
    if type_name == "CommaDelimitedList" or type_name.startswith(("List<", _SSM + "List<")):
        return [part.strip() for part in text.split(",")] if text else []
    return text


def scalar_text(value: object) -> str:
    """A scalar as CloudFormation writes it into text: `true`, `12`, `1.5`; nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)
