from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls, zipped
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.state import Place

ARN = "arn:aws:lambda:eu-west-1:000000000000:layer:tools"
THEIRS = ARN.replace("000000000000", "111122223333")
OTHER = Place("111122223333", PLACE.region)
ARCHIVE = zipped({"python/tools.py": "x = 1\n"})


async def publish(calls: LambdaCalls, name: str = "tools", place: Place = PLACE) -> str:
    answer = await calls.do("PublishLayerVersion", place, LayerName=name, Content={"ZipFile": ARCHIVE})
    return str(answer["LayerVersionArn"])


async def refused(calls: LambdaCalls, *layers: str) -> tuple[str, str]:
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Layers=list(layers))
    return error.code, error.message


def kept(calls: LambdaCalls) -> list[dict[str, Any]]:
    document = calls.state.view(PLACE).get(Kind.VERSION, "f", LATEST)
    assert document is not None
    return list(document["_Layers"])


async def test_a_function_shows_its_layers_in_their_order(calls: LambdaCalls) -> None:
    arns = [await publish(calls, name) for name in ("b", "a")]
    answer = await calls.function(Layers=arns)
    assert answer["Layers"] == [{"Arn": arn, "CodeSize": len(ARCHIVE)} for arn in arns]
    assert [(one["Arn"], one["Unzipped"]) for one in kept(calls)] == [(arn, 6) for arn in arns]
    cleared = await calls.do("UpdateFunctionConfiguration", FunctionName="f", Layers=[])
    assert "Layers" not in cleared
    assert kept(calls) == []


async def test_a_function_keeps_a_layer_that_is_deleted(calls: LambdaCalls) -> None:
    arn = await publish(calls)
    await calls.function(Layers=[arn])
    await calls.do("DeleteLayerVersion", LayerName="tools", VersionNumber=1)
    answer = await calls.do("UpdateFunctionConfiguration", FunctionName="f", Description="changed")
    assert answer["Layers"] == [{"Arn": arn, "CodeSize": len(ARCHIVE)}]
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    config, _settings = launches.find(PLACE, FunctionId("f"))
    assert [layer.path and layer.path.read_bytes() for layer in config.layers] == [ARCHIVE]
    assert await refused(calls, arn) == ("InvalidParameterValueException", f"Layer version {arn} does not exist.")


async def test_what_the_same_account_may_not_name(calls: LambdaCalls) -> None:
    await calls.function()
    arns = [await publish(calls) for _ in range(2)] + [await publish(calls, name) for name in "abcd"]
    far = ARN.replace("eu-west-1", "us-east-1")
    code = "InvalidParameterValueException"
    assert await refused(calls, *arns) == (code, "Cannot reference more than 5 layers.")
    for first, second in ((arns[0], arns[1]), (arns[0], arns[0])):
        what = "Two different versions of the same layer are not allowed to be referenced in the same function."
        wanted = f"{what} {first} and {second} are versions of the same layer."
        assert await refused(calls, first, second) == (code, wanted)
    assert await refused(calls, f"{ARN}:3") == (code, f"Layer version {ARN}:3 does not exist.")
    wanted = "Layers are not in the same region as the function. Layers are expected to be in region eu-west-1."
    assert await refused(calls, f"{far}:1") == (code, wanted)


@pytest.mark.parametrize("arn", [f"{THEIRS}:1", "arn:aws:lambda:::awslayer:AmazonLinux1803"])
async def test_layers_that_are_not_here_must_be_published_first(calls: LambdaCalls, arn: str) -> None:
    await calls.function()
    why = "Nothing is fetched from AWS: publish the layer here first, and use its ARN."
    assert await refused(calls, arn) == (
        "InvalidParameterValueException",
        f"Layer version {arn} does not exist here. {why}",
    )


async def test_another_accounts_layer_needs_its_leave(calls: LambdaCalls) -> None:
    await calls.function()
    arn = await publish(calls, place=OTHER)
    assert await refused(calls, arn) == (
        "AccessDeniedException",
        "User: arn:aws:iam::000000000000:root is not authorized to perform: lambda:GetLayerVersion on resource: "
        f"{arn} because no resource-based policy allows the lambda:GetLayerVersion action",
    )
    grant = {"StatementId": "s1", "Action": "lambda:GetLayerVersion", "Principal": PLACE.account_id}
    await calls.do("AddLayerVersionPermission", OTHER, LayerName="tools", VersionNumber=1, **grant)
    answer = await calls.do("UpdateFunctionConfiguration", FunctionName="f", Layers=[arn])
    assert answer["Layers"] == [{"Arn": arn, "CodeSize": len(ARCHIVE)}]
