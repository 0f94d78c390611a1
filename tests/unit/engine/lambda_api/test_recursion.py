"""Recursive loops: what may go on, and that the engine hears of it."""

from pathlib import Path

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.launch import settings_of
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings, RecursiveLoop


async def test_a_loop_is_terminated_unless_it_is_allowed(calls: LambdaCalls) -> None:
    await calls.function("f", Tags={"a": "1"})
    assert await calls.do("GetFunctionRecursionConfig", FunctionName="f") == {"RecursiveLoop": "Terminate"}
    allowed = await calls.do("PutFunctionRecursionConfig", FunctionName="f", RecursiveLoop="Allow")
    assert allowed == {"RecursiveLoop": "Allow"}
    assert await calls.do("GetFunctionRecursionConfig", FunctionName="f") == allowed
    assert (await calls.do("GetFunction", FunctionName="f"))["Tags"] == {"a": "1"}


async def test_the_engine_is_told(calls: LambdaCalls) -> None:
    await calls.function("f")
    await calls.do("PutFunctionRecursionConfig", FunctionName="f", RecursiveLoop="Allow")
    settings = settings_of(calls.state.view(PLACE), "f", "", DEFAULT_SETTINGS)
    assert settings.recursive_loop is RecursiveLoop.ALLOW


async def test_a_workspace_function_has_what_its_template_says(calls: LambdaCalls, tmp_path: Path) -> None:
    config = FunctionConfig("w", "python3.11", "app.handler", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings(recursive_loop=RecursiveLoop.ALLOW))])
    assert await calls.do("GetFunctionRecursionConfig", FunctionName="w") == {"RecursiveLoop": "Allow"}
    await calls.do("PutFunctionRecursionConfig", FunctionName="w", RecursiveLoop="Terminate")
    assert await calls.do("GetFunctionRecursionConfig", FunctionName="w") == {"RecursiveLoop": "Terminate"}


async def test_unknown_functions_are_missed(calls: LambdaCalls) -> None:
    for operation in ("PutFunctionRecursionConfig", "GetFunctionRecursionConfig"):
        error = await calls.fails(operation, FunctionName="none", RecursiveLoop="Allow")
        assert error.message == "Function not found: arn:aws:lambda:eu-west-1:000000000000:function:none"


async def test_it_outlives_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service")
    await calls.function("f")
    await calls.do("PutFunctionRecursionConfig", FunctionName="f", RecursiveLoop="Allow")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path / "service")
    assert await calls.do("GetFunctionRecursionConfig", FunctionName="f") == {"RecursiveLoop": "Allow"}
    await calls.close()
