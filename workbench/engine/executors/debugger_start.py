"""How a runtime is started under its debugger: the arguments that go before the file that is run."""

from workbench.engine.executors.base import DebuggerLink
from workbench.model.runtime import DebugStart

FILES = "debug"
"""The folder of a runtime's own files for it, in `runtimes/<language>`."""


def debugger_arguments(start: DebugStart, link: DebuggerLink, folder: str, files: str) -> list[str]:
    """The arguments of `start`; `folder` is where the sandbox has the debugger's distributions, `files` our own."""
    places = {"{debugger}": folder, "{files}": files, "{address}": link.address, "{token}": link.token}
    filled = []
    for argument in start.arguments:
        for place, value in places.items():
            argument = argument.replace(place, value)  # noqa: PLW2901 - one place after the other
        filled.append(argument)
    return filled
