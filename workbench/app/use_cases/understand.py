"""What an event's text is: its type, its form, what does not fit, and whether it is an envelope. Works off any loop."""

from dataclasses import dataclass

from workbench.base.json_pointer import JsonValue, path_in, value_at
from workbench.base.json_slices import read_value
from workbench.base.jsontext import find_fault
from workbench.model.event import EventProblem
from workbench.model.event_envelope import Envelope
from workbench.model.event_recipe import EventDetails
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_check import check_event
from workbench.project.event_envelopes import envelope_of, unwrap
from workbench.project.event_form import EventForm
from workbench.project.event_guess import guess_type
from workbench.project.event_recipes import details
from workbench.project.event_repeats import repeated_names

_WHOLE_VALUE = "${="
"""How a text begins that becomes a value of any kind when it is sent."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is known of a text. Text that is not JSON has no form, and no `value`.

    `type_id` is empty when the type is unknown; `details` is None then. `envelope` is the envelope that the event
    itself is, `carried` how many texts it carries, and `carries_event` whether the first of them is an event of AWS's.
    """

    type_id: str = ""
    details: EventDetails | None = None
    value: JsonValue = None
    form: EventForm | None = None
    problems: tuple[EventProblem, ...] = ()
    envelope: Envelope | None = None
    carried: int = 0
    carries_event: bool = False


def understand(catalogue: EventCatalogue, text: str, declared: str = "", *, hold: bool = False) -> Understanding:
    """Read `text`; `declared` is the type that it was picked as, which holds while the text looks like it.

    With `hold` it holds whatever the text looks like. Raises EventError when the catalogue is broken.
    """
    if find_fault(text) is not None:
        known = declared if catalogue.get(declared) is not None else ""
        return Understanding(known, details(catalogue, known) if known else None)
    value = read_value(text)
    holds = hold and catalogue.get(declared) is not None
    type_id = declared if holds else type_of(catalogue, value, declared)
    found = details(catalogue, type_id) if type_id else None
    problems = check_event(catalogue, type_id, text) if type_id else repeated_names(text)
    envelope, payloads = _carrier(catalogue, text, value)
    kept = tuple(problem for problem in problems if not _is_variable(value, problem.pointer))
    form, event_inside = EventForm(found, value), bool(payloads) and _is_event(catalogue, payloads[0])
    return Understanding(type_id, found, value, form, kept, envelope, len(payloads), event_inside)


def type_of(catalogue: EventCatalogue, value: JsonValue, declared: str) -> str:
    """The type of an event: the declared one while the event is like its sample, else the one that fits best."""
    guessed = guess_type(catalogue, value)
    if catalogue.get(declared) is None or not guessed or guessed == declared:
        return guessed or (declared if catalogue.get(declared) is not None else "")
    # Types of the same shape are told apart by nothing but what the user picked.
    like = guess_type(catalogue, read_value(catalogue.sample(declared)))
    return declared if like == guessed else guessed


def _carrier(catalogue: EventCatalogue, text: str, value: JsonValue) -> tuple[Envelope | None, tuple[str, ...]]:
    envelope = envelope_of(value)
    found = unwrap(catalogue, text) if envelope is not None else None
    return (envelope, found.payloads) if found is not None and found.payloads else (None, ())


def _is_event(catalogue: EventCatalogue, payload: str) -> bool:
    if find_fault(payload) is not None:
        return False
    value = read_value(payload)
    return envelope_of(value) is not None or bool(guess_type(catalogue, value))


def _is_variable(value: JsonValue, pointer: str) -> bool:
    """Whether a variable stands there, whose value is not known yet."""
    path = path_in(value, pointer)
    found = None if path is None else value_at(value, path)
    return isinstance(found, str) and found.startswith(_WHOLE_VALUE)
