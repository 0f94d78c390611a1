"""Profile a function's Init: which imports a cold start spends its time on."""

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.app.use_cases.executor_choice import choose_executor, engine_call
from workbench.app.use_cases.function_choice import runnable_function, scope_of
from workbench.app.use_cases.invoke import draft_of
from workbench.app.use_cases.payload import client_context_bytes
from workbench.app.use_cases.request_check import check_timeout
from workbench.app.use_cases.send_event import prepared, typed
from workbench.base.clock import wall_ns
from workbench.engine.profiler.imports import VARIABLE, import_times
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError
from workbench.model.event_draft import PreparedEvent
from workbench.model.function import Function
from workbench.model.invoke import InvokeRequest
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.profile import ImportProfile, ImportTime
from workbench.model.run import ignore

if TYPE_CHECKING:
    from workbench.app.application import Application

LANGUAGE = "python"
_TENANT = "profile"


async def profile_imports(
    app: "Application", function: Function, payload: str | PreparedEvent, executor: ExecutorKind
) -> tuple[ImportTime, ...]:
    """The imports of one cold start, in an environment of its own. Raises UsageError, InvalidJsonError, EngineError."""
    _check_language(app, function)
    event = payload if isinstance(payload, PreparedEvent) else typed(payload)
    result = await app.engine.invoke(_request(app, function, event, executor), ignore)
    return import_times(result.log)


async def profile_selected(app: "Application") -> None:
    """Measure the imports of a cold start of the selected function, invoked as it is selected; the store has them.

    A function that fails has imported as well: what it has is kept. Raises as `invoke_selected`, UsageError for a
    function that is not Python's or while another is measured, EngineError, and WorkStoppedError.
    """
    context = app.context.value
    if context.function is None:
        raise UsageError("No function is selected.", "", "Choose one in the explorer.")
    function = runnable_function(app, context.function, context.scope)
    _check_language(app, function)
    check_timeout(context.options.timeout_s)
    store = app.import_profile
    if store.measuring:
        why = f"Those of {store.measuring} are being measured."
        raise UsageError(f"The imports of {function.name} cannot be measured now.", why, "Wait for it, or stop it.")
    store.begin(function.name)
    profile = None
    try:
        async with app.progress.work("Profiling imports", function.name):
            profile = await _measured(app, function)
    finally:
        store.end(profile)


def tells_imports(app: "Application", function: Function) -> bool:
    """Whether the imports of a function can be measured: its runtime is Python's."""
    runtime = app.runtimes.get(function.config.runtime)
    return runtime is not None and runtime.language == LANGUAGE


def _check_language(app: "Application", function: Function) -> None:
    if not tells_imports(app, function):
        raise UsageError(
            f"The imports of {function.name} cannot be measured.",
            f"Only Python tells them, and its runtime is {function.config.runtime or 'an image'}.",
        )


async def _measured(app: "Application", function: Function) -> ImportProfile:
    context = app.context.value
    event = await prepared(app, draft_of(context))
    executor = context.executor or await choose_executor(app, function.config)
    request = _request(app, function, event, executor, options=context.options, scope=context.scope)
    result = await engine_call(app, context.executor)(request, ignore)
    return ImportProfile(
        function.name,
        function.config.runtime,
        result.executor,
        wall_ns(),
        import_times(result.log),
        result.function_error and (result.error_type or result.function_error),
    )


def _request(
    app: "Application",
    function: Function,
    event: PreparedEvent,
    executor: ExecutorKind,
    *,
    options: InvokeOptions = DEFAULT_OPTIONS,
    scope: str = "",
) -> InvokeRequest:
    """No qualifier: that of a version would lead to its configuration, which does not ask for the times."""
    config = replace(function.config, environment=(*function.config.environment, VARIABLE))
    return InvokeRequest(
        config,
        event.payload,
        str(uuid.uuid4()),
        executor,
        client_context=client_context_bytes(options.client_context),
        settings=function.settings,
        tenant_id=(options.tenant_id or _TENANT) if config.tenant_isolation else "",
        scope=scope_of(app, function, scope),
        timeout_override_s=options.timeout_s,
        apart=True,
    )
