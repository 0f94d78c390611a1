"""AWS clients, made late and kept; botocore's errors as ours; the trace that a call belongs to."""

import contextlib
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from workbench.model.errors import CloudCredentialsError, CloudError, CloudRefusedError, CloudUnreachableError

if TYPE_CHECKING:
    from botocore.config import Config

_PLACEHOLDER = "local"
_CREDENTIAL_CODES = frozenset(
    {
        "AuthFailure",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
_TRACE_HEADER = "X-Amzn-Trace-Id"
_CONNECT_S, _READ_S, _TRIES = 5, 30, 2

_trace: ContextVar[str] = ContextVar("trace", default="")


@contextlib.contextmanager
def traced(trace_id: str) -> Iterator[None]:
    """Send this X-Ray header, unless empty, with every call: some services pass it on and have no parameter for it."""
    token = _trace.set(trace_id)
    try:
        yield
    finally:
        _trace.reset(token)


def _add_trace(params: dict[str, Any], **_rest: object) -> None:
    if trace := _trace.get():
        params["headers"][_TRACE_HEADER] = trace


class CloudSession:
    """An account, or an emulator at `endpoint_url`; one client for each service and region, for all threads.

    `profile` is one of the AWS configuration files, or empty for the usual chain. An emulator takes any credentials:
    with an endpoint and none configured, placeholders are used. `access_key` is used instead of what is configured, for
    emulators that take it for the account.
    """

    def __init__(
        self, endpoint_url: str = "", region: str = "us-east-1", profile: str = "", access_key: str = ""
    ) -> None:
        self.endpoint_url = endpoint_url
        self.region = region
        self.profile = profile
        self.access_key = access_key
        self._lock = threading.Lock()
        self._session: Any = None
        self._clients: dict[tuple[str, str], Any] = {}

    def client(self, service: str, region: str = "") -> Any:
        """The client of a service such as `sqs`; blocks (boto3 takes 0.3 s the first time). Raises CloudError."""
        key = (service, region or self.region)
        with self._lock:
            if key not in self._clients:
                with told_as_ours(f"No client for {service} could be made."):
                    self._clients[key] = self._make(*key)
            return self._clients[key]

    def _make(self, service: str, region: str) -> Any:
        if self._session is None:
            self._session = _open_session(self.profile, self.region)
        options: dict[str, Any] = {"region_name": region, "config": _config(local=bool(self.endpoint_url))}
        if self.endpoint_url:
            options["endpoint_url"] = self.endpoint_url
            if self.access_key or self._session.get_credentials() is None:
                key = self.access_key or _PLACEHOLDER
                options |= {"aws_access_key_id": key, "aws_secret_access_key": _PLACEHOLDER}
        client = self._session.client(service, **options)
        client.meta.events.register_first("before-call", _add_trace)
        return client

    def close(self) -> None:
        """Close the clients' connections."""
        with self._lock:
            for client in self._clients.values():
                client.close()
            self._clients.clear()


def _open_session(profile: str, region: str) -> Any:
    import boto3  # noqa: PLC0415 - 165 ms, and not every start of the program needs it
    from botocore.session import Session  # noqa: PLC0415

    session = Session(profile=profile or None)
    if profile and session.get_scoped_config().get("mfa_serial"):
        # botocore would ask for it at a terminal that nobody looks at.
        raise CloudCredentialsError(
            f"The profile {profile} asks for an MFA code.",
            "It cannot be typed here.",
            "Choose a profile with the credentials of a session, such as `aws sts get-session-token` gives.",
        )
    return boto3.Session(botocore_session=session, region_name=region)


def _config(*, local: bool) -> "Config":
    from botocore.config import Config  # noqa: PLC0415

    return Config(
        connect_timeout=_CONNECT_S,
        read_timeout=_READ_S,
        retries={"mode": "standard", "max_attempts": _TRIES},
        # An emulator's host has no subdomains for buckets.
        s3={"addressing_style": "path"} if local else None,
    )


@contextlib.contextmanager
def told_as_ours(what: str) -> Iterator[None]:
    """Turn botocore's errors into CloudError; `what` is what could not be done, a sentence."""
    from botocore import exceptions as boto  # noqa: PLC0415

    try:
        yield
    except (boto.NoCredentialsError, boto.PartialCredentialsError, boto.CredentialRetrievalError) as error:
        raise CloudCredentialsError(
            what, str(error), "Configure credentials, or set the endpoint of a local emulator."
        ) from error
    except (boto.SSOError, boto.LoginError, boto.TokenRetrievalError) as error:
        raise CloudCredentialsError(what, str(error), "Sign in again, with `aws sso login` for instance.") from error
    except boto.ProfileNotFound as error:
        raise CloudCredentialsError(what, f"{error}.", "Choose another profile.") from error
    except (boto.ConnectionError, boto.HTTPClientError) as error:
        raise CloudUnreachableError(what, str(error), "Check the network and the endpoint.") from error
    except boto.ClientError as error:
        raise _refused(what, dict(error.response)) from error
    except (boto.BotoCoreError, ValueError) as error:
        raise CloudError(what, str(error)) from error


def _refused(what: str, response: dict[str, Any]) -> CloudError:
    told = response.get("Error", {})
    code, message = str(told.get("Code", "")), str(told.get("Message", ""))
    why = f"{code}: {message}" if message else f"{code}."
    if code in _CREDENTIAL_CODES:
        return CloudCredentialsError(what, why, "Renew or correct the credentials.")
    return CloudRefusedError(code, what, why)
