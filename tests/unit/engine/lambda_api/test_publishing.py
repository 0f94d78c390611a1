from typing import Any

from tests.support.lambda_calls import BASE_URL, CODE, PLACE, LambdaCalls, zipped
from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.publishing import publish

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
PENDING = {"State": "Pending", "StateReason": "The function is being created.", "StateReasonCode": "Creating"}


def _states(document: Document) -> Document:
    return {name: value for name, value in document.items() if name.startswith(("State", "LastUpdate"))}


def _call(calls: LambdaCalls) -> Call:
    return Call(PLACE, {}, calls.state.view(PLACE), calls.desk, BASE_URL)


def _latest(call: Call) -> Document:
    return call.view.get(Kind.VERSION, "f", "$LATEST") or {}


async def test_publish_with_creation_is_as_recorded(calls: LambdaCalls) -> None:
    version = await calls.answer("CreateFunction", **_given(), Publish=True)
    assert (version["Version"], version["FunctionArn"]) == ("1", ARN)
    assert _states(version) == PENDING
    await calls.do("ListFunctions")
    kept = await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier="1")
    assert (kept["FunctionArn"], kept["State"], kept["LastUpdateStatus"]) == (f"{ARN}:1", "Active", "Successful")
    latest = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert len({version["RevisionId"], kept["RevisionId"], latest["RevisionId"]}) == 3


async def test_publish_with_an_update_is_as_recorded(calls: LambdaCalls) -> None:
    await calls.function()
    version = await calls.answer("UpdateFunctionCode", FunctionName="f", ZipFile=zipped({"a": "b"}), Publish=True)
    assert (version["Version"], version["FunctionArn"]) == ("1", f"{ARN}:1")
    assert _states(version) == PENDING
    latest = await calls.answer("GetFunctionConfiguration", FunctionName="f")
    assert (latest["State"], latest["LastUpdateStatus"]) == ("Active", "InProgress")
    assert latest["RevisionId"] != version["RevisionId"]


def _given() -> dict[str, Any]:
    role = "arn:aws:iam::000000000000:role/service"
    return {"FunctionName": "f", "Runtime": "python3.11", "Handler": "a.b", "Role": role, "Code": {"ZipFile": CODE}}


async def test_a_version_of_a_quiet_function_is_active_at_once(calls: LambdaCalls) -> None:
    await calls.function()
    call = _call(calls)
    version = publish(call, _latest(call))
    assert _states(version) == {"State": "Active", "LastUpdateStatus": "Successful"}
    assert call.later == []


async def test_the_numbers_go_up(calls: LambdaCalls) -> None:
    await calls.function()
    call = _call(calls)
    made = [publish(call, {**_latest(call), "Timeout": timeout})["Version"] for timeout in (1, 2, 2, 1, 1)]
    assert made == ["1", "2", "2", "3", "3"]


async def test_description(calls: LambdaCalls) -> None:
    await calls.function(Description="its own")
    call = _call(calls)
    assert publish(call, _latest(call), "")["Description"] == ""
    assert publish(call, {**_latest(call), "Timeout": 8})["Description"] == "its own"
    assert publish(call, {**_latest(call), "Timeout": 9}, "given")["Description"] == "given"


async def test_latest_gets_a_new_revision_with_a_new_version_only(calls: LambdaCalls) -> None:
    await calls.function()
    call = _call(calls)
    revisions = [_latest(call)["RevisionId"]]
    for _time in range(2):
        publish(call, _latest(call))
        revisions.append(_latest(call)["RevisionId"])
    assert revisions[0] != revisions[1] == revisions[2]
