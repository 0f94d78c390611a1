"""What the catalogue knows of an event type besides its sample, from `resources/schemas`; read when it is asked for.

`events/<service>/<name>.json` is made by `scripts/events`, `responses/<name>.json` is written by hand; the answer
"event" is the event itself, filled.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.model.errors import EventError
from workbench.model.event_recipe import (
    Coding,
    Encoder,
    EventDetails,
    EventRecipe,
    Follower,
    FollowRule,
    Parameter,
    ParameterKind,
    Place,
    Renewal,
    Renewed,
)
from workbench.project.event_catalogue import EventCatalogue

_KEPT = 32
_REINSTALL = "Install the program again."


def details(catalogue: EventCatalogue, type_id: str) -> EventDetails:
    """The recipe and the schemas of `type_id`. Raises UsageError for an unknown id, EventError for a lost file."""
    catalogue.check(type_id)
    return _details(catalogue.folder.parent / "schemas", type_id)


@lru_cache(maxsize=_KEPT)
def _details(folder: Path, type_id: str) -> EventDetails:
    table = _read(folder / "events" / f"{type_id}.json")
    try:
        recipe = _recipe(type_id, table)
        return EventDetails(recipe, table["schema"], _response(folder, recipe, table["schema"]))
    except (KeyError, TypeError, ValueError) as error:
        raise EventError("The event catalogue is not complete.", f"{type_id}: {error!r}.", _REINSTALL) from error


def _response(folder: Path, recipe: EventRecipe, event: dict[str, Any]) -> dict[str, Any] | None:
    match recipe.response:
        case "":
            return None
        case "event":
            return event
        case name:
            return _read(folder / "responses" / f"{name}.json")


def _recipe(type_id: str, table: dict[str, Any]) -> EventRecipe:
    return EventRecipe(
        type_id,
        parameters=tuple(_parameter(entry) for entry in table["parameters"]),
        encoders=tuple(Encoder(entry["at"], tuple(map(Coding, entry["steps"]))) for entry in table["encoders"]),
        followers=tuple(Follower(entry["at"], entry["of"], FollowRule(entry["rule"])) for entry in table["followers"]),
        renewed=tuple(Renewed(entry["at"], Renewal(entry["how"])) for entry in table["renewed"]),
        records=table["records"],
        response=table["response"],
    )


def _parameter(entry: dict[str, Any]) -> Parameter:
    places = tuple(Place(place["at"], place.get("template", "")) for place in entry["places"])
    kind, choices = ParameterKind(entry["kind"]), tuple(entry["choices"])
    return Parameter(entry["name"], entry["help"], kind, entry["default"], places, choices)


def _read(path: Path) -> dict[str, Any]:
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EventError("A file of the event catalogue cannot be read.", f"{path}: {error}.", _REINSTALL) from error
    return table
