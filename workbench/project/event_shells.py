"""The envelopes around an event that is composed: stepped into, put on, and closed again around what was typed.

A shell keeps the text of the carrier. Only the carried member changes in it, with what follows of it (an MD5, base64).
"""

import json
from collections.abc import Sequence

from workbench.base.json_edit import applied, set_values
from workbench.base.json_pointer import JsonValue, Path, put_at, texts
from workbench.base.jsontext import find_fault
from workbench.base.jsontext import pretty as indented
from workbench.model.errors import UsageError
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_envelopes import CARRIERS, carried_text, payload_places, unwrap, with_detail, wrap
from workbench.project.event_members import closed, follow, opened
from workbench.project.event_recipes import details
from workbench.project.event_renewal import Fresh

DEEPEST = 16
"""More envelopes than this are an accident."""


def new_shell(catalogue: EventCatalogue, envelope: Envelope, inner: str, fresh: Fresh | None = None) -> Shell:
    """An envelope around `inner`. Raises UsageError when it cannot carry it (EventBridge takes objects only)."""
    return Shell(envelope, wrap(catalogue, envelope, [inner], fresh))


def step_inside(catalogue: EventCatalogue, text: str, record: int = 0) -> tuple[Shell, str] | None:
    """The outermost envelope of the event in `text`, and what its record carries, indented.

    None when the text is no envelope, or what it carries is not JSON.
    """
    found = unwrap(catalogue, text)
    if found is None or record >= len(found.payloads):
        return None
    inner = found.payloads[record]
    if find_fault(inner) is not None:
        return None
    return Shell(found.envelope, text, record), indented(inner).rstrip("\n") + "\n"


def step_all(catalogue: EventCatalogue, text: str, depth: int = DEEPEST) -> tuple[tuple[Shell, ...], str]:
    """The outermost `depth` envelopes at most, and what the innermost carries; a batch of several stays closed."""
    shells: list[Shell] = []
    while len(shells) < depth:
        found = step_inside(catalogue, text)
        if found is None or carried_count(catalogue, found[0]) > 1:
            break
        shells.append(found[0])
        text = found[1]
    return tuple(shells), text


def carried_count(catalogue: EventCatalogue, shell: Shell) -> int:
    """How many events the carrier has."""
    found = unwrap(catalogue, shell.text)
    return 0 if found is None else len(found.payloads)


def composed(catalogue: EventCatalogue, shells: Sequence[Shell], inner: str) -> str:
    """`inner` in all its envelopes, the last of `shells` around it first. Raises UsageError as `put_inside` does."""
    for shell in reversed(shells):
        inner = put_inside(catalogue, shell, inner)
    return inner


def put_inside(catalogue: EventCatalogue, shell: Shell, inner: str) -> str:
    """The carrier with `inner` in it; its very text when it carries that already.

    Raises UsageError when the carrier takes objects only, or carries nothing any more.
    """
    found = unwrap(catalogue, shell.text)
    if found is None or shell.record >= len(found.payloads):
        raise UsageError(f"The envelope {shell.envelope} carries no event any more.", "", "Remove it and wrap again.")
    carried = carried_text(inner)
    if carried == carried_text(found.payloads[shell.record]):
        return shell.text
    if shell.envelope is Envelope.EVENTBRIDGE:
        return with_detail(shell.text, carried)
    before: JsonValue = json.loads(shell.text)
    after = _notified(before, carried) or _carrying(catalogue, shell, before, carried)
    old = dict(texts(before))
    changed: dict[Path, JsonValue] = {path: value for path, value in texts(after) if old.get(path) != value}
    return applied(shell.text, set_values(shell.text, changed))


def _notified(event: JsonValue, carried: str) -> JsonValue:
    """A notification as queues get it, with another message; None when it is none."""
    return {**event, "Message": carried} if isinstance(event, dict) and "Message" in event else None


def _carrying(catalogue: EventCatalogue, shell: Shell, event: JsonValue, carried: str) -> JsonValue:
    type_id, pattern = CARRIERS[shell.envelope]
    recipe = details(catalogue, type_id).recipe
    inside = opened(event, recipe.encoders)
    path: Path = payload_places(inside, pattern)[shell.record]
    put_at(inside, path, carried)
    follow(inside, recipe.followers)
    return closed(inside, recipe.encoders, event)
