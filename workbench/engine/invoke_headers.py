"""What a runtime and extensions get to know of an invoke: headers of `next`, the INVOKE event (LAMBDA_FACTS §1.3)."""

import time
import uuid

from workbench.engine.admission import header_value
from workbench.engine.runtime_api.extension_events import InvokeEvent
from workbench.engine.runtime_api.flight import Invocation
from workbench.model.invoke import InvokeRequest


def invoked_arn(request: InvokeRequest) -> str:
    """The ARN as invoked: with the qualifier that the caller gave, and without one when it gave none."""
    return f"{request.function.arn}:{request.qualifier}" if request.qualifier else request.function.arn


def make_invocation(request: InvokeRequest, left_s: float) -> tuple[Invocation, InvokeEvent]:
    """What the runtime gets, the payload's own bytes (`{}` for none), and what extensions get."""
    deadline_ms = int((time.time() + left_s) * 1000)
    attempt = str(uuid.uuid4())
    arn = invoked_arn(request)
    headers = [
        ("Lambda-Runtime-Aws-Request-Id", request.request_id),
        ("Lambda-Runtime-Invocation-Id", attempt),
        ("Lambda-Runtime-Deadline-Ms", str(deadline_ms)),
        ("Lambda-Runtime-Invoked-Function-Arn", header_value(arn)),
        ("Lambda-Runtime-Trace-Id", request.trace_id),
    ]
    if request.client_context:
        headers.append(("Lambda-Runtime-Client-Context", header_value(request.client_context)))
    if request.cognito_identity:
        headers.append(("Lambda-Runtime-Cognito-Identity", header_value(request.cognito_identity)))
    if request.tenant_id:
        headers.append(("Lambda-Runtime-Aws-Tenant-Id", header_value(request.tenant_id)))
    invocation = Invocation(request.request_id, request.payload or b"{}", tuple(headers), attempt)
    return invocation, InvokeEvent(request.request_id, deadline_ms, arn, request.trace_id)
