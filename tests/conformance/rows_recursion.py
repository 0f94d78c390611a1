"""Recursive loops and dry runs (LAMBDA_FACTS §3.6, §3.1)."""

import dataclasses
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Scenario
from tests.conformance.queued import DEAD, RECORDS, event, queued, settings
from tests.conformance.rows_concurrency import FILES
from tests.conformance.stage import Seen, Stage
from tests.support.fake_executor import a_request
from workbench.model.errors import (
    EngineError,
    InvalidRequestError,
    RecursiveInvocationError,
    RequestTooLargeError,
)
from workbench.model.function_settings import FunctionSettings, RecursiveLoop
from workbench.model.invoke import InvocationType


async def _recursion(stage: Stage) -> tuple[Seen, ...]:
    """The function passes its event on to itself, with the header that it has."""
    seen, trace = [], ""
    for _pass in range(17):
        seen.append(await stage.invoke(trace_id=trace))
        trace = seen[-1].value["trace"] if seen[-1].result else trace
    allowed = await stage.invoke(trace_id=trace, settings=FunctionSettings(recursive_loop=RecursiveLoop.ALLOW))
    given = settings("", RECORDS, dead_letter_arn=DEAD)
    dropped = await queued(stage, b'{"a": 1}', given, trace_id=trace)
    stage.configure(name="other")
    other = await stage.invoke(trace_id=trace)
    return seen[0], seen[15], seen[16], allowed, dropped, other, await stage.invoke()


RECURSION = Scenario("recursion", FILES, _recursion)


async def _dry_runs(stage: Stage) -> tuple[Seen, ...]:
    """What a dry run says; `more` has how many environments there are after all."""
    good = stage.function
    gone = dataclasses.replace(good, handler="nothing here")
    requests = [
        event(stage, invocation_type=InvocationType.DRY_RUN),
        event(stage, invocation_type=InvocationType.DRY_RUN, qualifier="no such:qualifier"),
        event(stage, b"1" * (6 * 1024 * 1024 + 1), invocation_type=InvocationType.DRY_RUN),
        a_request(gone, executor=stage.kind, invocation_type=InvocationType.DRY_RUN),
        event(stage, invocation_type=InvocationType.DRY_RUN, settings=FunctionSettings(reserved_concurrency=0)),
    ]
    errors: list[EngineError | None] = []
    for request in requests:
        try:
            await stage.engine.dry_run(request)
            errors.append(None)
        except EngineError as error:
            errors.append(error)
    there = (await stage.engine.status()).environments
    return tuple(
        Seen(request, error=error, more={"there": there}) for request, error in zip(requests, errors, strict=True)
    )


DRY_RUNS = Scenario("dry runs", FILES, _dry_runs)


def _at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


_LOOP = (
    "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources"
    " and stopped your function's invocation."
)

_RECURSION = (
    Fact(
        "§3.6",
        "the trace header that a function gets has a lineage",
        RECURSION,
        _at(0, lambda one: ";Lineage=1:" in one.value["trace"]),
    ),
    Fact("§3.6", "a function may be passed sixteen times", RECURSION, _at(1, lambda one: not one.ok.function_error)),
    Fact(
        "§3.6",
        "the next invoke is stopped",
        RECURSION,
        _at(2, lambda one: isinstance(one.error, RecursiveInvocationError) and one.error.what == _LOOP),
    ),
    Fact("§3.6", "unless RecursiveLoop is Allow", RECURSION, _at(3, lambda one: not one.ok.function_error)),
    Fact(
        "§3.6",
        "an event is not tried then",
        RECURSION,
        _at(4, lambda one: one.more["runs"] == () and one.more["outcome"].attempts == 0),
    ),
    Fact(
        "§3.6",
        "and goes to the destination and the dead-letter queue",
        RECURSION,
        same(lambda *s: [one.target for one in s[4].more["sent"]], [RECORDS, DEAD]),
    ),
    Fact("§3.6", "another function of the chain still runs", RECURSION, _at(5, lambda one: not one.ok.function_error)),
    Fact("§3.6", "and so does one without a header", RECURSION, _at(6, lambda one: not one.ok.function_error)),
)
_DRY = (
    Fact("W§1", "a dry run of a request that can be taken says nothing", DRY_RUNS, same(lambda *s: s[0].error, None)),
    Fact("§3.1", "a dry run runs nothing", DRY_RUNS, same(lambda *s: s[0].more["there"], ())),
    Fact(
        "§3.4",
        "a dry run checks the parameters",
        DRY_RUNS,
        _at(1, lambda one: isinstance(one.error, InvalidRequestError) and one.error.code == "ValidationException"),
    ),
    Fact("§3.3", "and the size", DRY_RUNS, _at(2, lambda one: isinstance(one.error, RequestTooLargeError))),
    Fact("§5", "it needs no concurrency", DRY_RUNS, same(lambda *s: s[4].error, None)),
)

FACTS = (*_RECURSION, *_DRY)
