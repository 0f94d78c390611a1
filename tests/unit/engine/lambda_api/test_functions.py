from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import BASE_URL, CODE, PLACE, ROLE, LambdaCalls, zipped
from workbench.base.service_model.load import load_service
from workbench.base.service_model.validate import violations
from workbench.engine.lambda_api.kinds import OF_FUNCTION, Kind
from workbench.engine.lambda_api.state import Change, Name, Place
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
LONG = "x" * 65


# -- CreateFunction


async def test_create_and_get(calls: LambdaCalls) -> None:
    made = await calls.function(Tags={"a": "b"})
    assert (made["FunctionArn"], made["Version"], made["State"]) == (ARN, "$LATEST", "Pending")
    found = await calls.do("GetFunction", FunctionName="f")
    kept = {name: value for name, value in found["Configuration"].items() if name in made}
    assert kept == {**kept, **{name: made[name] for name in ("CodeSha256", "CodeSize", "LastModified", "Role")}}
    assert found["Configuration"]["State"] == "Active"
    assert found["Tags"] == {"a": "b"}
    assert found["Code"]["RepositoryType"] == "S3"
    assert found["Code"]["Location"].startswith(f"{BASE_URL}/_workbench/packages/")
    assert "Concurrency" not in found


async def test_a_function_of_an_arn(calls: LambdaCalls) -> None:
    assert (await calls.function(ARN))["FunctionName"] == "f"
    assert (await calls.do("GetFunction", FunctionName=ARN))["Configuration"]["FunctionName"] == "f"


async def test_create_refuses(calls: LambdaCalls) -> None:
    await calls.function()
    given: dict[str, Any] = {"Runtime": "python3.11", "Handler": "a.b", "Role": ROLE, "Code": {"ZipFile": CODE}}
    error = await calls.fails("CreateFunction", FunctionName="f", **given)
    assert (error.code, error.message) == ("ResourceConflictException", "Function already exist: f")
    error = await calls.fails("CreateFunction", FunctionName=LONG, **given)
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        f"1 validation error detected: Value '{LONG}' at 'functionName' failed to satisfy constraint: "
        "Member must have length less than or equal to 64",
    )
    error = await calls.fails("CreateFunction", FunctionName="g:live", **given)
    assert error.code == "InvalidParameterValueException"
    error = await calls.fails("CreateFunction", FunctionName="g", **{**given, "Code": {}})
    assert error.message == "Please provide a source for function code."
    error = await calls.fails("CreateFunction", FunctionName="g", **given, CodeSigningConfigArn="arn:csc:csc-1")
    assert error.code == "CodeSigningConfigNotFoundException"


async def test_places_are_apart(calls: LambdaCalls) -> None:
    await calls.function()
    for place in (Place("111111111111", "eu-west-1"), Place("000000000000", "us-east-1")):
        error = await calls.fails("GetFunction", place, FunctionName="f")
        assert error.message == f"Function not found: arn:aws:lambda:{place[1]}:{place[0]}:function:f"
        assert await calls.do("ListFunctions", place) == {"Functions": []}


async def test_functions_of_images(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path, images={"repo/img:1": "sha256:1"})
    given = {"FunctionName": "f", "Role": ROLE, "PackageType": "Image"}
    made = await calls.do("CreateFunction", PLACE, Code={"ImageUri": "repo/img:1"}, **given)
    assert (made["CodeSha256"], made["CodeSize"], "Runtime" in made) == ("1", 0, False)
    assert (await calls.do("GetFunction", FunctionName="f"))["Code"] == {
        "RepositoryType": "ECR",
        "ImageUri": "repo/img:1",
        "ResolvedImageUri": "repo/img@sha256:1",
    }
    await calls.close()


# -- GetFunction


async def test_get_tells_of_reserved_concurrency(calls: LambdaCalls) -> None:
    await calls.function()
    calls.state.apply([Change(PLACE, Name(Kind.FUNCTION, "f", ""), {"ReservedConcurrentExecutions": 0})])
    found = await calls.do("GetFunction", FunctionName="f")
    assert found["Concurrency"] == {"ReservedConcurrentExecutions": 0}


