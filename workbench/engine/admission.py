"""What AWS refuses before a function runs: parameters of an invoke that are not as they must be (LAMBDA_FACTS §3)."""

import json
import re
from collections.abc import Iterator

from workbench.model.errors import InvalidRequestError, RequestTooLargeError
from workbench.model.invoke import InvocationType, InvokeRequest
from workbench.model.limits import ASYNC_REQUEST_BYTES, CLIENT_CONTEXT_BYTES, REQUEST_BYTES

QUALIFIER = re.compile(r"\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9_$-]+")
TENANT = re.compile(r"[a-zA-Z0-9._:/=+\-@ ]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

# As AWS prints them; they match the same as those above.
_QUALIFIER_PATTERN = r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"
_TENANT_PATTERN = r"[a-zA-Z0-9\._:\/=+\-@ ]+"

_NO_TENANT = (
    "The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try again."
)
_TENANT_UNASKED = "The invoked function is not enabled with tenancy configuration. Remove the tenant ID and try again."


def check(request: InvokeRequest) -> None:
    """Raise what AWS would answer to a request that it does not take.

    InvalidRequestError carries the exception's name in `code`; RequestTooLargeError is 413. Whether the payload is JSON
    is not looked at here: `payload_json.require_json` does that where a payload comes from outside.
    """
    _check_parameters(request)
    _check_size(request)
    _check_tenant(request)
    if request.client_context:
        _check_client_context(request.client_context)
    if request.cognito_identity:
        _check_identity(request.cognito_identity)
    if _CONTROL.search(request.request_id) or not request.request_id.isascii():
        raise InvalidRequestError("InvalidParameterValueException", "The request id must be printable ASCII.")


def header_value(value: str | bytes) -> str:
    """`value` as it can stand in an HTTP header: UTF-8 read as Latin-1, with blanks for control characters.

    Between the tokens of JSON that changes nothing, and within its strings DEL is the only one that there can be.
    """
    data = value.encode("utf-8", "replace") if isinstance(value, str) else value
    return _CONTROL.sub(" ", data.decode("latin-1"))


def _check_parameters(request: InvokeRequest) -> None:
    """The constraints of AWS's model of the call, all told in one message (§3.4)."""
    faults = [*_qualifier_faults(request.qualifier), *_tenant_faults(request.tenant_id)]
    if request.streaming and request.invocation_type is InvocationType.EVENT:
        faults.append(_fault("Event", "invocationType", "satisfy enum value set: [RequestResponse, DryRun]"))
    if faults:
        noun = "error" if len(faults) == 1 else "errors"
        text = f"{len(faults)} validation {noun} detected: {'; '.join(faults)}"
        raise InvalidRequestError("ValidationException", text)


def _qualifier_faults(qualifier: str) -> Iterator[str]:
    if qualifier and not QUALIFIER.fullmatch(qualifier):
        yield _fault(qualifier, "qualifier", f"satisfy regular expression pattern: {_QUALIFIER_PATTERN}")
    if len(qualifier) > 128:
        yield _fault(qualifier, "qualifier", "have length less than or equal to 128")


def _tenant_faults(tenant_id: str) -> Iterator[str]:
    if tenant_id and not TENANT.fullmatch(tenant_id):
        yield _fault(tenant_id, "tenantId", f"satisfy regular expression pattern: {_TENANT_PATTERN}")
    if len(tenant_id) > 256:
        yield _fault(tenant_id, "tenantId", "have length less than or equal to 256")


def _fault(value: str, member: str, constraint: str) -> str:
    return f"Value '{value}' at '{member}' failed to satisfy constraint: Member must {constraint}"


def _check_size(request: InvokeRequest) -> None:
    is_event = request.invocation_type is InvocationType.EVENT
    limit = ASYNC_REQUEST_BYTES if is_event else REQUEST_BYTES
    if len(request.payload) > limit:
        raise RequestTooLargeError(len(request.payload), limit)


def _check_tenant(request: InvokeRequest) -> None:
    """§7.17. The text for a tenant that is not asked for is ours: AWS's is not recorded."""
    if request.function.tenant_isolation and not request.tenant_id:
        raise InvalidRequestError("InvalidParameterValueException", _NO_TENANT)
    if request.tenant_id and not request.function.tenant_isolation:
        raise InvalidRequestError("InvalidParameterValueException", _TENANT_UNASKED)


def _check_client_context(client_context: bytes) -> None:
    """A JSON object of at most 3,583 bytes when it is base64; the text for a longer one is ours."""
    encoded_bytes = (len(client_context) + 2) // 3 * 4
    if encoded_bytes > CLIENT_CONTEXT_BYTES:
        raise InvalidRequestError(
            "InvalidRequestContentException",
            f"Client context must be at most {CLIENT_CONTEXT_BYTES} bytes of Base64.",
            f"It has {encoded_bytes}.",
        )
    if not _is_object(client_context):
        raise InvalidRequestError(
            "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object."
        )


def _check_identity(identity: str) -> None:
    if not _is_object(identity.encode("utf-8", "replace")):
        raise InvalidRequestError("InvalidParameterValueException", "The Cognito identity must be a JSON object.")


def _is_object(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data.decode("utf-8")), dict)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        return False
