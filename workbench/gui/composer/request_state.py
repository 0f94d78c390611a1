"""Options of a request as plain data for the session file, and in few words for a line of the composer."""

import math

from workbench.gui.translation import later, tr
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

KINDS = {
    InvocationType.REQUEST_RESPONSE: later("Request and response"),
    InvocationType.EVENT: later("Event (asynchronous)"),
    InvocationType.DRY_RUN: later("Dry run"),
}
"""The invocation types as they are called in the window."""


def options_state(options: InvokeOptions) -> dict[str, object]:
    """What differs from the default."""
    values: dict[str, object] = {
        "invocation_type": options.invocation_type.value,
        "client_context": options.client_context,
        "tenant_id": options.tenant_id,
        "qualifier": options.qualifier,
        "trace_id": options.trace_id,
        "streaming": options.streaming,
        "log_tail": options.log_tail,
        "timeout_s": options.timeout_s,
    }
    return {name: value for name, value in values.items() if value != getattr(DEFAULT_OPTIONS, name)}


def options_of(state: object) -> InvokeOptions:
    """The options that `options_state` gave; parts of another shape are left out."""
    if not isinstance(state, dict):
        return DEFAULT_OPTIONS
    return InvokeOptions(
        invocation_type=_kind(state.get("invocation_type")),
        client_context=_text(state.get("client_context")),
        tenant_id=_text(state.get("tenant_id")),
        qualifier=_text(state.get("qualifier")),
        trace_id=_text(state.get("trace_id")),
        streaming=state.get("streaming") is True,
        log_tail=state.get("log_tail") is True,
        timeout_s=_seconds(state.get("timeout_s")),
    )


def summary(options: InvokeOptions) -> str:
    """What differs from a plain request, beside the invocation type and the qualifier, in few words."""
    parts = (
        tr("tenant {id}", id=options.tenant_id) if options.tenant_id else "",
        tr("client context") if options.client_context.strip() else "",
        tr("trace") if options.trace_id else "",
        tr("timeout {seconds} s", seconds=seconds_text(options.timeout_s)) if options.timeout_s else "",
        tr("log tail") if options.log_tail else "",
        tr("streamed") if options.streaming else "",
    )
    return ", ".join(part for part in parts if part)


def seconds_text(timeout_s: float) -> str:
    """A timeout as it is typed; nothing for none."""
    return str(float(timeout_s)).removesuffix(".0") if timeout_s else ""


def _kind(value: object) -> InvocationType:
    return next((kind for kind in InvocationType if kind.value == value), DEFAULT_OPTIONS.invocation_type)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _seconds(value: object) -> float:
    """A number that is one: JSON files may hold NaN, and whole numbers of any size."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    try:
        seconds = float(value)
    except OverflowError:
        return 0.0
    return seconds if math.isfinite(seconds) else 0.0