@pytest.mark.parametrize("operation", ["GetFunction", "GetFunctionConfiguration"])
@pytest.mark.parametrize(
    ("name", "qualifier", "arn"),
    [
        ("g", None, f"{ARN[:-1]}g"),
        ("f", "1221", f"{ARN}:1221"),
        ("f:1221", None, f"{ARN}:1221"),
        ("f", "other", f"{ARN}:other"),
        ("f", LONG, f"{ARN}:{LONG}"),
        ("f", "$latest", f"{ARN}:$latest"),
        ("f", "$LATEST.PUBLISHED", f"{ARN}:$LATEST.PUBLISHED"),
        (LONG, None, f"{ARN[:-1]}{LONG}"),
        (f"{ARN[:-2]}", None, f"{ARN[:-1]}function"),
    ],
)
async def test_what_is_not_there(
    calls: LambdaCalls, operation: str, name: str, qualifier: str | None, arn: str
) -> None:
    await calls.function()
    given = {} if qualifier is None else {"Qualifier": qualifier}
    error = await calls.fails(operation, PLACE, FunctionName=name, **given)
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Function not found: {arn}")


@pytest.mark.parametrize("operation", ["GetFunction", "DeleteFunction"])
async def test_two_qualifiers(calls: LambdaCalls, operation: str) -> None:
    error = await calls.fails(operation, FunctionName=f"{ARN}:$LATEST", Qualifier="1")
    assert error.message == "The derived qualifier from the function name does not match the specified qualifier."


@pytest.mark.parametrize("operation", ["GetFunction", "DeleteFunction", "Invoke"])
@pytest.mark.parametrize(
    ("name", "qualifier"),
    [
        ("my-function!", None),
        ("*", None),
        ("f", "invalid!"),
        ("f", "x" * 129),
        ("invalid-account:function:f", None),
        ("arn:aws:lambda:bad:000000000000:function:f", None),
        ("arn:aws:iam:eu-west-1:000000000000:function:f", None),
        ("arn:aws:lambda::000000000000:function:f", None),
        ("arn:aws:lambda:eu-west-1::function:f", None),
        ("f:1:2", None),
        ("f:$LATES", None),
    ],
)
def test_names_that_the_model_refuses(operation: str, name: str, qualifier: str | None) -> None:
    members = {"FunctionName": name, **({"Qualifier": qualifier} if qualifier else {})}
    assert violations(load_service("lambda").operations[operation], members)


# -- ListFunctions


async def _listed(calls: LambdaCalls, **given: Any) -> list[str]:
    found: list[str] = []
    page = await calls.do("ListFunctions", **given)
    while True:
        found += [one["FunctionArn"].partition("function:")[2] for one in page["Functions"]]
        if "NextMarker" not in page:
            return found
        page = await calls.do("ListFunctions", **given, Marker=page["NextMarker"])


async def test_list_is_sorted_by_name(calls: LambdaCalls) -> None:
    for name in ("b", "a-b", "a", "B"):
        await calls.function(name)
    assert await _listed(calls) == await _listed(calls, MaxItems=1) == ["B", "a", "a-b", "b"]


@pytest.mark.parametrize("most", [1, 2, 3, 50])
async def test_list_of_all_versions(calls: LambdaCalls, most: int) -> None:
    for name in ("a", "a-b"):
        await calls.function(name)
        for number in range(11 if name == "a" else 1):
            await calls.do("UpdateFunctionConfiguration", FunctionName=name, Description=str(number))
            await calls.do("PublishVersion", FunctionName=name)
    found = await _listed(calls, FunctionVersion="ALL", MaxItems=most)
    assert found == ["a:$LATEST", *(f"a:{number}" for number in range(1, 12)), "a-b:$LATEST", "a-b:1"]


async def test_list_goes_on_behind_what_is_gone(calls: LambdaCalls) -> None:
    for name in ("a", "a-b", "b"):
        await calls.function(name)
    for given in ({}, {"FunctionVersion": "ALL"}):
        first = await calls.do("ListFunctions", PLACE, MaxItems=1, **given)
        await calls.do("DeleteFunction", FunctionName="a")
        rest = await calls.do("ListFunctions", PLACE, Marker=first["NextMarker"], **given)
        assert [one["FunctionName"] for one in rest["Functions"]] == ["a-b", "b"]
        await calls.function("a")


async def test_list_has_the_workspaces(calls: LambdaCalls, tmp_path: Path) -> None:
    await calls.function("b")
    functions = [FunctionConfig(name, "python3.11", "a.b", tmp_path) for name in "ac"]
    calls.desk.workspace.replace("workspace", [(one, FunctionSettings()) for one in functions])
    assert await _listed(calls) == ["a", "b", "c"]
    assert await _listed(calls, FunctionVersion="ALL") == ["a:$LATEST", "b:$LATEST", "c:$LATEST"]
    entries = (await calls.do("ListFunctions"))["Functions"]
    assert not any("State" in one or "LastUpdateStatus" in one for one in entries)


