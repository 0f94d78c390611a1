"""The intrinsic functions of templates, each worked out without a deployment (LAMBDA_FACTS §8.6)."""

import base64
import json
from collections.abc import Mapping

from workbench.project.marked import Marked
from workbench.project.parameters import scalar_text
from workbench.project.physical import CannotResolveError
from workbench.project.resolver import Absent, Intrinsic, Resolver
from workbench.project.substitution import Variable, pieces
from workbench.project.template import Template


def template_resolver(
    template: Template, parameters: Mapping[str, object] | None = None, *, stand_ins: bool = False
) -> Resolver:
    """A resolver for `template` that knows every function below; `parameters` override the defaults.

    `stand_ins` is for names that no code reads: see Resolver.
    """
    return Resolver(template, FUNCTIONS, parameters, stand_ins=stand_ins)


def _arguments(argument: object, least: int, most: int, name: str) -> list[object]:
    if not isinstance(argument, list) or not least <= len(argument) <= most:
        raise CannotResolveError(f"{name} does not have the arguments that it needs")
    return argument


def _name(argument: object, function: str) -> str:
    if not isinstance(argument, str):
        raise CannotResolveError(f"{function} needs a name")
    return argument


def _ref(resolver: Resolver, argument: object) -> object:
    return resolver.ref(_name(argument, "Ref"))


def _get_att(resolver: Resolver, argument: object) -> object:
    parts = argument.split(".", 1) if isinstance(argument, str) else _arguments(argument, 2, 2, "Fn::GetAtt")
    if len(parts) != 2:
        raise CannotResolveError("Fn::GetAtt needs a resource and an attribute")
    return resolver.get_att(_name(parts[0], "Fn::GetAtt"), resolver.text(parts[1]))


def _sub(resolver: Resolver, argument: object) -> object:
    template, own = argument, Marked()
    if isinstance(argument, list):
        template, given = _arguments(argument, 2, 2, "Fn::Sub")
        own = given if isinstance(given, Marked) else own
    text = _name(template, "Fn::Sub")
    found = (piece if isinstance(piece, str) else _variable(resolver, piece, own) for piece in pieces(text))
    return resolver.known("".join(found))


def _variable(resolver: Resolver, variable: Variable, own: Marked) -> str:
    if variable.name in own:
        return resolver.text(own[variable.name])
    if not variable.name:
        raise CannotResolveError("${} names nothing")
    if "." in variable.name:
        return resolver.text({"Fn::GetAtt": variable.name})
    return resolver.text({"Ref": variable.name})


def _find_in_map(resolver: Resolver, argument: object) -> object:
    given = _arguments(argument, 3, 4, "Fn::FindInMap")
    found: object = resolver.template.mappings
    keys: list[str] = []
    for key in given[:3]:
        keys.append(resolver.text(key))
        found = found.get(keys[-1]) if isinstance(found, dict) else None
    if found is None and len(given) == 4 and isinstance(given[3], dict) and "DefaultValue" in given[3]:
        return resolver.resolve(given[3]["DefaultValue"])
    if found is None:
        raise CannotResolveError(f"The mapping has no value for {' / '.join(keys)}")
    return resolver.known(found)


def _if(resolver: Resolver, argument: object) -> object:
    name, yes, no = _arguments(argument, 3, 3, "Fn::If")
    return resolver.resolve(yes if resolver.condition(_name(name, "Fn::If")) else no)


def _join(resolver: Resolver, argument: object) -> object:
    delimiter, values = _arguments(argument, 2, 2, "Fn::Join")
    return resolver.text(delimiter).join(resolver.text(item) for item in resolver.items(values))


def _split(resolver: Resolver, argument: object) -> object:
    delimiter, value = (resolver.text(part) for part in _arguments(argument, 2, 2, "Fn::Split"))
    if not delimiter:
        raise CannotResolveError("Fn::Split needs a delimiter")
    return value.split(delimiter)


def _select(resolver: Resolver, argument: object) -> object:
    index, values = _arguments(argument, 2, 2, "Fn::Select")
    number = resolver.text(index)
    if isinstance(values, list):
        values = [item for item in map(resolver.resolve, values) if item is not Absent.NO_VALUE]
    else:
        values = resolver.items(values)
    if not number.isascii() or not number.isdigit() or len(number) > 6 or int(number) >= len(values):
        raise CannotResolveError(f"The list has no element {number}")
    return values[int(number)]


def _base64(resolver: Resolver, argument: object) -> object:
    return base64.b64encode(resolver.text(argument).encode("utf-8", "surrogatepass")).decode("ascii")


def _length(resolver: Resolver, argument: object) -> object:
    return len(resolver.items(argument))


def _to_json_string(resolver: Resolver, argument: object) -> object:
    try:
        return json.dumps(resolver.known(argument), separators=(",", ":"), ensure_ascii=False)
    except RecursionError:
        raise CannotResolveError("It is nested too deeply") from None


def _equals(resolver: Resolver, argument: object) -> object:
    left, right = (resolver.known(part) for part in _arguments(argument, 2, 2, "Fn::Equals"))
    if isinstance(left, list | dict) or isinstance(right, list | dict):
        return left == right
    return scalar_text(left) == scalar_text(right)


def _decide(decisive: bool, name: str) -> Intrinsic:
    """`Fn::And` (decided by the first false) or `Fn::Or` (by the first true); an unknown does not hide a decision."""

    def decide(resolver: Resolver, argument: object) -> object:
        unknown: CannotResolveError | None = None
        for part in _arguments(argument, 1, 10, name):
            try:
                if resolver.boolean(part) is decisive:
                    return decisive
            except CannotResolveError as error:
                unknown = error
        if unknown is not None:
            raise unknown
        return not decisive

    return decide


def _not(resolver: Resolver, argument: object) -> object:
    return not resolver.boolean(_arguments(argument, 1, 1, "Fn::Not")[0])


def _condition(resolver: Resolver, argument: object) -> object:
    return resolver.condition(_name(argument, "Condition"))


def _refuse(reason: str) -> Intrinsic:
    def refuse(_resolver: Resolver, _argument: object) -> object:
        raise CannotResolveError(reason)

    return refuse


FUNCTIONS: dict[str, Intrinsic] = {
    "Ref": _ref,
    "Condition": _condition,
    "Fn::And": _decide(False, "Fn::And"),
    "Fn::Base64": _base64,
    "Fn::Equals": _equals,
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _refuse("The zones of a region are known only to the account"),
    "Fn::GetAtt": _get_att,
    "Fn::If": _if,
    "Fn::ImportValue": _refuse("An export of another stack is known only at deployment"),
    "Fn::Join": _join,
    "Fn::Length": _length,
    "Fn::Not": _not,
    "Fn::Or": _decide(True, "Fn::Or"),
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::Sub": _sub,
    "Fn::ToJsonString": _to_json_string,
    "Fn::Transform": _refuse("A transform runs only at deployment"),
}
