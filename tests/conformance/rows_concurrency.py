"""Reserved, provisioned and account concurrency (LAMBDA_FACTS §5, §5.1, §1.6)."""

import asyncio
import dataclasses
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Scenario
from tests.conformance.queued import named
from tests.conformance.stage import Seen, Stage, open_stage
from tests.support.fake_executor import a_request
from workbench.model.environment import EnvironmentState, InitializationType
from workbench.model.errors import (
    EngineError,
    ThrottledError,
)
from workbench.model.function_settings import FunctionSettings

_SOURCE = """
import os, time
BORN = time.monotonic()
COUNT = 0

def handler(event, context):
    global COUNT
    COUNT += 1
    begun = time.monotonic()
    time.sleep(event.get("sleeps", 0))
    if event.get("exits"):
        os._exit(1)
    kind = os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"]
    return {"kind": kind, "count": COUNT, "age": begun - BORN, "trace": os.environ["_X_AMZN_TRACE_ID"]}
"""
FILES = {"app.py": _SOURCE}
_SLOW = b'{"sleeps": 0.4}'


async def _scaling(stage: Stage) -> tuple[Seen, ...]:
    first = await stage.invoke()
    three = await stage.together(3, _SLOW)
    return (first, *three, await stage.invoke(), await stage.invoke())


SCALING = Scenario("scaling", FILES, _scaling)


async def _reserved(stage: Stage) -> tuple[Seen, ...]:
    one, none = FunctionSettings(reserved_concurrency=1), FunctionSettings(reserved_concurrency=0)
    versions = await asyncio.gather(stage.invoke(_SLOW, settings=one), _other_version(stage, one))
    ordered = sorted(versions, key=lambda seen: seen.error is not None)
    after = await stage.invoke(settings=one)
    off = await stage.invoke(settings=none)
    on = await stage.invoke()
    return (*ordered, after, off, on, await _until_throttled(stage, one))


async def _other_version(stage: Stage, given: FunctionSettings) -> Seen:
    """An invoke of version 7, while `$LATEST` runs."""
    version = dataclasses.replace(stage.function, version="7")
    request = a_request(version, b"{}", executor=stage.kind, qualifier="7", settings=given)
    try:
        return Seen(request, await stage.engine.invoke(request, lambda _event: None))
    except EngineError as error:
        return Seen(request, error=error)


async def _until_throttled(stage: Stage, given: FunctionSettings) -> Seen:
    """One invoke after the other, as fast as they go."""
    seen = await stage.invoke(settings=given)
    for _more in range(400):
        if seen.error is not None:
            break
        seen = await stage.invoke(settings=given)
    return seen


RESERVED = Scenario("reserved", FILES, _reserved)


async def _account(stage: Stage) -> tuple[Seen, ...]:
    """An account of three, one of which another function has reserved."""
    small = open_stage(stage.kind, stage.folder, stage.folder / "cache", stage.function, account_concurrency=3)
    try:
        small.engine.register("", [(named(stage, "other"), FunctionSettings(reserved_concurrency=1))])
        three = await small.together(3, _SLOW)
        return tuple(sorted(three, key=lambda seen: seen.error is not None))
    finally:
        await small.engine.close()


ACCOUNT = Scenario("account", FILES, _account)


async def _provisioned(stage: Stage) -> tuple[Seen, ...]:
    two = FunctionSettings(provisioned_concurrency=2)
    spilled = await stage.invoke(settings=two)
    await _provides(stage, 2)
    three = await stage.together(3, _SLOW, settings=two)
    fails = await stage.invoke(b'{"exits": 1}', settings=two)
    await _provides(stage, 2)
    again = await stage.invoke(settings=two)
    capped = FunctionSettings(provisioned_concurrency=2, reserved_concurrency=2)
    full = await stage.together(3, _SLOW, settings=capped)
    await stage.invoke(settings=FunctionSettings())
    await _provides(stage, 0)
    by_kind = sorted(three, key=lambda seen: seen.value["kind"], reverse=True)
    by_error = sorted(full, key=lambda seen: seen.error is not None)
    return (spilled, *by_kind, fails, again, *by_error, await stage.invoke())


def _ready(stage: Stage) -> int:
    """How many provisioned environments wait for events."""
    found = [one for one in stage.engine._supply.infos() if one.initialization is InitializationType.PROVISIONED]
    return len([one for one in found if one.state is EnvironmentState.IDLE])


async def _provides(stage: Stage, count: int) -> None:
    """Return when so many wait."""
    async with asyncio.timeout(20):
        while _ready(stage) != count:  # noqa: ASYNC110 - nobody is told when one is ready
            await asyncio.sleep(0.02)


PROVISIONED = Scenario("provisioned", FILES, _provisioned)


def _throttled(index: int, reason: str) -> Check:
    def read(*seen: Seen) -> object:
        error = seen[index].error
        assert isinstance(error, ThrottledError), error
        return error.reason, error.what, error.retry_after_s >= 1

    return same(read, (reason, "Rate Exceeded.", True))