# -- DeleteFunction


async def test_delete_takes_all_of_it(calls: LambdaCalls) -> None:
    await calls.function(Publish=True, Tags={"a": "b"})
    calls.state.apply([Change(PLACE, Name(kind, "f", "x"), {"Name": "x"}) for kind in OF_FUNCTION])
    await calls.function("other")
    assert await calls.do("DeleteFunction", FunctionName="f") == {"StatusCode": 204}
    view = calls.state.view(PLACE)
    assert not any(view.all(kind, "f") for kind in OF_FUNCTION)
    assert await _listed(calls) == ["other"]
    error = await calls.fails("DeleteFunction", FunctionName="f")
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Function not found: {ARN}")


async def test_delete_of_a_version(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    calls.state.apply([Change(PLACE, Name(kind, "f", "1"), {}) for kind in (Kind.POLICY, Kind.EVENT_INVOKE)])
    assert await calls.do("DeleteFunction", FunctionName="f", Qualifier="1") == {"StatusCode": 204}
    view = calls.state.view(PLACE)
    assert view.get(Kind.POLICY, "f", "1") is view.get(Kind.EVENT_INVOKE, "f", "1") is None
    assert await _listed(calls, FunctionVersion="ALL") == ["f:$LATEST"]


async def test_delete_of_a_version_that_is_not_there(calls: LambdaCalls) -> None:
    await calls.function()
    for qualifier in ("1233", "$latest"):
        assert await calls.do("DeleteFunction", FunctionName="f", Qualifier=qualifier) == {"StatusCode": 204}
    assert await calls.do("DeleteFunction", FunctionName="f:1233") == {"StatusCode": 204}
    assert await _listed(calls) == ["f"]


@pytest.mark.parametrize(
    ("name", "qualifier", "code", "message"),
    [
        (
            "f",
            "$LATEST",
            "InvalidParameterValueException",
            "$LATEST version cannot be deleted without deleting the function.",
        ),
        ("f", "live", "InvalidParameterValueException", "Deletion of aliases is not currently supported."),
        ("f", "not-there", "InvalidParameterValueException", "Deletion of aliases is not currently supported."),
        ("g", LONG, "InvalidParameterValueException", "Deletion of aliases is not currently supported."),
        (
            "f",
            "1",
            "ResourceConflictException",
            "Unable to delete version because the following aliases reference it: [also, live]",
        ),
        ("g", "1", "ResourceNotFoundException", f"Function not found: {ARN[:-1]}g"),
        ("g", "$latest", "ResourceNotFoundException", f"Function not found: {ARN[:-1]}g"),
        (LONG, None, "ResourceNotFoundException", f"Function not found: {ARN[:-1]}{LONG}"),
    ],
)
async def test_delete_refuses(calls: LambdaCalls, name: str, qualifier: str | None, code: str, message: str) -> None:
    await calls.function(Publish=True)
    await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=zipped({"a": "b"}), Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    routing = {"AdditionalVersionWeights": {"1": 0.1}}
    await calls.do("CreateAlias", FunctionName="f", Name="also", FunctionVersion="2", RoutingConfig=routing)
    given = {} if qualifier is None else {"Qualifier": qualifier}
    error = await calls.fails("DeleteFunction", PLACE, FunctionName=name, **given)
    assert (error.code, error.message) == (code, message)


async def test_the_workspaces_are_not_deleted(calls: LambdaCalls, tmp_path: Path) -> None:
    config = FunctionConfig("w", "python3.11", "a.b", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings())])
    error = await calls.fails("DeleteFunction", FunctionName="w")
    assert error.code == "ResourceConflictException"
    given: dict[str, Any] = {"Runtime": "python3.11", "Handler": "a.b", "Role": ROLE, "Code": {"ZipFile": CODE}}
    error = await calls.fails("CreateFunction", FunctionName="w", **given)
    assert error.message == "Function already exist: w"


async def test_functions_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function(Publish=True, Environment={"Variables": {"A": "é\n"}})
    before = await calls.do("GetFunction", FunctionName="f", Qualifier="1")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetFunction", FunctionName="f", Qualifier="1") == before
    assert await _listed(calls, FunctionVersion="ALL") == ["f:$LATEST", "f:1"]
    await calls.close()
