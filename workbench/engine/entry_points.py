"""What a runtime without a program of its own starts: a file of the function's, or of a layer (LAMBDA_FACTS §1.4)."""

import os

from workbench.engine.runtime_api.answers import Broken
from workbench.engine.surroundings import Surroundings
from workbench.model.runtime import Runtime

_INVALID = "Runtime.InvalidEntrypoint"


def entry_point(runtime: Runtime | None, surroundings: Surroundings) -> str | Broken:
    """The path on Lambda of the first entry point that is a file; empty where the runtime names none.

    What AWS says when there is no such file, or it cannot be executed.
    """
    candidates = runtime.entry_points if runtime is not None else ()
    if not candidates:
        return ""
    for candidate in candidates:
        path = _here(candidate, surroundings)
        if os.path.isfile(path):  # noqa: PTH113 - a name that may hold anything
            executable = os.access(path, os.X_OK)
            on_lambda = _on_lambda(candidate)
            return on_lambda if executable else Broken(_INVALID, f"fork/exec {on_lambda}: permission denied")
    return Broken(_INVALID, f"Couldn't find valid bootstrap(s): [{' '.join(map(_on_lambda, candidates))}]")


def _here(candidate: str, surroundings: Surroundings) -> str:
    """Its path on this machine; empty for a layer's when there are none."""
    if "{opt}" in candidate and surroundings.opt is None:
        return ""
    return candidate.replace("{task_root}", str(surroundings.code)).replace("{opt}", str(surroundings.opt))


def _on_lambda(candidate: str) -> str:
    return candidate.replace("{task_root}", "/var/task").replace("{opt}", "/opt")
