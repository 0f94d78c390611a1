from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls
from workbench.engine.lambda_api import function_checks as module
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.function_checks import check_new_name
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.model.reserved_variables import RESERVED_VARIABLES

_VARIABLES = (
    "Lambda was unable to configure your environment variables because the environment variables you have provided"
)


async def _refused(calls: LambdaCalls, **members: Any) -> ApiError:
    given = {"Runtime": "python3.11", "Handler": "a.b", "Role": ROLE, "Code": {"ZipFile": CODE}, **members}
    given = {name: value for name, value in given.items() if value is not None}
    return await calls.fails("CreateFunction", PLACE, FunctionName="f", **given)


@pytest.mark.parametrize(
    ("member", "value", "where", "most"),
    [
        ("MemorySize", 10_241, "memorySize", 10_240),
        ("Timeout", 901, "timeout", 900),
        ("EphemeralStorage", {"Size": 10_241}, "ephemeralStorage.size", 10_240),
    ],
)
async def test_sizes_of_managed_instances(calls: LambdaCalls, member: str, value: Any, where: str, most: int) -> None:
    error = await _refused(calls, **{member: value})
    shown = value["Size"] if isinstance(value, dict) else value
    assert (error.code, error.status) == ("ValidationException", 400)
    assert error.message == (
        f"1 validation error detected: Value '{shown}' at '{where}' failed to satisfy constraint: "
        f"Member must have value less than or equal to {most}"
    )
    largest: Any = {"Size": most} if isinstance(value, dict) else most
    assert await calls.function(**{member: largest})
    error = await calls.fails("UpdateFunctionConfiguration", PLACE, FunctionName="f", **{member: value})
    assert error.code == "ValidationException"


@pytest.mark.parametrize(
    "members",
    [
        {"CapacityProviderConfig": {"a": {}}},
        {"DurableConfig": {"ExecutionTimeout": 1}},
        {"AcceleratorConfig": {"AcceleratorMemorySize": 1}},
        {"PublishTo": "LATEST_PUBLISHED"},
    ],
)
async def test_what_is_not_here(calls: LambdaCalls, members: dict[str, Any]) -> None:
    assert (await _refused(calls, **members)).code == "InvalidParameterValueException"


@pytest.mark.parametrize("member", ["Runtime", "Handler"])
async def test_a_zip_needs(calls: LambdaCalls, member: str) -> None:
    error = await _refused(calls, **{member: None})
    assert error.message == (
        "Runtime and Handler are mandatory parameters for functions created with deployment packages."
    )


async def test_a_zip_has_no_image_config(calls: LambdaCalls) -> None:
    error = await _refused(calls, ImageConfig={"Command": ["a"]})
    assert error.message == "Please don't provide ImageConfig when the function PackageType is Zip."


@pytest.mark.parametrize("members", [{"Runtime": "python3.11"}, {"Handler": "a.b"}])
async def test_an_image_has_no_runtime(tmp_path: Path, members: dict[str, Any]) -> None:
    calls = await LambdaCalls.open(tmp_path, images={"img:1": "sha256:1"})
    image = {"PackageType": "Image", "Code": {"ImageUri": "img:1"}, "Runtime": None, "Handler": None}
    error = await _refused(calls, **(image | members))
    assert error.message == (
        "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."
    )
    await calls.close()


async def test_reserved_variables(calls: LambdaCalls) -> None:
    names = sorted(RESERVED_VARIABLES)[:2]
    error = await _refused(calls, Environment={"Variables": {**dict.fromkeys(names, "x"), "OWN": "x"}})
    assert error.code == "InvalidParameterValueException"
    assert error.message == (
        f"{_VARIABLES} contains reserved keys that are currently not supported for modification. "
        f"Reserved keys used in this request: {', '.join(names)}"
    )
    await calls.function()
    changes = {"Variables": {names[0]: "x"}}
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Environment=changes)
    assert "reserved keys" in error.message


@pytest.mark.parametrize(("length", "fits"), [(4096, True), (4097, False)])
async def test_the_size_of_variables(calls: LambdaCalls, length: int, fits: bool) -> None:
    around = len('{"A":""}')
    variables = {"A": "é" + "x" * (length - around - 2)}
    if fits:
        assert await calls.function(Environment={"Variables": variables})
        return
    error = await _refused(calls, Environment={"Variables": variables})
    assert error.message.startswith(f'{_VARIABLES} exceeded the 4KB limit. String measured: {{"A":"éx')


async def test_variables_that_are_no_text(calls: LambdaCalls) -> None:
    assert await calls.function(Environment={"Variables": {"A": "\ud800"}})


async def test_code_and_layers_together(calls: LambdaCalls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CODE_BYTES", 45)
    error = await _refused(calls)
    assert error.message == (
        "Function code combined with layers exceeds the maximum allowed size of 45 bytes. The actual size is 46 bytes."
    )
    monkeypatch.setattr(module, "CODE_BYTES", 46)
    assert await calls.function()


@pytest.mark.parametrize(("length", "fits"), [(64, True), (65, False)])
def test_the_length_of_a_name(length: int, fits: bool) -> None:
    name = "x" * length
    if fits:
        check_new_name(FunctionId(name), name)
        return
    with pytest.raises(ApiError, match="length less than or equal to 64"):
        check_new_name(FunctionId(name), name)


def test_a_name_has_no_qualifier() -> None:
    with pytest.raises(ApiError, match="f:live"):
        check_new_name(FunctionId("f", "live"), "f:live")


async def test_log_levels_are_of_json(calls: LambdaCalls) -> None:
    error = await _refused(calls, LoggingConfig={"LogFormat": "Text", "SystemLogLevel": "WARN"})
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        'LogLevel is not supported when LogFormat is set to "Text".'
        ' Remove LogLevel from your request or change the LogFormat to "Json" and try again.',
    )
    made = await calls.function(LoggingConfig={"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"})
    assert made["LoggingConfig"]["ApplicationLogLevel"] == "DEBUG"
    plain = await calls.do("UpdateFunctionConfiguration", FunctionName="f", LoggingConfig={"LogFormat": "Text"})
    assert plain["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": "/aws/lambda/f"}
    level = {"ApplicationLogLevel": "INFO"}
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", LoggingConfig=level)
    assert error.message.startswith("LogLevel is not supported")
