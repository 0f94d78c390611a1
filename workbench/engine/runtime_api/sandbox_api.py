"""Everything that one sandbox's API serves: its exchange, its extensions, telemetry, credentials and metadata."""

import json

from workbench.engine.http.wire import Headers
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.extension_calls import ExtensionCall
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.runtime_api.reply import Answer, Reply
from workbench.engine.runtime_api.routes import Call
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.runtime_api.telemetry import Telemetry, TelemetryApi

_EXTENSION_CALLS = {
    Call.EXTENSION_REGISTER: ExtensionCall.REGISTER,
    Call.EXTENSION_NEXT: ExtensionCall.NEXT,
    Call.EXTENSION_INIT_ERROR: ExtensionCall.INIT_ERROR,
    Call.EXTENSION_EXIT_ERROR: ExtensionCall.EXIT_ERROR,
}
_TELEMETRY_APIS = {Call.TELEMETRY: TelemetryApi.TELEMETRY, Call.LOGS: TelemetryApi.LOGS}
_CACHED = ("Cache-Control", "private, max-age=43200, immutable")


class SandboxApi:
    """Serves the calls that are not the runtime's own."""

    def __init__(self, exchange: Exchange, extensions: Extensions, telemetry: Telemetry, secrets: Secrets) -> None:
        self.exchange = exchange
        self.extensions = extensions
        self.telemetry = telemetry
        self._secrets = secrets

    def serve(self, call: Call, headers: Headers, body: bytes, answer: Answer) -> None:
        """Answer a call, now or later."""
        if call in _EXTENSION_CALLS:
            self.extensions.handle(_EXTENSION_CALLS[call], headers, body, answer)
        elif call in _TELEMETRY_APIS:
            answer(self._subscribe(_TELEMETRY_APIS[call], headers, body))
        elif call is Call.CREDENTIALS:
            answer(self._credentials(headers))
        else:
            answer(self._metadata(headers))

    def hang_up(self, answer: Answer) -> None:
        """The peer of a call that waits for `answer` is gone."""
        self.extensions.hang_up(answer)

    def _subscribe(self, api: TelemetryApi, headers: Headers, body: bytes) -> Reply:
        extension = self.extensions.identify(headers)
        if isinstance(extension, Reply):
            return extension
        return self.telemetry.subscribe(extension.name, extension.subscribable, api, body)

    def _credentials(self, headers: Headers) -> Reply:
        if not self.exchange.snap_start or headers.get("authorization") != self._secrets.credentials_token:
            return Reply(404, b"")
        values = self._secrets.credentials
        return _json(
            {
                "AccessKeyId": values.get("AWS_ACCESS_KEY_ID", ""),
                "SecretAccessKey": values.get("AWS_SECRET_ACCESS_KEY", ""),
                "Token": values.get("AWS_SESSION_TOKEN", ""),
                "Expiration": "2099-01-01T00:00:00Z",
            }
        )

    def _metadata(self, headers: Headers) -> Reply:
        if headers.get("authorization") != f"Bearer {self._secrets.metadata_token}":
            return Reply(401, b"")
        return _json({"AvailabilityZoneID": self._secrets.zone_id}, _CACHED)


def _json(document: dict[str, str], *headers: tuple[str, str]) -> Reply:
    body = json.dumps(document, separators=(",", ":")).encode()
    return Reply(200, body, (("Content-Type", "application/json"), *headers))
