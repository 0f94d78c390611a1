"""Profile a function's Init: which imports a cold start spends its time on."""

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.app.use_cases.send_event import typed
from workbench.engine.profiler.imports import VARIABLE, parse_import_times
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError
from workbench.model.event_draft import PreparedEvent
from workbench.model.function import Function
from workbench.model.invoke import InvokeRequest
from workbench.model.profile import ImportTime
from workbench.model.run import ignore

if TYPE_CHECKING:
    from workbench.app.application import Application

LANGUAGE = "python"
_TENANT = "profile"


async def profile_imports(
    app: "Application", function: Function, payload: str | PreparedEvent, executor: ExecutorKind
) -> tuple[ImportTime, ...]:
    """The imports of one cold start, in an environment of its own. Raises UsageError, InvalidJsonError, EngineError."""
    runtime = app.runtimes.get(function.config.runtime)
    if runtime is None or runtime.language != LANGUAGE:
        raise UsageError(
            f"The imports of {function.name} cannot be measured.",
            f"Only Python tells them, and its runtime is {function.config.runtime or 'an image'}.",
        )
    config = replace(function.config, environment=(*function.config.environment, VARIABLE))
    workspace = app.workspace.current
    request = InvokeRequest(
        config,
        (payload if isinstance(payload, PreparedEvent) else typed(payload)).payload,
        str(uuid.uuid4()),
        executor,
        settings=function.settings,
        tenant_id=_TENANT if config.tenant_isolation else "",
        scope=str(workspace.root) if workspace else "",
    )
    result = await app.engine.invoke(request, ignore)
    return parse_import_times(line.text for line in result.log)
