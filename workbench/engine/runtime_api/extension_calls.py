"""The calls of the Extensions API: what they carry, and how they are answered and refused (LAMBDA_FACTS §2.2).

The refusals' texts are those of AWS's emulator, which is the service's own code.
"""

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.engine.http.wire import Headers
from workbench.engine.runtime_api.extension_events import EventType
from workbench.engine.runtime_api.extension_states import Stage
from workbench.engine.runtime_api.reply import JSON, Reply, refusal
from workbench.model.limits import EXTENSIONS

NAME = "lambda-extension-name"
IDENTIFIER = "lambda-extension-identifier"
ACCEPT_FEATURE = "lambda-extension-accept-feature"
ERROR_TYPE = "lambda-extension-function-error-type"
ACCOUNT_ID = "accountId"

NOT_ALLOWED = "State transition is not allowed"
OVERTAKEN = "Concurrent state modification"
"""What a parked call is told when its extension's state changed under it."""

# Go's uuid.Parse takes these forms; Python's UUID would take hyphens anywhere.
_UUID = re.compile(
    r"(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}"
    r"|[0-9a-f]{32}",
    re.IGNORECASE,
)


class ExtensionCall(StrEnum):
    """What an extension may ask for."""

    REGISTER = "register"
    NEXT = "event/next"
    INIT_ERROR = "init/error"
    EXIT_ERROR = "exit/error"


@dataclass(frozen=True, slots=True)
class FunctionIdentity:
    """What an extension is told of its function when it registers."""

    name: str
    version: str
    handler: str
    account_id: str


@dataclass(frozen=True, slots=True)
class Registration:
    """A REGISTER call that can be read: the events as sent, and whether the account's number is wanted."""

    name: str
    events: tuple[str, ...]
    wants_account: bool


def _forbidden(kind: str, message: str) -> Reply:
    return refusal(403, f"Extension.{kind}", message)


EMPTY_NAME = _forbidden("InvalidExtensionName", "Empty extension name")
MISSING_IDENTIFIER = _forbidden("MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header")
INVALID_IDENTIFIER = _forbidden("InvalidExtensionIdentifier", "Invalid Lambda-Extension-Identifier")
UNKNOWN_REPORTER = _forbidden("UnknownExtensionIdentifier", "Unknown Lambda-Extension-Identifier")
MISSING_ERROR_TYPE = _forbidden("MissingHeader", "Lambda-Extension-Function-Error-Type not found")
CLOSED = _forbidden("RegistrationClosed", "Extension registration closed already")
TOO_MANY = _forbidden("TooManyExtensions", f"Extension limit ({EXTENSIONS}) reached")
NAME_TAKEN = _forbidden("InvalidExtensionState", "Extension with this name already registered")


def unknown(identifier: str) -> Reply:
    """The refusal of NEXT for an identifier that nobody has."""
    return _forbidden("UnknownExtensionIdentifier", f"Unknown extension {identifier}")


def bad_state(current: Stage, new: Stage, who: str, why: str = NOT_ALLOWED) -> Reply:
    """The refusal of a move; `who` is the name when registering, else the identifier."""
    text = f"State transition from {current} to {new} failed for extension {who}. Error: {why}"
    return _forbidden("InvalidExtensionState", text)


def identifier(headers: Headers) -> str | Reply:
    """The identifier that a call carries, in its usual form, or the refusal."""
    text = headers.get(IDENTIFIER, "")
    if not text:
        return MISSING_IDENTIFIER
    return str(uuid.UUID(text)) if _UUID.fullmatch(text) else INVALID_IDENTIFIER


def registration(headers: Headers, body: bytes) -> Registration | Reply:
    """What a REGISTER call asks for, or the refusal."""
    name = headers.get(NAME, "")
    if not name:
        return EMPTY_NAME
    features = {feature.strip() for feature in headers.get(ACCEPT_FEATURE, "").split(",")}
    try:
        events = _events(body)
    except (ValueError, RecursionError) as error:
        return refusal(403, "InvalidRequestFormat", str(error))
    return Registration(name, events, ACCOUNT_ID in features)


def _events(body: bytes) -> tuple[str, ...]:
    if not body.strip():
        raise ValueError("unexpected end of JSON input")
    document = json.loads(body)
    if document is None:
        return ()
    if not isinstance(document, dict):
        raise ValueError("the request is not a JSON object")  # noqa: TRY004 - one kind for all that cannot be read
    fields = {key.lower(): value for key, value in document.items()}  # Go's decoder takes any case
    if fields.get("configurationkeys"):
        raise ValueError("configurationKeys are deprecated; use environment variables instead")
    events = fields.get("events") or []
    if not isinstance(events, list) or not all(isinstance(event, str) for event in events):
        raise ValueError("events is not a list of strings")
    return tuple(events)


def refused_event(events: Sequence[str], *, external: bool, offers_invoke: bool) -> Reply | None:
    """The refusal of the first event that this kind of extension cannot subscribe to, or None.

    Managed Instances do not offer INVOKE, so internal extensions have no events there (LAMBDA_FACTS §2.3).
    """
    if events and not external and not offers_invoke:
        return _forbidden("InvalidEventType", "No events allowed for internal extensions")
    for event in events:
        why = _unoffered(event, external=external, offers_invoke=offers_invoke)
        if why:
            return _forbidden("InvalidEventType", f"{event}: {why}")
    return None


def _unoffered(event: str, *, external: bool, offers_invoke: bool) -> str:
    match event:
        case EventType.INVOKE if offers_invoke:
            return ""
        case EventType.SHUTDOWN:
            return "" if external else "ShutdownEventNotSupportedForInternalExtension"
        case _:
            return "ErrorInvalidEventType"


def registered(identity: FunctionIdentity, extension_id: str, *, wants_account: bool) -> Reply:
    """The answer to a REGISTER call that was granted."""
    document = {"functionName": identity.name, "functionVersion": identity.version, "handler": identity.handler}
    if wants_account and identity.account_id:
        document[ACCOUNT_ID] = identity.account_id
    body = json.dumps(document, separators=(",", ":")).encode() + b"\n"
    return Reply(200, body, (*JSON, ("Lambda-Extension-Identifier", extension_id)))
