"""Show the code of a function of the Lambda service, which is only there as a package."""

import asyncio
from typing import TYPE_CHECKING

from workbench.model.function import FunctionConfig
from workbench.project.packaged_code import CodePlace, code_place

if TYPE_CHECKING:
    from workbench.app.application import Application

FOLDER = "served-code"


async def served_code(app: "Application", function: FunctionConfig) -> CodePlace | None:
    """A file with its handler, or about its package; None when there is none."""
    runtime = app.runtimes.get(function.runtime)
    language = "" if runtime is None else runtime.language
    return await asyncio.to_thread(code_place, function, language, app.paths.cache / FOLDER)
