import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore import exceptions as boto

from workbench.cloud.session import CloudSession, told_as_ours, traced
from workbench.model.errors import CloudCredentialsError, CloudError, CloudRefusedError, CloudUnreachableError


class Emulator(http.server.BaseHTTPRequestHandler):
    """Refuses every call with the server's code, and keeps what was sent."""

    seen: list[dict[str, str]] = []  # noqa: RUF012 - a class is made for each test
    code = "AccessDenied"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen.append({name.lower(): value for name, value in self.headers.items()})
        body = f'{{"__type":"{self.code}","message":"Not you."}}'.encode()
        self.send_response(400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture
def emulator() -> Iterator[tuple[str, type[Emulator]]]:
    handler = type("Handler", (Emulator,), {"seen": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def sessions() -> Iterator[list[CloudSession]]:
    made: list[CloudSession] = []
    yield made
    for session in made:
        session.close()


def put_events(session: CloudSession) -> None:
    client = session.client("events")
    with told_as_ours("It was not sent."):
        client.put_events(Entries=[{"Source": "lambda"}])


def test_one_client_for_a_service_and_region(sessions: list[CloudSession]) -> None:
    session = CloudSession("http://127.0.0.1:1", "eu-west-1")
    sessions.append(session)
    client = session.client("sqs")
    assert session.client("sqs") is client
    assert session.client("sqs", "eu-west-1") is client
    other = session.client("sqs", "us-east-1")
    assert (client.meta.region_name, other.meta.region_name) == ("eu-west-1", "us-east-1")


def test_an_emulator_needs_no_credentials_and_gets_the_trace(
    emulator: tuple[str, type[Emulator]], sessions: list[CloudSession]
) -> None:
    address, handler = emulator
    session = CloudSession(address)
    sessions.append(session)
    with (
        pytest.raises(CloudRefusedError, match=r"It was not sent\. AccessDenied: Not you\.") as caught,
        traced("Root=1-a"),
    ):
        put_events(session)
    assert caught.value.code == "AccessDenied"
    assert handler.seen[-1]["x-amzn-trace-id"] == "Root=1-a"
    assert "Credential=local/" in handler.seen[-1]["authorization"]
    with pytest.raises(CloudRefusedError):
        put_events(session)
    assert "x-amzn-trace-id" not in handler.seen[-1]


def test_refused_credentials_are_told_apart(emulator: tuple[str, type[Emulator]], sessions: list[CloudSession]) -> None:
    address, handler = emulator
    handler.code = "UnrecognizedClientException"
    sessions.append(CloudSession(address))
    with pytest.raises(CloudCredentialsError, match="Renew or correct"):
        put_events(sessions[0])


def test_nobody_answers(sessions: list[CloudSession]) -> None:
    sessions.append(CloudSession("http://127.0.0.1:1"))
    with pytest.raises(CloudUnreachableError, match="Check the network"):
        put_events(sessions[0])


def test_no_credentials_for_an_account(sessions: list[CloudSession], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    sessions.append(CloudSession())
    with pytest.raises(CloudCredentialsError, match="local emulator"):
        put_events(sessions[0])


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(CloudCredentialsError, match="another profile"):
        CloudSession(profile="nobody").client("sqs")


def test_configured_credentials_are_used(
    emulator: tuple[str, type[Emulator]],
    sessions: list[CloudSession],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = tmp_path / "credentials"
    path.write_text("[work]\naws_access_key_id = AKWORK\naws_secret_access_key = s\n", encoding="utf-8")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(path))
    address, handler = emulator
    sessions.append(CloudSession(address, profile="work"))
    with pytest.raises(CloudRefusedError):
        put_events(sessions[0])
    assert "Credential=AKWORK/" in handler.seen[-1]["authorization"]


@pytest.mark.parametrize("address", ["nonsense", "http://", "http://a b"])
def test_an_endpoint_that_is_no_address(address: str, sessions: list[CloudSession]) -> None:
    sessions.append(CloudSession(address))
    with pytest.raises(CloudError):
        put_events(sessions[0])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (boto.PartialCredentialsError(provider="env", cred_var="x"), CloudCredentialsError),
        (boto.UnauthorizedSSOTokenError(), CloudCredentialsError),
        (boto.TokenRetrievalError(provider="sso", error_msg="x"), CloudCredentialsError),
        (boto.LoginRefreshRequired(), CloudCredentialsError),
        (boto.ReadTimeoutError(endpoint_url="http://a"), CloudUnreachableError),
        (boto.ParamValidationError(report="bad"), CloudError),
        (boto.ClientError({}, "op"), CloudRefusedError),
        (boto.UnknownServiceError(service_name="x", known_service_names="y"), CloudError),
    ],
)
def test_every_family_of_errors_is_ours(error: Exception, kind: type[CloudError]) -> None:
    with pytest.raises(kind, match=r"^It failed\."), told_as_ours("It failed."):
        raise error


def test_an_access_key_for_the_account(emulator: tuple[str, type[Emulator]], sessions: list[CloudSession]) -> None:
    address, handler = emulator
    sessions.append(CloudSession(address, access_key="111122223333"))
    with pytest.raises(CloudRefusedError):
        put_events(sessions[0])
    assert "Credential=111122223333/" in handler.seen[-1]["authorization"]
