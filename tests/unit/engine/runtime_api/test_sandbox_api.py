"""Every call that is not the runtime's own reaches whom it is for."""

import asyncio
import json

from tests.support.raw_http import Reply
from tests.support.sandbox_peer import SandboxPeer, sandbox_api
from tests.support.telemetry_sink import sink
from workbench.base.aio import TaskOwner
from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.extension_events import InvokeEvent
from workbench.engine.runtime_api.extension_failures import FailureType
from workbench.engine.runtime_api.sandbox_api import SandboxApi
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.runtime_api.telemetry import Telemetry

CREDENTIALS = "GET /2021-04-23/credentials"
METADATA = "/2026-01-15/metadata/execution-environment"
EXTENSION = "/2020-01-01/extension"
ERROR_TYPE = "Lambda-Extension-Function-Error-Type: Extension.Why"
EVENT = InvokeEvent("a", 1, "arn", "Root=1")


def register(peer: SandboxPeer, name: str = "one", *events: str) -> str:
    """Register an extension; the header by which it is known then."""
    body = json.dumps({"events": events}).encode()
    reply = peer.ask(f"POST {EXTENSION}/register", body, f"Lambda-Extension-Name: {name}")
    assert (reply.status, json.loads(reply.body)["functionName"]) == (200, "f")
    return f"Lambda-Extension-Identifier: {reply.headers['lambda-extension-identifier']}"


async def test_credentials_for_whoever_has_the_token() -> None:
    secrets = Secrets()
    peer = SandboxPeer(sandbox_api(Exchange(snap_start=True), secrets))
    given = peer.ask(CREDENTIALS, None, f"Authorization: {secrets.credentials_token}")
    assert (given.status, given.headers["content-type"]) == (200, "application/json")
    assert json.loads(given.body) == {
        "AccessKeyId": secrets.credentials["AWS_ACCESS_KEY_ID"],
        "SecretAccessKey": secrets.credentials["AWS_SECRET_ACCESS_KEY"],
        "Token": secrets.credentials["AWS_SESSION_TOKEN"],
        "Expiration": "2099-01-01T00:00:00Z",
    }
    for header in ((), ("Authorization: x",), (f"Authorization: {secrets.metadata_token}",), ("Authorization:",)):
        refused = peer.ask(CREDENTIALS, None, *header)
        assert (refused.status, refused.body) == (404, b"")


async def test_no_credentials_without_snap_start() -> None:
    secrets = Secrets()
    peer = SandboxPeer(sandbox_api(secrets=secrets))
    assert peer.ask(CREDENTIALS, None, f"Authorization: {secrets.credentials_token}").status == 404


async def test_credentials_that_lack_a_session_token() -> None:
    secrets = Secrets({"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B"})
    peer = SandboxPeer(sandbox_api(Exchange(snap_start=True), secrets))
    given = peer.ask(CREDENTIALS, None, f"Authorization: {secrets.credentials_token}")
    assert json.loads(given.body)["Token"] == ""


async def test_metadata() -> None:
    secrets = Secrets(zone_id="euc1-az1")
    peer = SandboxPeer(sandbox_api(secrets=secrets))
    token = f"Authorization: Bearer {secrets.metadata_token}"
    given = peer.ask(f"GET {METADATA}", None, token)
    assert (given.status, given.body) == (200, b'{"AvailabilityZoneID":"euc1-az1"}')
    assert given.headers["cache-control"] == "private, max-age=43200, immutable"
    for header in ((), ("Authorization: Bearer x",), (f"Authorization: {secrets.metadata_token}",)):
        assert peer.ask(f"GET {METADATA}", None, *header).status == 401
    for method in ("POST", "PUT", "DELETE", "HEAD"):
        assert peer.ask(f"{method} {METADATA}", None, token).status == 405


