"""What is done with the function that is chosen, beside running it."""

import asyncio
from typing import TYPE_CHECKING

from workbench.app.use_cases.function_choice import known_function, scope_of
from workbench.model.errors import UsageError
from workbench.model.function import Function, OriginKind

if TYPE_CHECKING:
    from workbench.app.application import Application

_IN_TEMPLATES = (OriginKind.TEMPLATE, OriginKind.CDK)


def chosen_function(app: "Application") -> Function:
    """The function that is chosen. Raises UsageError when none is."""
    context = app.context.value
    found = known_function(app, context.function, context.scope) if context.function else None
    if found is None:
        raise UsageError("No function is chosen.", "", "Choose one in the explorer.")
    return found


async def star_chosen(app: "Application") -> None:
    """Make the chosen function a favourite, or none if it is one. Raises UsageError."""
    function = chosen_function(app)
    place = scope_of(app, function, app.context.value.scope)
    app.favourites.star(place, function.name, on=function.name not in app.favourites.of(place))


async def likely_event_of(function: Function) -> str:
    """The catalogue id of the event that the function is likely to get; empty where its template does not tell."""
    if function.origin.kind not in _IN_TEMPLATES:
        return ""
    # Imported late: most starts compose no event for a function that has none.
    from workbench.project.likely_event import likely_event  # noqa: PLC0415
    from workbench.project.template import Template, read_template  # noqa: PLC0415

    template = await asyncio.to_thread(read_template, function.origin.path)
    return likely_event(template, function.origin.logical_id) if isinstance(template, Template) else ""
