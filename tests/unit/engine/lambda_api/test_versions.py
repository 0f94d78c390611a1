from pathlib import Path
from typing import Any

from tests.support.lambda_calls import CODE, PLACE, LambdaCalls, zipped
from workbench.engine.lambda_api.kinds import Kind

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
OTHER_CODE = zipped({"app.py": "other = 1\n"})


async def _published(calls: LambdaCalls, **members: Any) -> str:
    answer = await calls.do("PublishVersion", FunctionName="f", **members)
    return str(answer["Version"])


async def _described(calls: LambdaCalls, text: str) -> None:
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Description=text)


async def test_publish_makes_a_version_of_latest(calls: LambdaCalls) -> None:
    await calls.function(Description="as made")
    before = await calls.do("GetFunctionConfiguration", FunctionName="f")
    version = await calls.do("PublishVersion", FunctionName="f", Description="the first")
    assert (version["Version"], version["FunctionArn"]) == ("1", f"{ARN}:1")
    assert (version["State"], version["LastUpdateStatus"]) == ("Active", "Successful")
    assert version["Description"] == "the first"
    assert version["CodeSha256"] == before["CodeSha256"]
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert after["Description"] == "as made"
    assert len({before["RevisionId"], version["RevisionId"], after["RevisionId"]}) == 3


async def test_a_version_stays_as_it_is(calls: LambdaCalls) -> None:
    await calls.function()
    version = await calls.do("PublishVersion", FunctionName="f")
    await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=OTHER_CODE)
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Timeout=9)
    kept = await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier="1")
    assert kept == version


async def test_an_unchanged_function_gives_the_last_version_again(calls: LambdaCalls) -> None:
    await calls.function()
    first = await calls.do("PublishVersion", FunctionName="f", Description="one")
    latest = await calls.do("GetFunctionConfiguration", FunctionName="f")
    again = await calls.do("PublishVersion", FunctionName="f", Description="two")
    assert again == first
    assert (await calls.do("GetFunctionConfiguration", FunctionName="f"))["RevisionId"] == latest["RevisionId"]


async def test_a_new_description_of_latest_is_a_change(calls: LambdaCalls) -> None:
    await calls.function()
    assert await _published(calls, Description="one") == "1"
    await _described(calls, "one")
    assert await _published(calls) == "2"
    await _described(calls, "one")
    assert await _published(calls) == "2"


async def test_layers_that_were_cleared_are_no_change(calls: LambdaCalls) -> None:
    await calls.function()
    assert await _published(calls) == "1"
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Layers=[])
    assert await _published(calls) == "1"


async def test_numbers_are_never_reused(calls: LambdaCalls) -> None:
    await calls.function()
    assert await _published(calls) == "1"
    await calls.do("DeleteFunction", FunctionName="f", Qualifier="1")
    assert await _published(calls) == "2"
    await calls.do("DeleteFunction", FunctionName="f")
    await calls.function()
    assert await _published(calls) == "3"


async def test_snap_start_is_on_in_versions(calls: LambdaCalls) -> None:
    made = await calls.function(Runtime="python3.12", SnapStart={"ApplyOn": "PublishedVersions"})
    assert made["SnapStart"] == {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}
    version = await calls.answer("PublishVersion", FunctionName="f")
    assert version["SnapStart"] == {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}
    assert (version["State"], version["StateReasonCode"]) == ("Pending", "Creating")
    assert "LastUpdateStatus" not in version
    await calls.do("ListFunctions")
    made = await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier="1")
    assert (made["State"], made["LastUpdateStatus"]) == ("Active", "Successful")
    assert made["SnapStart"]["OptimizationStatus"] == "On"
    assert await _published(calls) == "1"


