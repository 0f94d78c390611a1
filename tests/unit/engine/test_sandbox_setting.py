from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine.executors.base import DebuggerLink
from workbench.engine.local_aws import LocalAws
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.runtimes import load_runtimes
from workbench.engine.sandbox_setting import Debugged, Setting, sandbox_spec
from workbench.engine.surroundings import Surroundings
from workbench.engine.variables import LogStream
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig

CODE = Path("code")
SETTING = Setting(
    "e1",
    FunctionConfig("Hello", "python3.13", "app.handler", CODE),
    load_runtimes().get("python3.13"),
    Surroundings(CODE, opt=Path("opt"), mounts=((Path("data"), "/mnt/data"),)),
    InitializationType.PROVISIONED,
    LogStream("group", "stream"),
    Secrets(metadata_token="open"),
)


def test_what_an_executor_is_told() -> None:
    spec, variables = sandbox_spec(SETTING, "h:1"), dict(sandbox_spec(SETTING, "h:1").variables)
    assert (spec.environment_id, spec.function, spec.runtime) == ("e1", SETTING.function, SETTING.runtime)
    assert (spec.opt, spec.mounts) == (Path("opt"), ((Path("data"), "/mnt/data"),))
    assert (spec.entry_point, sandbox_spec(SETTING, "h:1", "/opt/x").entry_point) == ("", "/opt/x")
    assert spec.runtime_api == variables["AWS_LAMBDA_RUNTIME_API"] == "h:1"
    assert variables["AWS_LAMBDA_INITIALIZATION_TYPE"] == "provisioned-concurrency"
    assert variables["AWS_LAMBDA_LOG_STREAM_NAME"] == "stream"
    assert variables["AWS_LAMBDA_METADATA_TOKEN"] == "open"


def test_endpoints_are_told_unless_the_function_has_its_own() -> None:
    aws = LocalAws("http://localhost:5000", "http://localhost:3001")
    variables = dict(sandbox_spec(replace(SETTING, aws=aws), "h:1").variables)
    assert variables["AWS_ENDPOINT_URL"] == "http://localhost:5000"
    assert variables["AWS_ENDPOINT_URL_LAMBDA"] == "http://localhost:3001"
    own = replace(SETTING.function, environment=(("AWS_ENDPOINT_URL", "http://mine"),))
    assert (
        dict(sandbox_spec(replace(SETTING, aws=aws, function=own), "h:1").variables)["AWS_ENDPOINT_URL"]
        == "http://mine"
    )
    assert "AWS_ENDPOINT_URL" not in dict(sandbox_spec(SETTING, "h:1").variables)


@pytest.mark.parametrize("has_extensions", [False, True])
def test_variables_are_hidden_from_extensions_only(has_extensions: bool) -> None:
    around = replace(SETTING.surroundings, has_extensions=has_extensions)
    spec = sandbox_spec(replace(SETTING, surroundings=around), "h:1")
    assert spec.extensions is has_extensions
    assert ("_HANDLER" in spec.hidden) is has_extensions


def test_frames_are_the_runtimes_choice() -> None:
    assert SETTING.runtime is not None
    assert sandbox_spec(SETTING, "h:1").framed_log is SETTING.runtime.framed_log
    assert not sandbox_spec(replace(SETTING, runtime=None), "h:1").framed_log


async def nothing() -> None:
    """A debugger that has said all."""


def test_a_debugger_has_room_that_the_function_is_not_told_of() -> None:
    link = DebuggerLink("h:2", "token")
    spec = sandbox_spec(replace(SETTING, debug=Debugged(link, lambda _places: None, nothing)), "h:1")
    assert spec.debug == link
    assert spec.function == replace(SETTING.function, memory_mb=SETTING.function.memory_mb + 256)
    assert dict(spec.variables)["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] == str(SETTING.function.memory_mb)
    assert sandbox_spec(SETTING, "h:1").debug is None
