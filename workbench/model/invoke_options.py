"""How an event is sent: what the front ends let the user choose for an invoke, beside function and event."""

from dataclasses import dataclass

from workbench.model.invoke import InvocationType


@dataclass(frozen=True, slots=True)
class InvokeOptions:
    """Parameters of one invoke (LAMBDA_FACTS §3.1); an empty text means that it is not sent.

    `client_context` is JSON text as typed, `trace_id` an X-Ray header. `streaming` is InvokeWithResponseStream,
    `log_tail` the header `X-Amz-Log-Type: Tail`. `timeout_s` is this invoke's timeout, 0 for the function's own: an
    option of ours that AWS does not have.
    """

    invocation_type: InvocationType = InvocationType.REQUEST_RESPONSE
    client_context: str = ""
    tenant_id: str = ""
    qualifier: str = ""
    trace_id: str = ""
    streaming: bool = False
    log_tail: bool = False
    timeout_s: float = 0.0


DEFAULT_OPTIONS = InvokeOptions()
