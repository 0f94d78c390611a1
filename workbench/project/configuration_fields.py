"""The fields of a function's configuration, made of what botocore's model of Lambda says of its members."""

import functools
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.operations import ServiceModel
from workbench.base.service_model.shapes import FRACTIONS, NUMBERS, Member, Shape, ShapeType
from workbench.model.configuration import ConfigField, FieldKind, FieldPath, Target
from workbench.model.errors import UsageError
from workbench.project import configuration_names as names

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+[0-9]*")
_CAPITALS = {"arn": "ARN", "ids": "IDs", "kms": "KMS", "vpc": "VPC", "s3": "S3"}


@functools.cache
def configuration_fields(target: Target) -> tuple[ConfigField, ...]:
    """The fields that `target` has, section by section. Raises UsageError when no model of Lambda is installed."""
    try:
        model = load_service("lambda")
    except ServiceModelError as error:
        raise UsageError("The model of Lambda's API is not installed.", str(error), "Install boto3.") from error
    known = {member.name: member for member in _members(model)}
    placed = {name: section for section, inside in names.SECTIONS.items() for name in inside}
    order = [*(name for name in placed if name in known), *(name for name in known if name not in placed)]
    found = (
        field
        for name in order
        for field in _fields(name, known[name].shape, _help(known[name]), placed.get(name, names.OTHER))
    )
    return tuple(placed_field for field in found if (placed_field := _placed(field, target)) is not None)


def _members(model: ServiceModel) -> Iterator[Member]:
    for operation in ("CreateFunction", "UpdateFunctionConfiguration"):
        shape = model.operations[operation].input
        for member in shape.members.values() if shape is not None else ():
            if member.name not in names.LEFT_OUT:
                yield member
    for operation, wanted in names.FURTHER.items():
        shape = model.operations[operation].input if operation in model.operations else None
        for name in wanted if shape is not None else ():
            if shape is not None and name in shape.members:
                yield shape.members[name]


def _fields(
    key: str, shape: Shape, about: str, section: str, path: tuple[str | int, ...] = ()
) -> Iterator[ConfigField]:
    """A field for each leaf; lists hold one structure at most, which is taken as if it were alone."""
    path = path or (key,)
    match shape.type:
        case ShapeType.STRUCTURE:
            for name, member in shape.members.items():
                yield from _fields(f"{key}.{name}", member.shape, _help(member), section, (*path, name))
        case ShapeType.LIST if shape.element.type is ShapeType.STRUCTURE:
            yield from _fields(key, shape.element, about, section, (*path, 0))
        case _:
            yield _leaf(key, shape, about, section, path)


def _leaf(key: str, shape: Shape, about: str, section: str, path: FieldPath) -> ConfigField:
    inner = shape.element if shape.type is ShapeType.LIST else shape
    one_of = shape.type is ShapeType.LIST and bool(inner.enum)
    return ConfigField(
        key=key,
        section=section,
        title=names.TITLES.get(key) or _title(key.rpartition(".")[2]),
        kind=_kind(shape),
        path=path,
        help=about,
        minimum=None if one_of else shape.minimum,
        maximum=None if one_of else shape.maximum,
        pattern=(shape.key if shape.type is ShapeType.MAP else inner).pattern,
        choices=_newest_first(inner.enum) if key == "Runtime" else inner.enum,
        unit=names.UNITS.get(key, ""),
        default=names.DEFAULTS.get(key, ""),
        whole=shape.type not in FRACTIONS,
        listed=one_of,
    )


def _kind(shape: Shape) -> FieldKind:
    match shape.type:
        case ShapeType.BOOLEAN:
            return FieldKind.FLAG
        case ShapeType.MAP:
            return FieldKind.PAIRS
        case ShapeType.LIST:
            return FieldKind.CHOICE if shape.element.enum else FieldKind.TEXTS
        case kind if kind in NUMBERS:
            return FieldKind.NUMBER
        case _:
            return FieldKind.CHOICE if shape.enum else FieldKind.TEXT


def _placed(field: ConfigField, target: Target) -> ConfigField | None:
    """The field where the target has it; None where it has none."""
    match target:
        case Target.SAM:
            return _renamed(field, names.IN_SAM)
        case Target.CLOUDFORMATION:
            if field.key.partition(".")[0] in names.NOT_IN_CLOUDFORMATION:
                return None
            return replace(_renamed(field, names.IN_CLOUDFORMATION), tags=field.key == "Tags")
        case Target.SETTINGS:
            path = names.IN_SETTINGS.get(field.key)
            if path is None:
                return None
            flag = field.key in names.FLAGS_IN_SETTINGS
            kind, choices = (FieldKind.FLAG, ()) if flag else (field.kind, field.choices)
            default = "" if flag else field.default
            return replace(
                field, path=path, kind=kind, choices=choices, default=default, listed=False, pattern=_free(field)
            )


def _free(field: ConfigField) -> str:
    """workbench.toml has folders and names of functions where the API has ARNs."""
    return "" if field.key in ("Layers", "DeadLetterConfig.TargetArn") or "Destination" in field.key else field.pattern


def _renamed(field: ConfigField, renames: Mapping[str, tuple[str, ...]]) -> ConfigField:
    path = renames.get(field.key)
    return field if path is None else replace(field, path=path)


def _title(name: str) -> str:
    words = [_CAPITALS.get(word.lower(), word.lower()) for word in _WORD.findall(name)]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _newest_first(runtimes: tuple[str, ...]) -> tuple[str, ...]:
    """By language, and of each the newest first."""
    numbers = {one: tuple(map(int, re.findall(r"\d+", one))) for one in runtimes}
    return tuple(sorted(runtimes, key=lambda one: (re.sub(r"[\d.].*", "", one), [-n for n in numbers[one]])))


def _help(member: Member) -> str:
    """The model's documentation without its marks."""
    text = html.unescape(_TAG.sub("", member.documentation or member.shape.documentation))
    return re.sub(r"\s+", " ", text).strip()
