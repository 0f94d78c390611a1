"""Asynchronous invokes on a stage: accepted, run to their end, and seen with what was sent for them."""

import dataclasses
from typing import Any

from tests.conformance.stage import Seen, Stage
from tests.support.fake_executor import a_request
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.invoke import InvocationType, InvokeRequest

ARN = "arn:aws:lambda:us-east-1:123456789012:function:"
RECORDS = "arn:aws:sqs:us-east-1:123456789012:records"
DEAD = "arn:aws:sqs:us-east-1:123456789012:dead"


def settings(
    on_success: str = "", on_failure: str = "", *, retries: int = 2, age_s: int = 21_600, **more: Any
) -> FunctionSettings:
    """A function's settings, as far as its queue goes; `more` are members of FunctionSettings."""
    return FunctionSettings(event_invoke=EventInvokeConfig(retries, age_s, on_success, on_failure), **more)


def event(stage: Stage, payload: bytes = b"{}", **changes: Any) -> InvokeRequest:
    """An `Event` request for the stage's function."""
    return a_request(
        stage.function, payload, executor=stage.kind, **{"invocation_type": InvocationType.EVENT, **changes}
    )


def register(stage: Stage, given: FunctionSettings, *others: tuple[FunctionConfig, FunctionSettings]) -> None:
    """The function is known by name, with these settings, and so are `others`."""
    stage.engine.register("", [(stage.function, given), *others])


async def queued(stage: Stage, payload: bytes = b"{}", given: FunctionSettings | None = None, **changes: Any) -> Seen:
    """Accept one event and wait for its end and its deliveries, each to one target that `given` names.

    `more` of what is seen: `outcome`, `runs` (the results of the attempts) and `sent` (the deliveries).
    """
    if given is not None:
        register(stage, given)
    request = event(stage, payload, **({"settings": given} if given is not None else {}), **changes)
    try:
        await stage.engine.accept(request)
    except EngineError as error:
        return Seen(request, error=error)
    return await ended(stage, request)


async def ended(stage: Stage, request: InvokeRequest) -> Seen:
    """How an accepted event ended."""
    told = stage.told
    await told.until(lambda: told.end(request.request_id))
    outcome = told.end(request.request_id)
    assert outcome is not None
    config, good = request.settings.event_invoke, outcome.condition == "Success"
    wanted = [config.on_success if good else config.on_failure, "" if good else request.settings.dead_letter_arn]
    await told.until(lambda: len(told.delivered(request.request_id)) == len([one for one in wanted if one]))
    sent = [one for one in told.sent if one.event_id == request.request_id]
    runs = told.runs(request.request_id)
    return Seen(request, runs[-1] if runs else None, more={"outcome": outcome, "runs": runs, "sent": sent})


def named(stage: Stage, name: str) -> FunctionConfig:
    """The stage's function under another name."""
    return dataclasses.replace(stage.function, name=name)
