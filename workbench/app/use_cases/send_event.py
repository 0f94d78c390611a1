"""The bytes that an event is sent as: its variables resolved, its envelopes around it, or exactly what was typed."""

import asyncio
import random
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.secrets import read_secret
from workbench.app.stores.event_counters import EventCounters
from workbench.app.use_cases.payload import payload_bytes
from workbench.base.clock import wall_ns
from workbench.model.errors import EventError
from workbench.model.event_draft import EventDraft, PreparedEvent
from workbench.model.event_environment import Environments, EventEnvironment, Secret
from workbench.model.event_preview import EventPreview
from workbench.model.limits import REQUEST_BYTES
from workbench.model.problem import Severity
from workbench.model.run import Run
from workbench.project.environments import load_environments
from workbench.project.event_compose import Composed, compose, is_plain, reopened, variables_of
from workbench.project.event_expressions import VariableKind
from workbench.project.event_values import Scope

if TYPE_CHECKING:
    from workbench.app.application import Application

_RENEWED = (VariableKind.NOW, VariableKind.UUID, VariableKind.COUNTER)


async def prepared(app: "Application", draft: EventDraft, limit_bytes: int = REQUEST_BYTES) -> PreparedEvent:
    """What is sent of a draft; counters count. Without variables and envelopes it is exactly what was typed.

    `recorded` has every value but the secrets', so that it is resolved again when it is replayed. Raises EventError
    (values that are missing, named all at once), InvalidJsonError, RequestTooLargeError, UsageError (an envelope that
    cannot carry the event), StoreError (the counters).
    """
    if is_plain(draft):
        return typed(draft.text, limit_bytes)
    return await asyncio.to_thread(_prepare, app, draft, limit_bytes)


def typed(payload: str | bytes, limit_bytes: int = REQUEST_BYTES) -> PreparedEvent:
    """What is sent of an event without variables. Raises InvalidJsonError, RequestTooLargeError."""
    body = payload_bytes(payload, limit_bytes)
    return PreparedEvent(body, body)


async def prepared_again(app: "Application", run: Run, limit_bytes: int = REQUEST_BYTES) -> PreparedEvent:
    """What a run of the history sent: the same bytes, its secrets looked up anew. Raises as `prepared`."""
    if run.environment is None:
        return typed(run.event, limit_bytes)
    draft = await asyncio.to_thread(reopened, app.catalogue, run.event.decode(), run.carriers, run.environment)
    return await prepared(app, draft, limit_bytes)


async def previewed(app: "Application", draft: EventDraft, seed: int = 0) -> EventPreview:
    """What `prepared` would give; nothing is counted, ids are the same for the same `seed`. Raises as `prepared`."""
    return await asyncio.to_thread(_preview, app, draft, seed)


def _prepare(app: "Application", draft: EventDraft, limit_bytes: int) -> PreparedEvent:
    counters = EventCounters(app.paths.data)
    composed = _compose(app, draft, counters.count, lambda: str(uuid.uuid4()))
    body = payload_bytes(composed.text, limit_bytes)
    if not composed.secrets:
        return PreparedEvent(body, body)
    carriers = tuple(shell.record for shell in draft.shells)
    return PreparedEvent(body, composed.recorded.encode(), draft.environment, carriers)


def _preview(app: "Application", draft: EventDraft, seed: int) -> EventPreview:
    if is_plain(draft):
        body = payload_bytes(draft.text)
        return EventPreview(body, body)
    seeded = random.Random(seed)
    composed = _compose(
        app, draft, EventCounters(app.paths.data).next, lambda: str(uuid.UUID(int=seeded.getrandbits(128), version=4))
    )
    body = payload_bytes(composed.text)
    renewed = [each.expression for each in variables_of(app.catalogue, draft) if each.kind in _RENEWED]
    masked = composed.masked.encode() if composed.secrets else body
    return EventPreview(body, masked, tuple(sorted(composed.secrets)), tuple(dict.fromkeys(renewed)))


def _compose(
    app: "Application", draft: EventDraft, count: Callable[[str, str], int], new_uuid: Callable[[], str]
) -> Composed:
    workspace = app.workspace.current
    root = None if workspace is None else workspace.root
    needed = {each.meaning.name for each in variables_of(app.catalogue, draft) if each.kind is VariableKind.ENV}
    environment = _environment(root, draft.environment) if needed else EventEnvironment(draft.environment)
    secrets = {one.name: one.value for one in environment.values if isinstance(one.value, Secret)}
    scope = Scope(
        now_ns=wall_ns(),
        new_uuid=new_uuid,
        count=partial(count, "" if root is None else str(root)),
        values={one.name: one.value for one in environment.values if not isinstance(one.value, Secret)},
        secrets=frozenset(secrets),
        read_secret=lambda name: read_secret(root or Path(), secrets[name]),
        root=root,
        environment=draft.environment,
    )
    return compose(app.catalogue, draft, scope)


def _environment(root: Path | None, name: str) -> EventEnvironment:
    """The environment of that name. Raises EventError when there is none, or its file cannot be read."""
    if root is None:
        raise EventError("The event needs values of an environment.", "No workspace is open.", "Open a folder first.")
    found = load_environments(root)
    broken = next((problem for problem in found.problems if problem.severity is Severity.ERROR), None)
    if broken is not None:
        raise EventError(broken.what, broken.why, broken.next_step)
    environment = found.get(name)
    if environment is None:
        raise EventError(f"There is no environment {name}.", _those_of(found), "Choose another, or add it.")
    return environment


def _those_of(found: Environments) -> str:
    names = ", ".join(one.name for one in found.named)
    return f"environments.toml has {names}." if names else "environments.toml has none."
