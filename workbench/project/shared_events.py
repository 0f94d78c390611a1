"""Shareable test events as the Lambda console and `sam remote test-event` keep them: examples in a schema.

The registry `lambda-testevent-schemas` of EventBridge has an OpenAPI 3 document for each function, called
`_<function>-schema`. An event is `components.examples.<name>.value`; beside it SAM CLI keeps
`x-metadata.invocationType` (source: aws-sam-cli, `samcli/lib/shared_test_events`).
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base.json_places import find_spans
from workbench.base.jsontext import find_fault, pretty
from workbench.model.errors import EventError
from workbench.model.invoke import InvocationType
from workbench.project.discovered_schema import discovered_document

_SCHEMA_NAME = re.compile(r"_(.+)-schema")
_EXAMPLES = ("components", "examples")


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """A shareable test event; `text` is its JSON with every digit as written."""

    name: str
    text: str
    invocation_type: InvocationType = InvocationType.REQUEST_RESPONSE


@dataclass(frozen=True, slots=True)
class SharedEvents:
    """The events of one schema; `function` is empty when the schema's name does not tell."""

    function: str
    events: tuple[SharedEvent, ...]


def schema_name(function: str) -> str:
    """What the schema of a function's events is called in the registry."""
    return f"_{function}-schema"


def read_shared(text: str, name: str) -> SharedEvents | None:
    """The events in the JSON `text` of a schema called `name`, None when it is no such schema.

    The answer of `aws schemas describe-schema` is taken too: it has the schema as text, and its name. Raises
    EventError for a schema of that name without events.
    """
    document = _loaded(text)
    if not isinstance(document, dict):
        return None
    content, called = document.get("Content"), document.get("SchemaName")
    if isinstance(content, str) and isinstance(called, str):
        return read_shared(content, called)
    found = _SCHEMA_NAME.fullmatch(name)
    if not isinstance(document.get("openapi"), str):
        return None
    events = tuple(_events(document, text))
    if not events and found is None:
        return None
    if not events:
        raise EventError(f"{name} has no events.", "It is a schema without examples.")
    return SharedEvents(found[1] if found else "", events)


def _loaded(text: str) -> Any:
    # The values are taken from the text: numbers need no reading, and those of 5,000 digits could not be read.
    return None if find_fault(text) is not None else json.loads(text, parse_int=str, parse_float=str)


def _events(document: dict[str, Any], text: str) -> Iterator[SharedEvent]:
    components = document.get("components")
    examples = components.get("examples") if isinstance(components, dict) else None
    if not isinstance(examples, dict):
        return
    spans = find_spans(text, [(*_EXAMPLES, name, "value") for name in examples])
    for name, example in examples.items():
        span = spans.get((*_EXAMPLES, name, "value"))
        if isinstance(example, dict) and span is not None:
            yield SharedEvent(name, f"{pretty(text[span.start : span.end])}\n", _invocation_type(example))


def _invocation_type(example: dict[str, Any]) -> InvocationType:
    metadata = example.get("x-metadata")
    named = metadata.get("invocationType") if isinstance(metadata, dict) else None
    return next((kind for kind in InvocationType if kind.value == named), InvocationType.REQUEST_RESPONSE)


def write_shared(events: Sequence[SharedEvent]) -> str:
    """The schema that shares `events`, as JSON text. Raises EventError for one that is not JSON."""
    values = [_value(event) for event in events]
    document = discovered_document(values)
    document["components"]["examples"] = {}
    skeleton = json.dumps(document, ensure_ascii=False)
    examples = ", ".join(_example(event) for event in events)
    return pretty(skeleton.removesuffix(_END) + "{" + examples + _END[1:]) + "\n"


_END = "{}}}"
"""How the document ends: the braces of the examples, which are empty, of the components, and its own."""


def _value(event: SharedEvent) -> Any:
    fault = find_fault(event.text)
    if fault is not None:
        place = f"line {fault.line}, column {fault.column}"
        raise EventError(f"{event.name} is not JSON, so it cannot be shared.", f"{fault.reason} at {place}.")
    return json.loads(event.text, parse_int=_integer, parse_float=_number)


def _integer(_digits: str) -> int:
    # Only the kind is asked for, and Python reads no integers of more than 4,300 digits.
    return 0


def _number(_digits: str) -> float:
    return 0.0


def _example(event: SharedEvent) -> str:
    metadata = json.dumps({"invocationType": event.invocation_type.value})
    return f'{json.dumps(event.name, ensure_ascii=False)}: {{"value": {event.text}, "x-metadata": {metadata}}}'