async def test_preconditions(calls: LambdaCalls) -> None:
    sha = (await calls.function())["CodeSha256"]
    error = await calls.fails("PublishVersion", FunctionName="f", CodeSha256="wrong")
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        f"CodeSHA256 (wrong) is different from current CodeSHA256 in $LATEST ({sha}). "
        "Please try again with the CodeSHA256 in $LATEST.",
    )
    error = await calls.fails("PublishVersion", FunctionName="f", RevisionId="wrong")
    assert error.code == "PreconditionFailedException"
    assert error.message.endswith("Call the GetFunction/GetAlias API to retrieve the latest Revision Id")
    revision = (await calls.do("GetFunctionConfiguration", FunctionName="f"))["RevisionId"]
    assert await _published(calls, CodeSha256=sha, RevisionId=revision) == "1"


async def test_what_cannot_be_published(calls: LambdaCalls) -> None:
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Function not found: {ARN}")
    await calls.function()
    error = await calls.fails("PublishVersion", FunctionName="f:1")
    assert error.message == "Current operation does not support versions other than $LATEST."
    error = await calls.fails("PublishVersion", FunctionName="f", PublishTo="LATEST_PUBLISHED")
    assert error.code == "InvalidParameterValueException"
    assert await _published(calls) == "1"


async def test_not_while_something_is_under_way(calls: LambdaCalls) -> None:
    await calls.function()
    await calls.answer("UpdateFunctionConfiguration", FunctionName="f", Timeout=4)
    error = await calls.fails("PublishVersion", FunctionName="f")
    assert (error.code, error.message) == (
        "ResourceConflictException",
        f"The operation cannot be performed at this time. An update is in progress for resource: {ARN}",
    )


async def test_list(calls: LambdaCalls) -> None:
    await calls.function()
    for number in range(12):
        await _described(calls, str(number))
        await _published(calls)
    found: list[str] = []
    page = await calls.do("ListVersionsByFunction", FunctionName="f", MaxItems=5)
    while True:
        found += [one["FunctionArn"] for one in page["Versions"]]
        if "NextMarker" not in page:
            break
        page = await calls.do("ListVersionsByFunction", FunctionName="f", MaxItems=5, Marker=page["NextMarker"])
    assert found == [f"{ARN}:$LATEST", *(f"{ARN}:{number}" for number in range(1, 13))]


async def test_list_goes_on_behind_what_was_deleted_meanwhile(calls: LambdaCalls) -> None:
    await calls.function()
    for number in range(3):
        await _described(calls, str(number))
        await _published(calls)
    page = await calls.do("ListVersionsByFunction", FunctionName="f", MaxItems=2)
    await calls.do("DeleteFunction", FunctionName="f", Qualifier="1")
    page = await calls.do("ListVersionsByFunction", FunctionName="f", Marker=page["NextMarker"])
    assert [one["Version"] for one in page["Versions"]] == ["2", "3"]


async def test_list_entries_have_no_states(calls: LambdaCalls) -> None:
    await calls.function()
    await _published(calls)
    for entry in (await calls.do("ListVersionsByFunction", FunctionName="f"))["Versions"]:
        hidden = {"State", "StateReason", "StateReasonCode", "LastUpdateStatus", "RuntimeVersionConfig"}
        assert not hidden & entry.keys()
        assert entry["RevisionId"]
    error = await calls.fails("ListVersionsByFunction", FunctionName="g")
    assert error.message == f"Function not found: {ARN[:-1]}g"


async def test_versions_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function(Code={"ZipFile": CODE})
    version = await calls.do("PublishVersion", FunctionName="f")
    await calls.do("DeleteFunction", FunctionName="f", Qualifier="1")
    await _described(calls, "changed")
    await calls.do("PublishVersion", FunctionName="f")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    kept = await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier="2")
    assert kept["CodeSha256"] == version["CodeSha256"]
    await calls.do("DeleteFunction", FunctionName="f", Qualifier="2")
    assert await _published(calls) == "3"
    assert calls.state.view(PLACE).get(Kind.LAST_VERSION, "f") == {"Number": 3}
    await calls.close()
