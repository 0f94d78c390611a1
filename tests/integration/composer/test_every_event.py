"""Every event of the catalogue, composed with other values, sent to a real function and read back."""

import json

import pytest

from tests.support.composer_rig import ComposerRig, records
from workbench.base.json_pointer import JsonValue
from workbench.model.event_envelope import Envelope
from workbench.model.event_form import FieldKind, FormField
from workbench.project.event_envelopes import unwrap_all
from workbench.project.event_form import EventForm
from workbench.project.event_make import make

_TELLING = ("source", "detail_type")
_BINARY = {"kinesis-analytics/preprocess-kpl": ("data",)}
"""Parameters that no text can be the value of: they stay as the sample has them."""
NEXT_DIGIT = str.maketrans("0123456789", "1234567890")


def another(field: FormField) -> JsonValue:
    """Another value that the field may have, of the same look."""
    match field.value:
        case bool() as value:
            return not value
        case int() | float() as value:
            return value + 1
        case str() as value if field.choices:
            return next((choice for choice in field.choices if choice != value), value)
        case str() as value if value.isdigit():
            return value.translate(NEXT_DIGIT)
        case str() as value:
            return f"{value}x"
        case _:
            return "other"


def parameters(form: EventForm) -> dict[tuple[str, int], FormField]:
    """The fields that the form begins with, by name and by record.

    What makes it an event of its type is last: with another source it is one of another type, in which other members
    belong together.
    """
    fields = [(field, number) for number, path in enumerate(((), *records(form))) for field in form.named(path)]
    fields.sort(key=lambda found: found[0].parameter in _TELLING)
    return {(field.parameter, number): field for field, number in fields}


async def compose_with_others(composer: ComposerRig, type_id: str, by_hand: set[FieldKind]) -> dict[str, JsonValue]:
    """Give every parameter another value, the first of each kind by keys; the values by the parameters' names."""
    values: dict[str, JsonValue] = {}
    for key, first in parameters(await composer.compose(type_id)).items():
        # A field may have another path by now: in Kafka's events the topic names a member.
        field = parameters(await composer.form()).get(key, first)
        if field.parameter in _BINARY.get(type_id, ()):
            continue
        value = values.setdefault(field.parameter, another(field))
        if field.kind in by_hand:
            composer.panel.sync.set_value(field.path, value)
        else:
            by_hand.add(field.kind)
            composer.edit(field, str(value))
    return values


def changed_lines(before: str, after: str) -> list[int]:
    """The lines that are others; there are as many as before."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [number for number, (old, new) in enumerate(pairs) if old != new]


async def test_every_event_arrives_with_its_parameters_in_all_their_places(composer: ComposerRig) -> None:
    by_hand: set[FieldKind] = set()
    catalogue = composer.app.catalogue
    for kind in catalogue.types:
        values = await compose_with_others(composer, kind.id, by_hand)
        await composer.form()
        text = composer.panel.event_text()
        assert text == make(catalogue, kind.id, values)
        assert composer.panel.hand.known.problems == (), kind.id
        assert bool(changed_lines(catalogue.sample(kind.id), text)) == bool(values), kind.id
        assert await composer.send() == json.loads(text)
        assert composer.payload == text
    assert by_hand == {FieldKind.TEXT, FieldKind.CHOICE, FieldKind.INTEGER, FieldKind.NUMBER, FieldKind.BOOLEAN}
    environments = (await composer.app.engine.status()).environments
    assert len(environments) == 1, "all in one warm environment"


ONE_OF_EACH = json.dumps(
    {"text": "a", "lines": "a\nb", "whole": 1, "part": 1.5, "flag": False, "nothing": None, "odd": "\u2028", "e": {}},
    indent=2,
)


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("text", 'a "b" \\ {', 'a "b" \\ {'),
        ("lines", "one\ntwo\n", "one\ntwo\n"),
        ("whole", "12345678901234567890", 12345678901234567890),
        ("part", "-2.5e-3", -0.0025),
        ("flag", "", True),
        ("nothing", "true", True),
        ("odd", '{"a": [1, "\\u2028"]}', {"a": [1, "\u2028"]}),
    ],
)
async def test_a_value_of_each_kind_is_typed_and_arrives(
    composer: ComposerRig, name: str, written: str, value: JsonValue
) -> None:
    composer.panel.set_event("", ONE_OF_EACH)
    form = await composer.form()
    (field,) = (field for field in form.fields() if field.path == (name,))
    composer.edit(field, written)
    await composer.form()
    assert await composer.send() == {**json.loads(ONE_OF_EACH), name: value}
    before = ONE_OF_EACH.split("\n")
    line = next(number for number, text in enumerate(before) if f'"{name}"' in text)
    after = composer.panel.event_text().split("\n")
    assert (after[:line], after[-(len(before) - line - 1) :]) == (before[:line], before[line + 1 :])


async def test_an_event_arrives_in_every_envelope(composer: ComposerRig) -> None:
    catalogue = composer.app.catalogue
    sample = catalogue.sample("s3/put")
    for envelopes in (*([one] for one in Envelope), [Envelope.SNS, Envelope.SQS]):
        await composer.compose("s3/put")
        for envelope in envelopes:
            composer.panel.wrapped.wrap_wanted.emit(envelope)
        answer = await composer.send()
        layers = unwrap_all(catalogue, json.dumps(answer))
        assert [layer.envelope for layer in layers] == envelopes[::-1]
        assert json.loads(layers[-1].payloads[0]) == json.loads(sample)
        assert composer.panel.event_text() == sample, "what is composed is what is inside"
