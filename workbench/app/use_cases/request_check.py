"""What is wrong with how an event is to be sent, field by field, before anything runs."""

import math
from dataclasses import dataclass
from enum import StrEnum

from workbench.base.jsontext import find_fault
from workbench.engine.admission import QUALIFIER, TENANT
from workbench.engine.trace_header import parse
from workbench.model.errors import UsageError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.limits import CLIENT_CONTEXT_BYTES, TIMEOUT_S

_SHORTEST_S, _LONGEST_S = TIMEOUT_S[0], TIMEOUT_S[-1]
_LONGEST_QUALIFIER = 128
_LONGEST_TENANT = 256


class RequestField(StrEnum):
    """A part of the request that can be wrong."""

    QUALIFIER = "qualifier"
    CONTEXT = "context"
    TENANT = "tenant"
    TRACE = "trace"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class RequestFault:
    """What is wrong with a field, as a sentence."""

    field: RequestField
    text: str


def check_timeout(timeout_s: float) -> None:
    """Raise UsageError for an invoke's own timeout that no function can have; 0 is none.

    The option is ours, and so is the refusal: only its words are those that AWS has for a function's timeout.
    """
    if not timeout_s or _SHORTEST_S <= timeout_s <= _LONGEST_S:
        return
    bound = (
        f"greater than or equal to {_SHORTEST_S}" if timeout_s < _SHORTEST_S else f"less than or equal to {_LONGEST_S}"
    )
    raise UsageError(
        f"Value '{timeout_s:g}' at 'timeout' failed to satisfy constraint: Member must have value {bound}.",
        "The invoke's own timeout is in seconds, within the range of a function's.",
        "Change it, or leave it out for the function's own.",
    )


def request_faults(options: InvokeOptions, function: FunctionConfig | None = None) -> tuple[RequestFault, ...]:
    """What the service or the program would refuse or leave out, in the order of the fields."""
    return tuple(
        RequestFault(field, text)
        for field, text in (
            (RequestField.QUALIFIER, _qualifier(options.qualifier)),
            (RequestField.CONTEXT, _context(options)),
            (RequestField.TENANT, _tenant(options.tenant_id, function)),
            (RequestField.TRACE, _trace(options.trace_id)),
            (RequestField.TIMEOUT, _timeout(options.timeout_s)),
        )
        if text
    )


def _qualifier(qualifier: str) -> str:
    if not qualifier:
        return ""
    if len(qualifier) > _LONGEST_QUALIFIER:
        return f"A qualifier has at most {_LONGEST_QUALIFIER} characters."
    return "" if QUALIFIER.fullmatch(qualifier) else "A version is a number; an alias has letters, digits, - and _."


def _context(options: InvokeOptions) -> str:
    """Its size is that of its base64, as it goes in a header (LAMBDA_FACTS §3.1)."""
    text = options.client_context
    if not text.strip():
        return ""
    if fault := find_fault(text):
        return f"The context is not JSON: {fault.reason} at line {fault.line}, column {fault.column}."
    if not text.strip().startswith("{"):
        return "The context must be a JSON object."
    encoded = math.ceil(len(text.encode("utf-8", "replace")) / 3) * 4
    if encoded > CLIENT_CONTEXT_BYTES:
        return f"The context has {encoded:,} bytes in Base64; Lambda takes {CLIENT_CONTEXT_BYTES:,}."
    is_event = options.invocation_type is InvocationType.EVENT
    return "Lambda leaves the context out of asynchronous invokes." if is_event else ""


def _tenant(tenant_id: str, function: FunctionConfig | None) -> str:
    isolates = function is not None and function.tenant_isolation
    if not tenant_id:
        return "This function isolates its tenants: name one." if isolates else ""
    if len(tenant_id) > _LONGEST_TENANT:
        return f"A tenant ID has at most {_LONGEST_TENANT} characters."
    if not TENANT.fullmatch(tenant_id):
        return "A tenant ID has letters, digits, spaces and . _ : / = + - @."
    return "" if isolates or function is None else "This function does not isolate tenants: Lambda refuses the ID."


def _trace(trace_id: str) -> str:
    """Lambda takes any text and leaves out what is not well-formed (LAMBDA_FACTS §1.3)."""
    if not trace_id or parse(trace_id).root:
        return ""
    return "There is no Root=1-… in it: Lambda makes a trace of its own."


def _timeout(timeout_s: float) -> str:
    try:
        check_timeout(timeout_s)
    except UsageError:
        return f"The timeout is from {_SHORTEST_S} to {_LONGEST_S} seconds."
    return ""
