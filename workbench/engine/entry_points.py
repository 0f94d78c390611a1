"""Whether a custom runtime has something to start (LAMBDA_FACTS §1.4, §1.6)."""

import os

from workbench.engine.runtime_api.answers import Broken
from workbench.engine.surroundings import Surroundings
from workbench.model.runtime import Runtime

_PLACES = {"{task_root}": "/var/task", "{opt}": "/opt"}


def no_entry_point(runtime: Runtime | None, surroundings: Surroundings) -> Broken | None:
    """What AWS says when no entry point of the runtime is an executable file; None when one is, or none is named."""
    if runtime is None or not runtime.entry_points:
        return None
    if any(_is_program(entry_point, surroundings) for entry_point in runtime.entry_points):
        return None
    names = " ".join(_on_lambda(entry_point) for entry_point in runtime.entry_points)
    return Broken("Runtime.InvalidEntrypoint", f"Couldn't find valid bootstrap(s): [{names}]")


def _is_program(entry_point: str, surroundings: Surroundings) -> bool:
    if "{opt}" in entry_point and surroundings.opt is None:
        return False
    path = entry_point.replace("{task_root}", str(surroundings.code)).replace("{opt}", str(surroundings.opt))
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113 - a name that may hold anything


def _on_lambda(entry_point: str) -> str:
    for place, path in _PLACES.items():
        entry_point = entry_point.replace(place, path)
    return entry_point
