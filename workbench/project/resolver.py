"""Template values worked out without a deployment: references, pseudo parameters, conditions, and what is unknown."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.project.expression import written
from workbench.project.marked import Marked
from workbench.project.parameters import NoParameterValue, parameter_value, scalar_text
from workbench.project.physical import ACCOUNT_ID, REGION, CannotResolveError, attribute, reference
from workbench.project.template import Template

_DEEPEST = 64
_MOST_STEPS = 50_000

PSEUDO = {
    "AWS::AccountId": ACCOUNT_ID,
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT_ID}:stack/local/51af3dc0-da77-11e4-872e-1234567db123",
    "AWS::StackName": "local",
    "AWS::URLSuffix": "amazonaws.com",
}
"""Pseudo parameters with the values that local runs have."""


class Absent(enum.Enum):
    """`AWS::NoValue`: the property is not there."""

    NO_VALUE = "AWS::NoValue"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Stands where a value cannot be known: the expression as written, and the reason."""

    expression: str
    reason: str


def is_intrinsic(value: object) -> bool:
    """Whether `value` is a call of an intrinsic function: a mapping with one key, `Ref`, `Condition` or `Fn::*`."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    name = next(iter(value))
    return name in ("Ref", "Condition") or str(name).startswith("Fn::")


class Resolver:
    """Works out the values of one template; what cannot be known comes back as Unknown, nothing is raised.

    With `stand_ins` a resource whose name a deployment would choose has its logical id for a name.
    """

    def __init__(
        self,
        template: Template,
        functions: "Mapping[str, Intrinsic]",
        overrides: Mapping[str, object] | None = None,
        *,
        stand_ins: bool = False,
    ) -> None:
        self.template = template
        self.stand_ins = stand_ins
        self._functions = functions
        self._overrides = overrides or {}
        self._named: dict[str, object] = {}
        self._depth = 0
        self._steps = 0

    def resolve(self, value: object) -> object:
        """`value` with its intrinsics replaced: plain values, Unknown inside lists and maps, or Absent.NO_VALUE."""
        if self._depth == 0:
            self._steps = 0
        self._steps += 1
        self._depth += 1
        try:
            if self._depth > _DEEPEST or self._steps > _MOST_STEPS:
                return Unknown("…", "It is nested too deeply, or refers to itself")
            return self._resolve(value)
        finally:
            self._depth -= 1

    def _resolve(self, value: object) -> object:
        match value:
            case str():
                return _plain(value)
            case list():
                found = (self.resolve(item) for item in value)
                return [item for item in found if item is not Absent.NO_VALUE]
            case dict() if is_intrinsic(value):
                return self._call(value)
            case dict():
                pairs = ((key, self.resolve(item)) for key, item in value.items())
                return {key: item for key, item in pairs if item is not Absent.NO_VALUE}
            case _:
                return value

    def _call(self, call: dict[str, object]) -> object:
        name, argument = next(iter(call.items()))
        function = self._functions.get(name)
        if function is None:
            return Unknown(written(call), f"{name} cannot be worked out before a deployment")
        try:
            result = function(self, argument)
        except CannotResolveError as error:
            return Unknown(written(call), error.reason)
        return Unknown(written(call), result.reason) if isinstance(result, Unknown) else result

    # What the functions below are made of: each raises CannotResolveError.

    def known(self, value: object) -> object:
        """`value` resolved, with nothing unknown in it."""
        found = self.resolve(value)
        if found is Absent.NO_VALUE:
            raise CannotResolveError("AWS::NoValue stands where a value is needed")
        reason = first_reason(found)
        if reason:
            raise CannotResolveError(reason)
        return found

    def text(self, value: object) -> str:
        """`value` resolved to text; numbers and booleans are written as CloudFormation does."""
        found = self.known(value)
        if isinstance(found, list | dict):
            raise CannotResolveError(f"{written(value)} is not text")
        return scalar_text(found)

    def items(self, value: object) -> list[object]:
        """`value` resolved to a list."""
        found = self.known(value)
        if not isinstance(found, list):
            raise CannotResolveError(f"{written(value)} is not a list")
        return found

    def once(self, key: str, work: Callable[[], object]) -> object:
        """The result of `work`, kept under `key`; a second entry before the end is a reference to itself."""
        if key not in self._named:
            self._named[key] = Unknown(key, f"{key} refers to itself")
            self._named[key] = work()
        return self._named[key]

    def ref(self, name: str) -> object:
        """What `Ref` gives for `name`."""
        if name == Absent.NO_VALUE.value:
            return Absent.NO_VALUE
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.template.parameters:
            return self._parameter(name)
        return self.once(f"Ref {name}", lambda: self._guarded(lambda: reference(self, name)))

    def get_att(self, name: str, attribute_name: str) -> object:
        """What `Fn::GetAtt` gives for resource `name`."""
        key = f"GetAtt {name}.{attribute_name}"
        return self.once(key, lambda: self._guarded(lambda: attribute(self, name, attribute_name)))

    def condition(self, name: str) -> bool:
        """Whether the condition of that name holds."""
        if name not in self.template.conditions:
            raise CannotResolveError(f"There is no condition named {name}")
        value = self.template.conditions[name]
        found = self.once(f"The condition {name}", lambda: self._guarded(lambda: self.boolean(value)))
        if isinstance(found, Unknown):
            raise CannotResolveError(found.reason)
        return bool(found)

    def is_made(self, resource: Marked) -> Unknown | bool:
        """Whether a resource of the template is made: its condition's outcome, as far as it is known."""
        if "Condition" not in resource:
            return True
        found = self.resolve(Marked({"Condition": resource["Condition"]}))
        return Unknown(str(resource["Condition"]), found.reason) if isinstance(found, Unknown) else bool(found)

    def boolean(self, value: object) -> bool:
        """`value` as the outcome of a condition function."""
        found = self.known(value)
        if isinstance(found, bool) or found in ("true", "false"):
            return found in (True, "true")
        raise CannotResolveError(f"{written(value)} is neither true nor false")

    def _parameter(self, name: str) -> object:
        found = parameter_value(name, self.template.parameters[name], self._overrides)
        if isinstance(found, NoParameterValue):
            raise CannotResolveError(found.reason)
        return _plain(found) if isinstance(found, str) else found

    @staticmethod
    def _guarded(work: Callable[[], object]) -> object:
        try:
            return work()
        except CannotResolveError as error:
            return Unknown("", error.reason)


def first_reason(value: object) -> str:
    """The reason of the first Unknown in a resolved value, or nothing."""
    match value:
        case Unknown():
            return value.reason
        case list():
            return next(filter(None, map(first_reason, value)), "")
        case dict():
            return next(filter(None, map(first_reason, value.values())), "")
        case _:
            return ""


def _plain(text: str) -> object:
    if "{{resolve:" in text:
        return Unknown(text, "A dynamic reference is read from its service at deployment")
    return text


Intrinsic = Callable[[Resolver, object], object]
"""An intrinsic function: its resolver and its argument as written; may raise CannotResolveError."""
