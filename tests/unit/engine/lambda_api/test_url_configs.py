from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import BASE_URL, PLACE, LambdaCalls
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.url_configs import url_of

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
NO_RESOURCE = "The resource you requested does not exist."
CORS = {"AllowOrigins": ["*"], "MaxAge": 10}


async def with_alias(calls: LambdaCalls, name: str = "live") -> None:
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name=name, FunctionVersion="1")


async def create(calls: LambdaCalls, **members: Any) -> dict[str, Any]:
    return await calls.do("CreateFunctionUrlConfig", **({"FunctionName": "f", "AuthType": "NONE"} | members))


def url_id(config: dict[str, Any]) -> str:
    return str(config["FunctionUrl"]).split("/")[2].split(".")[0]


async def test_a_url_is_made_and_found(calls: LambdaCalls) -> None:
    await calls.function()
    made = await create(calls, Cors=CORS)
    assert made["FunctionUrl"] == f"http://{url_id(made)}.lambda-url.eu-west-1.localhost:9999/"
    assert len(url_id(made)) == 32
    assert set(url_id(made)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert (made["FunctionArn"], made["AuthType"], made["Cors"]) == (ARN, "NONE", CORS)
    assert made["InvokeMode"] is None, "as on AWS: only if it was given"
    found = await calls.do("GetFunctionUrlConfig", FunctionName="f")
    assert found["InvokeMode"] == "BUFFERED"
    assert {**found, "InvokeMode": None} == made
    assert found["CreationTime"] == found["LastModifiedTime"]
    assert found["CreationTime"].endswith("Z")


async def test_an_alias_has_a_url_of_its_own(calls: LambdaCalls) -> None:
    await with_alias(calls)
    plain = await create(calls)
    aliased = await create(calls, FunctionName=f"{ARN}:live", InvokeMode="RESPONSE_STREAM")
    assert (aliased["FunctionArn"], aliased["InvokeMode"]) == (f"{ARN}:live", "RESPONSE_STREAM")
    assert url_id(plain) != url_id(aliased)
    listed = await calls.do("ListFunctionUrlConfigs", FunctionName="f")
    assert [one["FunctionArn"] for one in listed["FunctionUrlConfigs"]] == [ARN, f"{ARN}:live"]
    first = await calls.do("ListFunctionUrlConfigs", FunctionName="f", MaxItems=1)
    assert len(first["FunctionUrlConfigs"]) == 1
    second = await calls.do("ListFunctionUrlConfigs", FunctionName="f", MaxItems=1, Marker=first["NextMarker"])
    assert [one["FunctionArn"] for one in second["FunctionUrlConfigs"]] == [f"{ARN}:live"]
    assert "NextMarker" not in second


async def test_an_update_changes_what_is_given(calls: LambdaCalls) -> None:
    await calls.function()
    made = await create(calls, Cors=CORS)
    changed = await calls.do("UpdateFunctionUrlConfig", FunctionName="f", InvokeMode="RESPONSE_STREAM")
    assert (changed["InvokeMode"], changed["Cors"]) == ("RESPONSE_STREAM", CORS)
    assert (changed["FunctionUrl"], changed["CreationTime"]) == (made["FunctionUrl"], made["CreationTime"])
    changed = await calls.do("UpdateFunctionUrlConfig", FunctionName="f", Cors={"AllowMethods": ["GET"]})
    assert (changed["InvokeMode"], changed["Cors"]) == ("RESPONSE_STREAM", {"AllowMethods": ["GET"]})
    assert changed == await calls.do("GetFunctionUrlConfig", FunctionName="f")


async def test_what_is_there_is_not_made_again(calls: LambdaCalls) -> None:
    await with_alias(calls)
    given: list[dict[str, Any]] = [{}, {"Qualifier": "live"}]
    for members in given:
        await create(calls, **members)
        error = await calls.fails("CreateFunctionUrlConfig", FunctionName="f", AuthType="NONE", **members)
        arn = ":".join((ARN, *members.values()))
        assert (error.code, error.message) == (
            "ResourceConflictException",
            f"Failed to create function url config for [functionArn = {arn}]. "
            "Error message:  FunctionUrlConfig exists for this Lambda function",
        )


@pytest.mark.parametrize("operation", ["CreateFunctionUrlConfig", "ListFunctionUrlConfigs"])
async def test_of_no_function(calls: LambdaCalls, operation: str) -> None:
    error = await calls.fails(operation, FunctionName="f", AuthType="NONE")
    assert (error.code, error.message) == ("ResourceNotFoundException", "Function does not exist")


async def test_of_no_alias(calls: LambdaCalls) -> None:
    await calls.function()
    error = await calls.fails("CreateFunctionUrlConfig", FunctionName="f", AuthType="NONE", Qualifier="live")
    assert (error.code, error.message) == ("ResourceNotFoundException", "Function does not exist")


@pytest.mark.parametrize("operation", ["Get", "Update", "Delete"])
@pytest.mark.parametrize("qualifier", [{}, {"Qualifier": "live"}])
async def test_what_is_not_there(calls: LambdaCalls, operation: str, qualifier: dict[str, Any]) -> None:
    await calls.function()
    error = await calls.fails(f"{operation}FunctionUrlConfig", FunctionName="f", **qualifier)
    assert (error.code, error.message) == ("ResourceNotFoundException", NO_RESOURCE)


@pytest.mark.parametrize("operation", ["Create", "Get", "Update", "Delete"])
@pytest.mark.parametrize("version", ["1", "$LATEST"])
async def test_versions_have_none(calls: LambdaCalls, operation: str, version: str) -> None:
    await calls.function()
    error = await calls.fails(f"{operation}FunctionUrlConfig", FunctionName=f"f:{version}", AuthType="NONE")
    assert (error.code, error.status) == ("ValidationException", 400)
    assert error.message == (
        f"1 validation error detected: Value '{version}' at 'qualifier' failed to satisfy constraint: "
        r"Member must satisfy regular expression pattern: ((?!^\d+$)^[0-9a-zA-Z-_]+$)"
    )


async def test_a_url_goes_by_itself_and_with_its_function(calls: LambdaCalls) -> None:
    await calls.function()
    first = await create(calls)
    assert await calls.do("DeleteFunctionUrlConfig", FunctionName="f") == {}
    assert (await calls.do("ListFunctionUrlConfigs", FunctionName="f"))["FunctionUrlConfigs"] == []
    second = await create(calls)
    assert url_id(first) != url_id(second), "an address never comes back"
    await calls.do("DeleteFunction", FunctionName="f")
    await calls.function()
    assert (await calls.do("ListFunctionUrlConfigs", FunctionName="f"))["FunctionUrlConfigs"] == []


async def test_a_url_stays_when_its_alias_goes(calls: LambdaCalls) -> None:
    await with_alias(calls)
    made = await create(calls, Qualifier="live", InvokeMode="BUFFERED")
    await calls.do("DeleteAlias", FunctionName="f", Name="live")
    assert await calls.do("GetFunctionUrlConfig", FunctionName="f", Qualifier="live") == made
    error = await calls.fails("UpdateFunctionUrlConfig", FunctionName="f", Qualifier="live")
    assert error.message == NO_RESOURCE


async def test_places_are_apart(calls: LambdaCalls) -> None:
    await calls.function()
    await create(calls)
    for other in (Place("111111111111", PLACE.region), Place(PLACE.account_id, "us-east-1")):
        error = await calls.fails("GetFunctionUrlConfig", other, FunctionName="f")
        assert error.message == NO_RESOURCE


async def test_urls_are_kept(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function()
    made = await create(calls, InvokeMode="BUFFERED")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetFunctionUrlConfig", FunctionName="f") == made
    await calls.close()


@pytest.mark.parametrize(
    ("base_url", "port"), [(BASE_URL, ":9999"), ("http://127.0.0.1", ""), ("http://[::1]:80", ":80")]
)
def test_the_address_has_the_services_port(base_url: str, port: str) -> None:
    assert url_of(base_url, "eu-west-1", "x") == f"http://x.lambda-url.eu-west-1.localhost{port}/"
