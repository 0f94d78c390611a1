"""A saved event as it is composed, and back: the envelopes that its sidecar opens, its type, its environment."""

import json
from dataclasses import replace

from workbench.base.jsontext import find_fault
from workbench.model.event_draft import EventDraft
from workbench.model.event_sidecar import EventSidecar
from workbench.model.invoke_options import InvokeOptions
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_guess import guess_type
from workbench.project.event_shells import composed, step_all


def draft_of(catalogue: EventCatalogue, name: str, text: str, sidecar: EventSidecar) -> EventDraft:
    """The draft of a saved event: inside of as many envelopes as its sidecar says."""
    shells, inner = step_all(catalogue, text, sidecar.inside) if sidecar.inside else ((), text)
    return EventDraft(inner, name, sidecar.type_id, shells, sidecar.environment)


def kept(
    catalogue: EventCatalogue, draft: EventDraft, options: InvokeOptions, before: EventSidecar
) -> tuple[str, EventSidecar]:
    """The text and the sidecar that keep `draft`; what `before` says and a draft does not hold stays.

    What can be told from the text is left out of the sidecar, so that most events need none. Raises UsageError when
    an envelope cannot carry the text.
    """
    sidecar = replace(
        before,
        type_id=draft.type_id if _needs_saying(catalogue, draft) else "",
        environment=draft.environment,
        inside=len(draft.shells),
        options=options,
    )
    return composed(catalogue, draft.shells, draft.text), sidecar


def _needs_saying(catalogue: EventCatalogue, draft: EventDraft) -> bool:
    if not draft.type_id or find_fault(draft.text) is not None:
        return bool(draft.type_id)
    return guess_type(catalogue, json.loads(draft.text, parse_int=len)) != draft.type_id
