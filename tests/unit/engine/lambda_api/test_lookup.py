from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.lambda_calls import BASE_URL, PLACE, LambdaCalls
from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.lookup import (
    aliases_of,
    function_names,
    latest,
    require_function,
    require_own,
    require_version,
    version_place,
    versions,
    weights_of,
)
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


@pytest.fixture
async def call(calls: LambdaCalls, tmp_path: Path) -> Call:
    """Of a place with `f` of the service (11 versions, aliases `live` and `dev`), and `w` of the workspace."""
    await calls.function(Publish=True)
    for number in range(2, 12):
        await calls.do("UpdateFunctionConfiguration", FunctionName="f", Description=str(number))
        await calls.do("PublishVersion", FunctionName="f")
    routing = {"AdditionalVersionWeights": {"3": 0.5}}
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="2", RoutingConfig=routing)
    await calls.do("CreateAlias", FunctionName="f", Name="dev", FunctionVersion="$LATEST")
    config = FunctionConfig("w", "python3.11", "app.handler", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings())])
    return Call(PLACE, {}, calls.state.view(PLACE), calls.desk, BASE_URL)


def _refused(make: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(ApiError) as error:
        make()
    return error.value.code, error.value.message


async def test_latest(call: Call) -> None:
    assert (latest(call, "f") or {})["Description"] == "11"
    assert (latest(call, "w") or {})["FunctionArn"] == f"{ARN[:-1]}w"
    assert latest(call, "g") is None


async def test_require_function(call: Call) -> None:
    assert require_function(call, "w")["Version"] == "$LATEST"
    missing = ("ResourceNotFoundException", f"Function not found: {ARN[:-1]}g")
    assert _refused(lambda: require_function(call, "g")) == missing


@pytest.mark.parametrize(
    ("qualifier", "arn", "version"),
    [
        ("", ARN, "$LATEST"),
        ("$LATEST", f"{ARN}:$LATEST", "$LATEST"),
        ("2", f"{ARN}:2", "2"),
        ("live", f"{ARN}:live", "2"),
        ("dev", f"{ARN}:dev", "$LATEST"),
    ],
)
async def test_require_version(call: Call, qualifier: str, arn: str, version: str) -> None:
    found = require_version(call, FunctionId("f", qualifier))
    assert (found["FunctionArn"], found["Version"]) == (arn, version)


@pytest.mark.parametrize("qualifier", ["99", "other", "$latest", "$LATEST.PUBLISHED"])
async def test_a_version_that_is_not_there(call: Call, qualifier: str) -> None:
    missing = ("ResourceNotFoundException", f"Function not found: {ARN}:{qualifier}")
    assert _refused(lambda: require_version(call, FunctionId("f", qualifier))) == missing


async def test_require_own(call: Call) -> None:
    assert require_own(call, "f")["Version"] == "$LATEST"
    code, message = _refused(lambda: require_own(call, "w"))
    assert code == "ResourceConflictException"
    assert "The function w is in the open workspace" in message
    assert _refused(lambda: require_own(call, "g"))[0] == "ResourceNotFoundException"


async def test_names_and_versions(call: Call) -> None:
    assert function_names(call) == ["f", "w"]
    found = list(versions(call, "f"))
    assert [one["Version"] for one in found] == ["$LATEST", *(str(number) for number in range(1, 12))]
    assert all(one["FunctionArn"] == f"{ARN}:{one['Version']}" for one in found)
    assert [one["FunctionArn"] for one in versions(call, "w")] == [f"{ARN[:-1]}w:$LATEST"]
    assert list(versions(call, "g")) == []
    places = [version_place(one) for one in found]
    assert places == sorted(places)


async def test_a_name_with_versions_alone_is_no_function(call: Call) -> None:
    call.view.delete(Kind.VERSION, "f", "$LATEST")
    assert function_names(call) == ["w"]
    assert [one["Version"] for one in versions(call, "f")][:2] == ["1", "2"]


async def test_aliases_of_a_version(call: Call) -> None:
    assert aliases_of(call.view, "f", "2") == aliases_of(call.view, "f", "3") == ["live"]
    assert aliases_of(call.view, "f", "$LATEST") == ["dev"]
    assert aliases_of(call.view, "f", "4") == aliases_of(call.view, "g", "1") == []


def test_weights() -> None:
    assert weights_of({"RoutingConfig": {"AdditionalVersionWeights": {"2": 0.1}}}) == {"2": 0.1}
    assert weights_of({}) == weights_of({"RoutingConfig": {}}) == {}