def _at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


def _environments(seen: tuple[Seen, ...]) -> list[str]:
    return [one.ok.environment_id for one in seen if one.result is not None]


def _kinds(*indexes: int) -> Any:
    return lambda *seen: [seen[index].value["kind"] for index in indexes]


_ACCOUNT_FULL = "ConcurrentInvocationLimitExceeded"
_RESERVED_FULL = "ReservedFunctionConcurrentInvocationLimitExceeded"
_RESERVED_RATE = "ReservedFunctionInvocationRateLimitExceeded"
_CONCURRENCY = (
    Fact(
        "§5", "invokes at once have an environment each", SCALING, same(lambda *s: len(set(_environments(s[1:4]))), 3)
    ),
    Fact(
        "§5",
        "one of them is the one that was there",
        SCALING,
        true(lambda *s: s[0].ok.environment_id in _environments(s[1:4])),
    ),
    Fact(
        "§1.6",
        "the others are cold starts",
        SCALING,
        same(lambda *s: sorted(one.ok.cold for one in s[1:4]), [False, True, True]),
    ),
    Fact(
        "§1.6",
        "no new environment while one waits",
        SCALING,
        true(lambda *s: set(_environments(s[4:])) <= set(_environments(s[:4]))),
    ),
    Fact(
        "§1.6",
        "invokes one after the other run in one environment",
        SCALING,
        same(lambda *s: len(set(_environments(s[4:]))), 1),
    ),
    Fact("§1.6", "whose globals live on", SCALING, same(lambda *s: s[5].value["count"] - s[4].value["count"], 1)),
    Fact("§5.1", "over its reserved concurrency a function is throttled", RESERVED, _throttled(1, _RESERVED_FULL)),
    Fact(
        "§5",
        "all versions share the reserved concurrency",
        RESERVED,
        same(lambda *s: {s[0].request.qualifier, s[1].request.qualifier}, {"", "7"}),
    ),
    Fact("§5", "what runs is not disturbed by a throttle", RESERVED, _at(0, lambda one: one.value["count"] == 1)),
    Fact("§5.1", "a throttled invoke writes no log", RESERVED, same(lambda *s: s[1].events, ())),
    Fact("§5", "when it has ended the next one runs", RESERVED, _at(2, lambda one: not one.ok.function_error)),
    Fact("§5.1", "a reserved concurrency of 0 throttles every invoke", RESERVED, _throttled(3, _RESERVED_FULL)),
    Fact("§5", "until it is taken away", RESERVED, _at(4, lambda one: not one.ok.function_error)),
    Fact("§5.1", "more than ten a second for each reserved are too many", RESERVED, _throttled(5, _RESERVED_RATE)),
    Fact("§5.1", "the account's concurrency can be used up", ACCOUNT, _throttled(2, _ACCOUNT_FULL)),
    Fact("§5", "what one function reserves others cannot use", ACCOUNT, same(lambda *s: len(_environments(s)), 2)),
)
_PROVISIONED = (
    Fact(
        "§5", "an invoke runs on demand while nothing is provisioned yet", PROVISIONED, same(_kinds(0), ["on-demand"])
    ),
    Fact(
        "§1.7",
        "a provisioned environment says so in AWS_LAMBDA_INITIALIZATION_TYPE",
        PROVISIONED,
        same(_kinds(1, 2), ["provisioned-concurrency"] * 2),
    ),
    Fact("§5", "what is over the provisioned concurrency spills over", PROVISIONED, same(_kinds(3), ["on-demand"])),
    Fact(
        "§1.6",
        "a provisioned environment's Init ran before the invoke",
        PROVISIONED,
        true(lambda *s: not any(phase.name == "init" for one in s[1:3] for phase in one.ok.phases)),
    ),
    Fact(
        "§1.10",
        "its INIT_REPORT is in the log",
        PROVISIONED,
        _at(1, lambda one: one.line("INIT_REPORT Init Duration: ").endswith("\tPhase: init")),
    ),
    Fact("§1.6", "two are two environments", PROVISIONED, same(lambda *s: len(set(_environments(s[1:3]))), 2)),
    Fact(
        "§5",
        "one that has failed is replaced by another",
        PROVISIONED,
        same(lambda *s: (s[4].ok.error_type, *_kinds(5)(*s)), ("Runtime.ExitError", "provisioned-concurrency")),
    ),
    Fact(
        "§5",
        "nothing spills over when all of the reserved concurrency is provisioned",
        PROVISIONED,
        _throttled(8, _RESERVED_FULL),
    ),
    Fact(
        "§5", "the provisioned environments run then", PROVISIONED, same(_kinds(6, 7), ["provisioned-concurrency"] * 2)
    ),
    Fact(
        "§5", "without provisioned concurrency invokes run on demand again", PROVISIONED, same(_kinds(9), ["on-demand"])
    ),
)
FACTS = (*_CONCURRENCY, *_PROVISIONED)
