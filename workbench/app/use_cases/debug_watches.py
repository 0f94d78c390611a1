"""The watch expressions of each workspace, kept in the session."""

from typing import TYPE_CHECKING, Any

from workbench.app.stores.debug import Watched

if TYPE_CHECKING:
    from workbench.app.application import Application

_KEY = "watches"
_PLACES = 50
_MOST = 100


def watch_expressions(app: "Application") -> tuple[str, ...]:
    """Those of the workspace that is open, in the order in which they were added."""
    workspace = app.workspace.current
    kept = _kept(app).get(str(workspace.root)) if workspace is not None else None
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()


def show_watches(app: "Application") -> None:
    """Show them; those that were there already keep their values."""
    known = {one.expression: one for one in app.debug.watched}
    app.debug.watch(known.get(one, Watched(one)) for one in watch_expressions(app))


def add_watch(app: "Application", expression: str) -> None:
    """Watch one more expression; one that is there already, or empty, is left out."""
    wanted, known = expression.strip(), watch_expressions(app)
    if wanted and wanted not in known:
        _keep(app, (*known, wanted))


def change_watch(app: "Application", old: str, new: str) -> None:
    """Watch another expression instead of one; an empty one takes it away."""
    wanted, known = new.strip(), watch_expressions(app)
    if wanted == old:
        return
    changed = (wanted if one == old else one for one in known if one == old or one != wanted)
    _keep(app, tuple(one for one in changed if one))


def remove_watch(app: "Application", expression: str) -> None:
    """Watch an expression no longer."""
    change_watch(app, expression, "")


def _keep(app: "Application", expressions: tuple[str, ...]) -> None:
    workspace = app.workspace.current
    if workspace is None:
        return
    kept = {key: value for key, value in _kept(app).items() if key != str(workspace.root)}
    if expressions:
        kept[str(workspace.root)] = list(expressions[:_MOST])
    app.session.set(_KEY, dict(list(kept.items())[-_PLACES:]) or None)
    show_watches(app)


def _kept(app: "Application") -> dict[str, Any]:
    kept = app.session.get(_KEY)
    return kept if isinstance(kept, dict) else {}