async def test_an_extension_registers_and_gets_its_event() -> None:
    api = sandbox_api()
    peer = SandboxPeer(api)
    known_by = register(peer, "one", "INVOKE")
    peer.send(f"GET {EXTENSION}/event/next", None, known_by)
    assert peer.got() == []
    assert api.extensions.ready().done()
    api.extensions.invoke(EVENT)
    (event,) = peer.got()
    assert json.loads(event.body)["eventType"] == "INVOKE"
    assert event.headers["lambda-extension-event-identifier"]


async def test_an_extension_reports_an_error() -> None:
    for path, kind in (("init/error", FailureType.INIT_ERROR), ("exit/error", FailureType.EXIT_ERROR)):
        api = sandbox_api()
        peer = SandboxPeer(api)
        reply = peer.ask(f"POST {EXTENSION}/{path}", b"{}", register(peer), ERROR_TYPE)
        assert (reply.status, reply.body) == (202, b'{"status":"OK"}\n')
        assert (await api.extensions.failure).type == kind


async def test_an_extension_that_nobody_knows() -> None:
    peer = SandboxPeer(sandbox_api())
    for call in (f"GET {EXTENSION}/event/next", f"POST {EXTENSION}/init/error", "PUT /2022-07-01/telemetry"):
        reply = peer.ask(call, b"{}", ERROR_TYPE)
        assert (reply.status, b"Extension.MissingExtensionIdentifier" in reply.body) == (403, True)


async def test_an_extension_that_hung_up_no_longer_waits() -> None:
    api = sandbox_api()
    gone, other = SandboxPeer(api), SandboxPeer(api)
    known_by = register(gone, "one", "INVOKE")
    gone.send(f"GET {EXTENSION}/event/next", None, known_by)
    gone.hang_up()
    api.extensions.invoke(EVENT)
    assert gone.got() == []
    assert b"INVOKE" in other.ask(f"GET {EXTENSION}/event/next", None, known_by).body


async def test_whoever_hung_up_before_launching_was_over_is_not_registered() -> None:
    api = sandbox_api(launched=False)
    peer = SandboxPeer(api)
    peer.send(f"POST {EXTENSION}/register", b'{"events":[]}', "Lambda-Extension-Name: early")
    assert peer.got() == [], "it may be an external one whose launch has not been told yet"
    peer.hang_up()
    api.extensions.none_to_expect()
    assert not api.extensions.has_any


def subscription(port: int, schema: str) -> bytes:
    destination = {"protocol": "HTTP", "URI": f"http://sandbox.localdomain:{port}"}
    return json.dumps({"schemaVersion": schema, "types": ["platform"], "destination": destination}).encode()


async def subscribed(call: str, schema: str) -> list[Reply]:
    """The answers to a subscription during Init and after it."""
    failures: list[BaseException] = []
    tasks = TaskOwner(failures.append)
    async with sink() as one:
        telemetry = Telemetry(tasks, lambda port: ("127.0.0.1", port))
        api = sandbox_api()
        peer = SandboxPeer(SandboxApi(api.exchange, api.extensions, telemetry, Secrets()))
        known_by = register(peer)
        got = [peer.ask(call, subscription(one.port, schema), known_by)]
        api.extensions.close_registration()
        telemetry.close_subscriptions()
        got.append(peer.ask(call, subscription(one.port, schema), known_by))
        await telemetry.close()
        await tasks.drain()
    assert not failures
    return got


async def test_subscriptions_reach_telemetry() -> None:
    async with asyncio.timeout(30):
        for api, call, schema in (
            ("Telemetry", "PUT /2022-07-01/telemetry", "2022-07-01"),
            ("Logs", "PUT /2020-08-15/logs", "2020-08-15"),
        ):
            first, late = await subscribed(call, schema)
            assert (first.status, first.body) == (200, b'"OK"')
            assert (late.status, json.loads(late.body)["errorType"]) == (403, f"{api}.SubscriptionClosed")


async def test_an_extension_s_process_that_ends_is_told_apart_from_its_connection() -> None:
    api = sandbox_api()
    peer = SandboxPeer(api)
    register(peer)
    peer.hang_up()
    api.extensions.process_ended("one", SandboxExit(status=1))
    assert not api.extensions.failure.done(), "an internal extension has no process, and may use another connection"
