from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import LambdaCalls
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Place

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


@pytest.fixture
async def versions(calls: LambdaCalls) -> LambdaCalls:
    """Those of a function `f` with versions 1 and 2."""
    await calls.function(Description="one")
    await calls.do("PublishVersion", FunctionName="f")
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Description="two")
    await calls.do("PublishVersion", FunctionName="f")
    return calls


async def _made(calls: LambdaCalls, name: str = "live", version: str = "1", **weights: float) -> dict[str, object]:
    given = {key.removeprefix("v"): weight for key, weight in weights.items()}
    routing: dict[str, Any] = {"RoutingConfig": {"AdditionalVersionWeights": given}} if weights else {}
    return await calls.do("CreateAlias", FunctionName="f", Name=name, FunctionVersion=version, **routing)


async def test_create_and_get(versions: LambdaCalls) -> None:
    alias = await _made(versions, v2=0.2)
    assert alias == {
        "AliasArn": f"{ARN}:live",
        "Name": "live",
        "FunctionVersion": "1",
        "Description": "",
        "RoutingConfig": {"AdditionalVersionWeights": {"2": 0.2}},
        "RevisionId": alias["RevisionId"],
    }
    assert await versions.do("GetAlias", FunctionName="f", Name="live") == alias
    found = await versions.do("GetFunctionConfiguration", FunctionName="f", Qualifier="live")
    assert (found["Version"], found["FunctionArn"], found["Description"]) == ("1", f"{ARN}:live", "one")
    by_arn = await versions.do("GetFunctionConfiguration", FunctionName=f"{ARN}:live")
    assert by_arn == found


async def test_an_alias_of_latest_follows_it(versions: LambdaCalls) -> None:
    await _made(versions, version="$LATEST")
    await versions.do("UpdateFunctionConfiguration", FunctionName="f", Description="three")
    found = await versions.do("GetFunctionConfiguration", FunctionName="f", Qualifier="live")
    assert (found["Version"], found["Description"]) == ("$LATEST", "three")


async def test_create_refuses(versions: LambdaCalls) -> None:
    await _made(versions)
    error = await versions.fails("CreateAlias", FunctionName="f", Name="live", FunctionVersion="2")
    assert (error.code, error.message) == ("ResourceConflictException", f"Alias already exists: {ARN}:live")
    error = await versions.fails("CreateAlias", FunctionName="f", Name="other", FunctionVersion="10")
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Function not found: {ARN}:10")
    error = await versions.fails("CreateAlias", FunctionName="g", Name="live", FunctionVersion="1")
    assert error.message == f"Function not found: {ARN[:-1]}g:1"
    error = await versions.fails("CreateAlias", FunctionName="f:1", Name="other", FunctionVersion="1")
    assert error.code == "InvalidParameterValueException"


async def test_update_changes_what_is_given(versions: LambdaCalls) -> None:
    made = await _made(versions, v2=0.2)
    changed = await versions.do("UpdateAlias", FunctionName="f", Name="live", Description="text")
    assert changed == {**made, "Description": "text", "RevisionId": changed["RevisionId"]}
    assert changed["RevisionId"] != made["RevisionId"]
    again = await versions.do("UpdateAlias", FunctionName="f", Name="live")
    assert again == {**changed, "RevisionId": again["RevisionId"]}
    assert again["RevisionId"] != changed["RevisionId"]


async def test_update_takes_weights_away(versions: LambdaCalls) -> None:
    await _made(versions, v2=0.2)
    none: dict[str, float] = {}
    changed = await versions.do(
        "UpdateAlias", FunctionName="f", Name="live", RoutingConfig={"AdditionalVersionWeights": none}
    )
    assert "RoutingConfig" not in changed
    changed = await versions.do("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="2")
    assert changed["FunctionVersion"] == "2"


async def test_update_refuses(versions: LambdaCalls) -> None:
    await _made(versions, v2=0.2)
    error = await versions.fails("UpdateAlias", FunctionName="f", Name="other", FunctionVersion="1")
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Alias not found: {ARN}:other")
    error = await versions.fails("UpdateAlias", FunctionName="g", Name="live")
    assert error.message == f"Function not found: {ARN[:-1]}g"
    error = await versions.fails("UpdateAlias", FunctionName="f", Name="live", RevisionId="wrong")
    assert error.code == "PreconditionFailedException"
    error = await versions.fails("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="2")
    assert "already included in routing configuration" in error.message


async def test_update_with_the_right_revision(versions: LambdaCalls) -> None:
    made = await _made(versions)
    await versions.do("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="2", RevisionId=made["RevisionId"])


async def test_get_refuses(versions: LambdaCalls) -> None:
    error = await versions.fails("GetAlias", FunctionName="f", Name="live")
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Cannot find alias arn: {ARN}:live")
    error = await versions.fails("GetAlias", FunctionName="g", Name="live")
    assert error.message == f"Function not found: {ARN[:-1]}g"


async def test_list(versions: LambdaCalls) -> None:
    for name, version in (("c", "1"), ("a", "2"), ("b", "1")):
        await _made(versions, name, version)
    found = await versions.do("ListAliases", FunctionName="f")
    assert [alias["Name"] for alias in found["Aliases"]] == ["a", "b", "c"]
    found = await versions.do("ListAliases", FunctionName="f", FunctionVersion="1")
    assert [alias["Name"] for alias in found["Aliases"]] == ["b", "c"]
    first = await versions.do("ListAliases", FunctionName="f", MaxItems=2)
    rest = await versions.do("ListAliases", FunctionName="f", MaxItems=2, Marker=first["NextMarker"])
    assert [alias["Name"] for alias in (*first["Aliases"], *rest["Aliases"])] == ["a", "b", "c"]
    assert "NextMarker" not in rest


async def test_list_of_none(versions: LambdaCalls) -> None:
    assert await versions.do("ListAliases", FunctionName="f") == {"Aliases": []}
    error = await versions.fails("ListAliases", FunctionName="g")
    assert error.message == f"Function not found: {ARN[:-1]}g"


async def test_delete_takes_all_but_its_url(versions: LambdaCalls) -> None:
    await _made(versions)
    place = Place("000000000000", "eu-west-1")
    view = versions.state.view(place)
    for kind in (Kind.POLICY, Kind.EVENT_INVOKE, Kind.URL):
        view.put(kind, "f", "live", {})
        view.put(kind, "f", "", {})
    versions.state.apply(view.changes())
    assert await versions.do("DeleteAlias", FunctionName="f", Name="live") == {}
    view = versions.state.view(place)
    assert view.get(Kind.ALIAS, "f", "live") is None
    assert all(list(view.all(kind, "f")) == [""] for kind in (Kind.POLICY, Kind.EVENT_INVOKE))
    assert list(view.all(Kind.URL, "f")) == ["live", ""], "as on AWS, where it answers 403 from then on"


async def test_delete_of_none(versions: LambdaCalls) -> None:
    assert await versions.do("DeleteAlias", FunctionName="f", Name="live") == {}
    error = await versions.fails("DeleteAlias", FunctionName="g", Name="live")
    assert error.message == f"Function not found: {ARN[:-1]}g"


async def test_aliases_outlive_the_program_and_go_with_their_function(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function(Publish=True)
    made = await _made(calls)
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetAlias", FunctionName="f", Name="live") == made
    await calls.do("DeleteFunction", FunctionName="f")
    await calls.function()
    assert await calls.do("ListAliases", FunctionName="f") == {"Aliases": []}
    await calls.close()
