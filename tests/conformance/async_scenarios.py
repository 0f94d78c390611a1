"""Functions that are invoked asynchronously, for the rows of LAMBDA_FACTS §4."""

import asyncio

from tests.conformance.fact import Scenario
from tests.conformance.queued import ARN, DEAD, RECORDS, ended, event, named, queued, register, settings
from tests.conformance.stage import Seen, Stage, open_stage
from tests.conformance.told import Told
from workbench.model.async_event import AsyncOutcome

MIB = 1024 * 1024
ROOT = "1-5759e988-bd862e3fe1be46a994272793"
EVENTS = "arn:aws:events:us-east-1:123456789012:event-bus/bus"
BUCKET = "arn:aws:s3:::bucket"

_SOURCE = """
import json, os, time

def handler(event, context):
    seen = {"id": context.aws_request_id, "trace": os.environ["_X_AMZN_TRACE_ID"], "arn": context.invoked_function_arn}
    print(json.dumps({**seen, "client": context.client_context is not None}))
    name = f"/tmp/{context.aws_request_id}"
    with open(name, "a") as file:
        file.write("x")
    if os.path.getsize(name) <= event.get("fails", 0):
        raise ValueError("no luck " + "é" * event.get("long", 0))
    if event.get("exits"):
        os._exit(3)
    time.sleep(event.get("sleeps", 0))
    return {"echo": event}
"""
FILES = {"app.py": _SOURCE}


async def _ends(stage: Stage) -> tuple[Seen, ...]:
    both = settings(RECORDS, RECORDS, dead_letter_arn=DEAD)
    return (
        await queued(stage, b'{ "n": 1.50 }', both, trace_id=f"Root={ROOT};Parent=0102030405060708;Sampled=1"),
        await queued(stage, b'{"fails": 9, "long": 1000}', both),
        await queued(stage, b'{"fails": 9}', settings("", RECORDS, retries=0)),
        await queued(stage, b'{"fails": 9}', settings("", RECORDS, retries=1)),
        await queued(stage, b'{"fails": 1}', both),
        await queued(stage, b'{"exits": 1}', settings("", RECORDS, dead_letter_arn=DEAD, retries=0)),
        await queued(stage, b"{}", both, qualifier="live", client_context=b'{"custom":{}}'),
        await queued(stage, b"{}", settings(RECORDS, RECORDS, dead_letter_arn=DEAD, reserved_concurrency=0)),
        await queued(stage, b"{}", settings("", RECORDS, dead_letter_arn=DEAD, age_s=0)),
        await queued(stage, b"{}", settings(EVENTS)),
        await queued(stage, b'{"fails": 9}', settings("", BUCKET, retries=0)),
        await queued(stage, b'{"fails": 9}', settings("", EVENTS, retries=0)),
        await queued(stage, b'{"fails": 9}', settings(RECORDS, "", retries=0)),
    )


ENDS = Scenario("async ends", FILES, _ends)


async def _accepting(stage: Stage) -> tuple[Seen, ...]:
    largest = b'{"a":"%s"}' % (b"b" * (MIB - 8))
    taken = await queued(stage, largest, settings(RECORDS))
    refused = await queued(stage, largest + b" ", settings())
    reserved = settings(reserved_concurrency=1)
    register(stage, reserved)
    async with asyncio.TaskGroup() as group:
        holder = group.create_task(stage.invoke(b'{"sleeps": 0.5}', settings=reserved))
        request = event(stage, settings=reserved)
        await asyncio.sleep(0)  # the holder is admitted first
        await stage.engine.accept(request)
    later = await ended(stage, request)
    ran = [one for one in stage.told.all if getattr(one, "event_id", "") == request.request_id]
    attempts = [one.attempt for one in ran if hasattr(one, "attempt")]
    return taken, refused, holder.result(), Seen(request, later.result, more={**later.more, "attempts": attempts})


ACCEPTING = Scenario("async accepting", FILES, _accepting)


async def _as_on_aws(stage: Stage) -> tuple[Seen, ...]:
    """With AWS's delays: a minute before the second attempt, two before the third."""
    slow = open_stage(
        stage.kind, stage.folder / "slow", stage.folder / "cache", stage.function, retry_delays_s=(60.0, 120.0)
    )
    try:
        aged = await queued(slow, b'{"fails": 9}', settings("", RECORDS, age_s=60))
        request = event(slow, b'{"fails": 9}', settings=settings())
        register(slow, settings())
        await slow.engine.accept(request)
        await slow.told.until(lambda: any(_is_wait(one, request.request_id) for one in slow.told.all))
        waiting = next(one for one in await slow.engine.pending_events() if one.id == request.request_id)
        return aged, Seen(request, more={"waiting": waiting})
    finally:
        await slow.engine.close()


def _is_wait(told: object, event_id: str) -> bool:
    return getattr(told, "event_id", "") == event_id and hasattr(told, "next_ns")


AS_ON_AWS = Scenario("async delays", FILES, _as_on_aws)


async def _new_code(stage: Stage) -> tuple[Seen, ...]:
    """Events wait for their function; it is deployed anew meanwhile."""
    before = await stage.invoke()
    requests = [event(stage, settings=settings()) for _ in range(3)]
    for request in requests:
        await stage.engine.accept(request)
    path = stage.function.code_path / "app.py"
    path.write_text(path.read_text(encoding="utf-8").replace('"echo": event', '"new": event'), encoding="utf-8")
    register(stage, settings())
    return before, *[await ended(stage, request) for request in requests]


NEW_CODE = Scenario("async new code", FILES, _new_code)


async def _to_function(stage: Stage) -> tuple[Seen, ...]:
    """The function's records go to another function, asynchronously."""
    other, both = named(stage, "other"), settings(f"{ARN}other", f"{ARN}other:live", retries=0)
    seen = []
    for payload in (b'{"a": 1}', b'{"fails": 9}'):
        register(stage, both, (other, settings()))
        request = event(stage, payload, settings=both)
        await stage.engine.accept(request)
        first = await ended(stage, request)
        seen += [first, Seen(request, more={"outcome": await _other_end(stage.told)})]
    return tuple(seen)


async def _other_end(told: Told) -> AsyncOutcome:
    """How the event for the other function ended; what was told is forgotten."""
    await told.until(lambda: any(one.function == "other" for one in told.ends()))
    end = next(one for one in told.ends() if one.function == "other")
    told.all.clear()
    return end


TO_FUNCTION = Scenario("async to function", FILES, _to_function)
