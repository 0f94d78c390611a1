from tests.support.lambda_calls import LambdaCalls, zipped
from workbench.engine.lambda_api.upkeep import sweep


def code(word: str) -> bytes:
    return zipped({"app.py": f"word = {word!r}\n"})


def kept(calls: LambdaCalls) -> int:
    return len(list(calls.desk.packages.path("x").parent.iterdir()))


async def test_what_nobody_names_goes(calls: LambdaCalls) -> None:
    await calls.function("f", Code={"ZipFile": code("one")})
    await calls.do("PublishVersion", FunctionName="f")
    await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=code("two"))
    await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=code("three"))
    assert kept(calls) == 3
    await sweep(calls.state, calls.desk.packages)
    assert kept(calls) == 2
    for version in ("$LATEST", "1"):
        document = await calls.do("GetFunctionConfiguration", FunctionName="f", Qualifier=version)
        assert calls.desk.packages.path(document["_Package"]).exists()
    await calls.do("DeleteFunction", FunctionName="f")
    await sweep(calls.state, calls.desk.packages)
    assert kept(calls) == 0


async def test_a_layer_that_a_function_uses_outlives_its_deletion(calls: LambdaCalls) -> None:
    layer = await calls.do("PublishLayerVersion", LayerName="l", Content={"ZipFile": code("layer")})
    await calls.function("f", Layers=[layer["LayerVersionArn"]])
    await calls.do("DeleteLayerVersion", LayerName="l", VersionNumber=1)
    before = kept(calls)
    await sweep(calls.state, calls.desk.packages)
    assert kept(calls) == before == 2
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Layers=[])
    await sweep(calls.state, calls.desk.packages)
    assert kept(calls) == 1


async def test_where_there_are_none_nothing_happens(calls: LambdaCalls) -> None:
    await sweep(calls.state, calls.desk.packages)
