"""Event source mappings through the API."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.event_sources import ALL, KAFKA, KINESIS, QUEUE
from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import DEFAULT_SETTINGS

F_ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
UNKNOWN = "00000000-0000-4000-8000-000000000000"


async def create(calls: LambdaCalls, given: dict[str, Any], name: str = "f", **members: Any) -> dict[str, Any]:
    return await calls.do("CreateEventSourceMapping", FunctionName=name, **given, **members)


async def state(calls: LambdaCalls, uuid: str) -> str:
    return str((await calls.do("GetEventSourceMapping", UUID=uuid))["State"])


@pytest.mark.parametrize("given", [*ALL.values()], ids=[*ALL])
async def test_a_mapping_of_each_kind_lives_and_dies(calls: LambdaCalls, given: dict[str, Any]) -> None:
    await calls.function("f")
    made = await create(calls, given)
    uuid = made["UUID"]
    assert made["State"] == "Creating"
    assert await calls.do("GetEventSourceMapping", UUID=uuid) == {**made, "State": "Enabled"}
    changed = await calls.do("UpdateEventSourceMapping", UUID=uuid, BatchSize=5, Enabled=False)
    assert (changed["State"], changed["BatchSize"]) == ("Disabling", 5)
    assert await state(calls, uuid) == "Disabled"
    assert (await calls.do("UpdateEventSourceMapping", UUID=uuid, Enabled=True))["State"] == "Enabling"
    assert await state(calls, uuid) == "Enabled"
    assert (await calls.do("UpdateEventSourceMapping", UUID=uuid))["State"] == "Updating"
    assert (await calls.do("DeleteEventSourceMapping", UUID=uuid))["State"] == "Deleting"
    assert (await calls.fails("GetEventSourceMapping", UUID=uuid)).code == "ResourceNotFoundException"


async def test_a_mapping_that_is_not_enabled_is_disabled(calls: LambdaCalls) -> None:
    await calls.function("f")
    queue = await create(calls, QUEUE, Enabled=False)
    stream = await create(calls, KINESIS, Enabled=False)
    assert (queue["State"], stream["State"]) == ("Disabled", "Creating")
    assert await state(calls, queue["UUID"]) == "Disabled"
    assert await state(calls, stream["UUID"]) == "Disabled"


async def test_unknown_mappings_are_missed(calls: LambdaCalls) -> None:
    for verb in ("Get", "Update", "Delete"):
        error = await calls.fails(f"{verb}EventSourceMapping", UUID=UNKNOWN)
        assert (error.code, error.message) == (
            "ResourceNotFoundException",
            "The resource you requested does not exist.",
        )


async def test_the_source_is_looked_at_before_the_function(calls: LambdaCalls) -> None:
    assert (await calls.fails("CreateEventSourceMapping", FunctionName="none")).message == "Unrecognized event source."
    for name in ("none", "none:1"):
        error = await calls.fails("CreateEventSourceMapping", FunctionName=name, **QUEUE)
        assert (error.code, error.message) == ("InvalidParameterValueException", "Function does not exist")


@pytest.mark.parametrize("name", ["f", "f:1", "000000000000:function:f:$LATEST", F_ARN, f"{F_ARN}:live"])
async def test_the_function_is_kept_as_it_was_named(calls: LambdaCalls, name: str) -> None:
    await calls.function("f", Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    made = await create(calls, QUEUE, name)
    _before, _f, qualifier = name.rpartition("f")
    assert made["FunctionArn"] == F_ARN + qualifier
    listed = await calls.do("ListEventSourceMappings", FunctionName=name)
    assert [one["UUID"] for one in listed["EventSourceMappings"]] == [made["UUID"]]


async def test_there_is_one_between_a_source_and_a_function(calls: LambdaCalls) -> None:
    await calls.function("f", Publish=True)
    texts = {
        "sqs": f'An event source mapping with SQS arn (" {QUEUE["EventSourceArn"]} ") and function (" f ")',
        "kinesis": f'The event source arn (" {KINESIS["EventSourceArn"]} ") and function (" f ") provided mapping',
        "kafka": (
            f'An event source mapping with event source ("one:9092,two:9092"), function ("{F_ARN}"), topics ("topic")'
        ),
    }
    for kind, text in texts.items():
        uuid = (await create(calls, ALL[kind]))["UUID"]
        error = await calls.fails("CreateEventSourceMapping", FunctionName=F_ARN, **ALL[kind])
        assert error.code == "ResourceConflictException"
        assert error.message == (
            f"{text} already exists. Please update or delete the existing mapping with UUID {uuid}"
        )
    await create(calls, QUEUE, "f:1")
    await create(calls, {**KAFKA, "Topics": ["other"]})


async def test_an_update_may_lead_to_another_function(calls: LambdaCalls) -> None:
    await calls.function("f")
    await calls.function("g")
    uuid = (await create(calls, QUEUE))["UUID"]
    other = (await create(calls, QUEUE, "g"))["UUID"]
    error = await calls.fails("UpdateEventSourceMapping", UUID=uuid, FunctionName="g")
    assert error.message.endswith(f"with UUID {other}")
    error = await calls.fails("UpdateEventSourceMapping", UUID=uuid, FunctionName="none")
    assert error.message == "Function does not exist"
    await calls.do("DeleteEventSourceMapping", UUID=other)
    changed = await calls.do("UpdateEventSourceMapping", UUID=uuid, FunctionName="g")
    assert changed["FunctionArn"] == F_ARN[:-1] + "g"


async def test_lists_are_of_a_source_or_a_function(calls: LambdaCalls) -> None:
    await calls.function("f")
    await calls.function("g")
    one, two, three = (await create(calls, QUEUE), await create(calls, QUEUE, "g"), await create(calls, KINESIS))

    async def found(**members: Any) -> set[str]:
        listed = await calls.do("ListEventSourceMappings", **members)
        return {mapping["UUID"] for mapping in listed["EventSourceMappings"]}

    assert await found() == {one["UUID"], two["UUID"], three["UUID"]}
    assert await found(EventSourceArn=QUEUE["EventSourceArn"]) == {one["UUID"], two["UUID"]}
    assert await found(FunctionName="f") == {one["UUID"], three["UUID"]}
    assert await found(FunctionName="f", EventSourceArn=QUEUE["EventSourceArn"]) == {one["UUID"]}
    assert await found(FunctionName="none") == set()


async def test_lists_come_in_pages(calls: LambdaCalls) -> None:
    await calls.function("f")
    made = {(await create(calls, {"EventSourceArn": f"{QUEUE['EventSourceArn']}{n}"}))["UUID"] for n in range(5)}
    first = await calls.do("ListEventSourceMappings", MaxItems=3)
    await calls.do("DeleteEventSourceMapping", UUID=first["EventSourceMappings"][2]["UUID"])
    rest = await calls.do("ListEventSourceMappings", MaxItems=3, Marker=first["NextMarker"])
    assert {one["UUID"] for one in first["EventSourceMappings"] + rest["EventSourceMappings"]} == made
    assert "NextMarker" not in rest


async def test_a_mapping_outlives_its_function(calls: LambdaCalls) -> None:
    await calls.function("f")
    uuid = (await create(calls, QUEUE))["UUID"]
    await calls.do("DeleteFunction", FunctionName="f")
    assert await state(calls, uuid) == "Enabled"
    assert (await calls.do("UpdateEventSourceMapping", UUID=uuid, Enabled=False))["State"] == "Disabling"


async def test_a_workspace_function_may_have_one(calls: LambdaCalls, tmp_path: Path) -> None:
    config = FunctionConfig("w", "python3.11", "app.handler", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, DEFAULT_SETTINGS)])
    assert (await create(calls, QUEUE, "w"))["FunctionArn"] == F_ARN[:-1] + "w"


async def test_one_change_of_a_mapping_at_a_time(calls: LambdaCalls) -> None:
    await calls.function("f")
    made = await create(calls, QUEUE)
    busy = Change(PLACE, Name(Kind.MAPPING, "", made["UUID"]), {**made, "State": "Updating"})
    calls.state.apply([busy])
    for verb in ("Update", "Delete"):
        error = await calls.fails(f"{verb}EventSourceMapping", UUID=made["UUID"])
        assert error.code == "ResourceInUseException"
        assert error.message == f"Cannot {verb.lower()} the event source mapping because it is in use."


async def test_accounts_and_regions_are_apart(calls: LambdaCalls) -> None:
    await calls.function("f")
    uuid = (await create(calls, QUEUE))["UUID"]
    for place in (Place(PLACE.account_id, "us-east-1"), Place("111111111111", PLACE.region)):
        assert (await calls.do("ListEventSourceMappings", place))["EventSourceMappings"] == []
        assert (await calls.fails("GetEventSourceMapping", place, UUID=uuid)).code == "ResourceNotFoundException"


async def test_mappings_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service")
    await calls.function("f")
    made = await create(calls, KINESIS, Enabled=False)
    await calls.close()
    calls = await LambdaCalls.open(tmp_path / "service")
    assert await calls.do("GetEventSourceMapping", UUID=made["UUID"]) == {**made, "State": "Disabled"}
    await calls.do("UpdateEventSourceMapping", UUID=made["UUID"], Enabled=True)
    assert await state(calls, made["UUID"]) == "Enabled"
    await calls.close()
