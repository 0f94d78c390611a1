"""The events that were used with a function lately, kept in the session for each workspace and function."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.app.application import Application

_KEY = "last_used_events"
_NEWEST = 20
_FUNCTIONS = 500


def last_used(app: "Application", function: str) -> tuple[str, ...]:
    """Names of saved events and ids of event types, the newest first; 20 at most."""
    return tuple(_kept(app).get(_key(app, function), ()))


def note_used(app: "Application", function: str, event_name: str) -> None:
    """`event_name` was used with the function just now; an event without a name is not noted."""
    if not event_name:
        return
    kept = _kept(app)
    key = _key(app, function)
    names = [event_name, *(name for name in kept.pop(key, ()) if name != event_name)]
    newest = list({**kept, key: names[:_NEWEST]}.items())[-_FUNCTIONS:]
    app.session.set(_KEY, dict(newest))


def rename_used(app: "Application", before: str, after: str) -> None:
    """A saved event of the workspace has another name."""
    place = _key(app, "")
    kept = {
        key: list(dict.fromkeys(after if name == before else name for name in names))
        if key.startswith(place)
        else names
        for key, names in _kept(app).items()
    }
    if kept:
        app.session.set(_KEY, kept)


def _key(app: "Application", function: str) -> str:
    context = app.context.value
    return f"{context.scope or context.workspace or ''}\n{function}"


def _kept(app: "Application") -> dict[str, list[str]]:
    """What the session has, without what has another shape."""
    stored = app.session.get(_KEY)
    if not isinstance(stored, dict):
        return {}
    return {
        key: [name for name in names if isinstance(name, str)]
        for key, names in stored.items()
        if isinstance(key, str) and isinstance(names, list)
    }
