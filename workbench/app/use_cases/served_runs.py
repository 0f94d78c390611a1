"""A run over HTTP as a row of the run history."""

from workbench.app.use_cases.refusal import run_error
from workbench.model.invoke import InvokeRequest
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import Run, RunOutcome, RunSource
from workbench.model.service import ServedRun


def run_of(served: ServedRun) -> Run:
    """The row of the history for a run that has ended."""
    request, result, error = served.request, served.result, served.error
    failed = RunOutcome.FUNCTION_ERROR if result is not None and result.function_error else RunOutcome.OK
    return Run(
        id=request.request_id,
        workspace=request.scope,
        function=request.function.name,
        event_name="",
        event=request.payload,
        started_ns=served.started_ns,
        executor=request.executor if result is None else result.executor,
        outcome=RunOutcome.ERROR if result is None else failed,
        result=result,
        error=None if error is None else run_error(error),
        options=_options(request),
        source=RunSource.SERVICE,
    )


def _options(request: InvokeRequest) -> InvokeOptions:
    return InvokeOptions(
        client_context=request.client_context.decode("utf-8", "replace"),
        tenant_id=request.tenant_id,
        qualifier=request.qualifier,
        streaming=request.streaming,
    )
