"""Subscriptions to one sandbox: who may, what is replayed, who gets what."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.support.telemetry_sink import Manner, Sink, sink
from workbench.base.aio import TaskOwner
from workbench.engine import platform_events
from workbench.engine.platform_events import PlatformEvent
from workbench.engine.runtime_api import telemetry as module
from workbench.engine.runtime_api.telemetry import Telemetry, TelemetryApi
from workbench.engine.runtime_api.telemetry_delivery import Resolve
from workbench.model.invoke import LogSource

TELEMETRY, LOGS = TelemetryApi.TELEMETRY, TelemetryApi.LOGS


def body(schema: str = "2022-12-13", types: tuple[str, ...] = ("platform", "function"), port: int = 8080) -> bytes:
    destination = {"protocol": "HTTP", "URI": f"http://sandbox.localdomain:{port}"}
    buffering = {"timeoutMs": 30_000}
    request = {"schemaVersion": schema, "types": types, "destination": destination, "buffering": buffering}
    return json.dumps(request).encode()


@asynccontextmanager
async def telemetry_to(resolve: Resolve, told: list[PlatformEvent] | None = None) -> AsyncIterator[Telemetry]:
    failures: list[BaseException] = []
    tasks = TaskOwner(failures.append)
    telemetry = Telemetry(tasks, resolve, (told if told is not None else []).append)
    try:
        yield telemetry
    finally:
        await telemetry.close()
        await telemetry.close()
        await tasks.drain()
    assert not failures


def kinds(one: Sink) -> list[str]:
    return [record["type"].removeprefix("platform.") for record in one.records]


def start(request_id: str) -> PlatformEvent:
    return platform_events.start(request_id, "$LATEST", 0)


async def test_what_was_before_a_subscription_is_replayed() -> None:
    told: list[PlatformEvent] = []
    async with sink() as one, telemetry_to(one.resolve, told) as telemetry:
        telemetry.publish(start("early"))
        telemetry.publish_line("one", LogSource.FUNCTION, 0)
        telemetry.publish_line("other", LogSource.EXTENSION, 0)
        reply = telemetry.subscribe("agent", True, TELEMETRY, body())
        assert (reply.status, reply.body) == (200, b'"OK"')
        telemetry.publish(start("late"))
        assert await telemetry.flush(30)
        assert kinds(one) == ["start", "function", "telemetrySubscription", "start"]
        assert one.records[2]["record"] == {"name": "agent", "state": "Subscribed", "types": ["platform", "function"]}
        assert [event.type.value for event in told] == ["platform.telemetrySubscription"]


async def test_each_subscriber_gets_its_own() -> None:
    async with sink() as first, sink() as second:
        at = {8080: first, 9090: second}
        async with telemetry_to(lambda port: at[port].resolve(port)) as telemetry:
            telemetry.subscribe("a", True, TELEMETRY, body(types=("function",)))
            telemetry.subscribe("b", True, LOGS, body("2021-03-18", port=9090))
            telemetry.publish(platform_events.end("id", 0))
            telemetry.publish_line('{"a":1}', LogSource.FUNCTION, 0, json_record=True)
            assert await telemetry.flush(30)
        assert [record["record"] for record in first.records] == [{"a": 1}]
        assert kinds(second) == ["logsSubscription", "end", "function"]
        assert second.records[2]["record"] == '{"a":1}\n'


async def test_subscriptions_close() -> None:
    async with telemetry_to(lambda _port: None) as telemetry:
        refused = telemetry.subscribe("a", False, TELEMETRY, body())
        telemetry.close_subscriptions()
        assert not telemetry.listening
        for reply, api in ((refused, "Telemetry"), (telemetry.subscribe("a", True, LOGS, body()), "Logs")):
            assert reply.status == 403
            assert json.loads(reply.body) == {
                "errorType": f"{api}.SubscriptionClosed",
                "errorMessage": f"{api} API subscription is closed",
            }


async def test_a_subscriber_is_served_after_subscriptions_closed() -> None:
    async with sink() as one, telemetry_to(one.resolve) as telemetry:
        telemetry.subscribe("a", True, TELEMETRY, body())
        telemetry.close_subscriptions()
        assert telemetry.listening
        telemetry.publish(start("x"))
        assert await telemetry.flush(30)
        assert kinds(one) == ["telemetrySubscription", "start"]


async def test_one_of_the_two_apis() -> None:
    async with telemetry_to(lambda _port: None) as telemetry:
        assert telemetry.subscribe("a", True, LOGS, body("2021-03-18")).status == 200
        reply = telemetry.subscribe("a", True, TELEMETRY, body())
        assert (reply.status, json.loads(reply.body)["errorType"]) == (400, "ValidationError")
        assert telemetry.subscribe("b", True, TELEMETRY, body()).status == 200


async def test_a_bad_subscription_changes_nothing() -> None:
    told: list[PlatformEvent] = []
    async with telemetry_to(lambda _port: None, told) as telemetry:
        assert telemetry.subscribe("a", True, TELEMETRY, b"{}").status == 400
        telemetry.close_subscriptions()
        assert not telemetry.listening
        assert told == []


async def test_subscribing_again_replaces() -> None:
    told: list[PlatformEvent] = []
    async with sink() as old, sink() as new:
        at = {8080: old, 9090: new}
        async with telemetry_to(lambda port: at[port].resolve(port), told) as telemetry:
            telemetry.publish(start("early"))
            telemetry.subscribe("a", True, TELEMETRY, body())
            assert await telemetry.flush(30)
            telemetry.subscribe("a", True, TELEMETRY, body(port=9090))
            assert await telemetry.flush(30)
        assert kinds(old) == ["start", "telemetrySubscription"]
        assert [record["record"]["state"] for record in new.records] == ["Already subscribed"]
        assert len(told) == 2


@pytest.mark.parametrize(("items", "size"), [(3, 10_000), (100, 3)])
async def test_what_is_kept_for_later_is_bounded(monkeypatch: pytest.MonkeyPatch, items: int, size: int) -> None:
    monkeypatch.setattr(module, "EARLY_ITEMS", items)
    monkeypatch.setattr(module, "EARLY_BYTES", size)
    async with sink() as one, telemetry_to(one.resolve) as telemetry:
        for number in range(8):
            telemetry.publish_line(str(number), LogSource.FUNCTION, 0)
        assert telemetry.dropped == 0, "nobody has missed it yet"
        telemetry.subscribe("a", True, TELEMETRY, body())
        assert telemetry.dropped == 5
        assert await telemetry.flush(30)
        assert kinds(one) == ["function"] * 3 + ["logsDropped", "telemetrySubscription"]
        assert one.records[3]["record"]["droppedRecords"] == 5


async def test_what_waits_may_be_hurried() -> None:
    async with sink() as one, telemetry_to(one.resolve) as telemetry:
        telemetry.subscribe("a", True, TELEMETRY, body())
        telemetry.hurry()
        await one.until(requests=1)
        assert kinds(one) == ["telemetrySubscription"]


async def test_a_flush_has_an_end() -> None:
    async with sink([Manner.WAIT]) as one, telemetry_to(one.resolve) as telemetry:
        assert await telemetry.flush(0)
        telemetry.subscribe("a", True, TELEMETRY, body())
        assert not await telemetry.flush(0)
        await one.until(requests=1)
        assert not await telemetry.flush(0)
        one.go_on.set()
        assert await telemetry.flush(30)


async def test_nothing_is_kept_where_nobody_can_subscribe() -> None:
    tasks = TaskOwner(lambda _error: None)
    telemetry = Telemetry(tasks, lambda _port: None, early=False)
    assert not telemetry.listening
    assert telemetry.subscribe("a", True, TELEMETRY, body()).status == 403
    telemetry.publish(start("x"))
    telemetry.publish_line("x", LogSource.FUNCTION, 0)
    assert await telemetry.flush(0)
    await telemetry.close()


async def test_closing_ends_everything() -> None:
    async with sink([Manner.WAIT]) as one, telemetry_to(one.resolve) as telemetry:
        telemetry.subscribe("a", True, TELEMETRY, body())
        waiting = asyncio.gather(telemetry.flush(30))
        await one.until(requests=1)
        await telemetry.close()
        await waiting
        assert not telemetry.listening
        telemetry.publish(start("x"))
        assert one.batches == []
