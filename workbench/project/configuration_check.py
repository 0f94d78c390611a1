"""What is wrong with what a field of a function's configuration is to hold, in a sentence; by the API's constraints."""

import re

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.patterns import matcher
from workbench.model.configuration import ConfigField, Content, FieldKind, Written

_ENVIRONMENT_BYTES = 4096
_VARIABLE = "Environment.Variables"


def content_fault(field: ConfigField, content: Content | None) -> str:
    """The fault, or nothing. What an expression gives only a deployment knows."""
    match content:
        case None:
            return ""
        case Written():
            return "" if content.is_expression else _text_fault(field, content.text)
        case _ if field.kind is FieldKind.PAIRS:
            return _pairs_fault(field, [one for one in content if isinstance(one, tuple)])
        case _:
            return _items_fault(field, [one for one in content if isinstance(one, Written)])


def _text_fault(field: ConfigField, text: str) -> str:
    match field.kind:
        case FieldKind.NUMBER:
            return _number_fault(field, text)
        case FieldKind.FLAG:
            return "" if text in ("true", "false") else "It is either true or false."
        case FieldKind.CHOICE:
            return ""  # newer ones than this program knows are for AWS to refuse
        case _:
            return _length_fault(field, len(text), "characters") or _pattern_fault(field, text)


def _number_fault(field: ConfigField, text: str) -> str:
    if not re.fullmatch(r"-?[0-9]+" if field.whole else r"-?[0-9]+(\.[0-9]+)?", text):
        return "It is a whole number." if field.whole else "It is a number."
    number, unit = float(text), f" {field.unit}" if field.unit else ""
    if field.minimum is not None and number < field.minimum:
        return f"It is at least {field.minimum:,g}{unit}."
    if field.maximum is not None and number > field.maximum:
        return f"It is at most {_figure(field.maximum)}{unit}."
    return ""


def _figure(number: float) -> str:
    return f"{int(number):,}" if float(number).is_integer() else f"{number:g}"


def _length_fault(field: ConfigField, length: int, what: str) -> str:
    if field.maximum is not None and length > field.maximum:
        return f"It has {_figure(field.maximum)} {what} at most; these are {length:,}."
    if field.minimum is not None and length < field.minimum:
        return f"It has {_figure(field.minimum)} {what} at least."
    return ""


def _pattern_fault(field: ConfigField, text: str) -> str:
    if not field.pattern:
        return ""
    try:
        fits = matcher(field.pattern)(text)
    except ServiceModelError:
        return ""
    return "" if fits else f"AWS does not take {text!r} here; it is to be of the form {field.pattern}"


def _items_fault(field: ConfigField, items: list[Written]) -> str:
    fault = _length_fault(field, len(items), "items")
    plain = (one.text for one in items if not one.is_expression)
    return fault or next((found for text in plain if (found := _pattern_fault(field, text))), "")


def _pairs_fault(field: ConfigField, pairs: list[tuple[str, Written]]) -> str:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        return f"{twice} stands here twice."
    fault = next((found for name in names if (found := _pattern_fault(field, name))), "")
    size = sum(len(name.encode()) + len(value.text.encode()) for name, value in pairs)
    if not fault and field.key == _VARIABLE and size > _ENVIRONMENT_BYTES:
        return f"All variables together have 4 KB at most; these have {size:,} bytes."
    return fault
