from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.state import Change, Name, Place
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


class Draws:
    """Gives the numbers of a list, in turn."""

    def __init__(self) -> None:
        self.numbers: Iterator[float] = iter(())

    def __call__(self) -> float:
        return next(self.numbers)


@pytest.fixture
def draws() -> Draws:
    return Draws()


@pytest.fixture
def launches(calls: LambdaCalls, draws: Draws) -> Launches:
    return Launches(calls.state, calls.desk.workspace, calls.desk.packages, draws)


async def _two_versions(calls: LambdaCalls, **weights: float) -> None:
    await calls.function(Publish=True)
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Timeout=9)
    await calls.do("PublishVersion", FunctionName="f")
    routing = {"AdditionalVersionWeights": {key.removeprefix("v"): weight for key, weight in weights.items()}}
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1", RoutingConfig=routing)


def _found(launches: Launches, qualifier: str = "", name: str = "f", place: Place = PLACE) -> FunctionConfig:
    return launches.find(place, FunctionId(name, qualifier))[0]


def _refused(launches: Launches, qualifier: str = "", name: str = "f", place: Place = PLACE) -> tuple[str, str]:
    with pytest.raises(ApiError) as error:
        launches.find(place, FunctionId(name, qualifier))
    return error.value.code, error.value.message


def _open(calls: LambdaCalls, config: FunctionConfig, settings: FunctionSettings | None = None) -> None:
    calls.desk.workspace.replace("workspace", [(config, settings or FunctionSettings())])


async def test_versions_and_aliases(calls: LambdaCalls, launches: Launches) -> None:
    await _two_versions(calls)
    seen = {name: _found(launches, name).version for name in ("", "$LATEST", "1", "2", "live")}
    assert seen == {"": "$LATEST", "$LATEST": "$LATEST", "1": "1", "2": "2", "live": "1"}
    assert (_found(launches, "1").timeout_s, _found(launches).timeout_s) == (3.0, 9.0)


async def test_what_is_not_there(calls: LambdaCalls, launches: Launches) -> None:
    await _two_versions(calls)
    missing = "ResourceNotFoundException"
    assert _refused(launches, "7") == (missing, f"Function not found: {ARN}:7")
    assert _refused(launches, "$latest") == (missing, f"Function not found: {ARN}:$latest")
    assert _refused(launches, name="g") == (missing, f"Function not found: {ARN[:-1]}g:$LATEST")
    assert _refused(launches, "1", place=Place("000000000000", "eu-west-2"))[0] == missing
    published = ("NoPublishedVersionException", "The function has no published versions available.")
    assert _refused(launches, "$LATEST.PUBLISHED") == published
    assert _refused(launches, "$LATEST.PUBLISHED", name="g")[0] == missing


async def test_a_share_goes_to_the_other_version(calls: LambdaCalls, launches: Launches, draws: Draws) -> None:
    await _two_versions(calls, v2=0.25)
    draws.numbers = iter((0.0, 0.2499, 0.25, 0.999))
    assert [_found(launches, "live").version for _invoke in range(4)] == ["2", "2", "1", "1"]
    assert _found(launches, "1").version == "1"  # draws nothing


@pytest.mark.parametrize(("weight", "version"), [(0.0, "1"), (1.0, "2")])
async def test_all_or_nothing(
    calls: LambdaCalls, launches: Launches, draws: Draws, weight: float, version: str
) -> None:
    await _two_versions(calls, v2=weight)
    draws.numbers = iter((0.0, 0.5, 0.9999999))
    assert {_found(launches, "live").version for _invoke in range(3)} == {version}


async def test_shares_come_out_as_asked(calls: LambdaCalls) -> None:
    await _two_versions(calls, v2=0.3)
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    seen = [_found(launches, "live").version for _invoke in range(4000)]
    assert 0.25 < seen.count("2") / len(seen) < 0.35


async def test_found_objects_are_the_same_until_something_changes(
    calls: LambdaCalls, launches: Launches, draws: Draws
) -> None:
    await _two_versions(calls, v2=0.5)
    draws.numbers = iter((0.9, 0.1, 0.9, 0.1, 0.9))
    first, second, third, fourth = (launches.find(PLACE, FunctionId("f", "live")) for _invoke in range(4))
    assert first is third
    assert second is fourth
    launches.forget()
    again = launches.find(PLACE, FunctionId("f", "live"))
    assert again is not first
    assert again == first


async def test_settings_are_the_qualifiers(calls: LambdaCalls, launches: Launches) -> None:
    await _two_versions(calls)
    provisioned = {"RequestedProvisionedConcurrentExecutions": 2, "Status": "READY"}
    calls.state.apply(
        [
            Change(PLACE, Name(Kind.FUNCTION, "f", ""), {"ReservedConcurrentExecutions": 5}),
            Change(PLACE, Name(Kind.EVENT_INVOKE, "f", "live"), {"MaximumRetryAttempts": 0}),
            Change(PLACE, Name(Kind.EVENT_INVOKE, "f", "$LATEST"), {"MaximumRetryAttempts": 1}),
            Change(PLACE, Name(Kind.PROVISIONED, "f", "live"), provisioned),
        ]
    )
    seen = {name: launches.find(PLACE, FunctionId("f", name))[1] for name in ("", "1", "live")}
    assert {name: one.event_invoke.max_retry_attempts for name, one in seen.items()} == {"": 1, "1": 2, "live": 0}
    assert (seen[""].provisioned_concurrency, seen["live"].provisioned_concurrency) == (0, 2)
    assert {one.reserved_concurrency for one in seen.values()} == {5}


async def test_a_failed_function_cannot_be_invoked(calls: LambdaCalls, launches: Launches) -> None:
    await calls.function()
    document = calls.state.view(PLACE).get(Kind.VERSION, "f", "$LATEST")
    assert document is not None
    calls.state.apply([Change(PLACE, Name(Kind.VERSION, "f", "$LATEST"), {**document, "State": "Failed"})])
    code, message = _refused(launches)
    assert code == "ResourceConflictException"
    assert message.endswith("The function is currently in the following state: Failed")


async def test_a_pending_function_can_be_invoked(calls: LambdaCalls, launches: Launches) -> None:
    given = {"FunctionName": "f", "Runtime": "python3.11", "Handler": "a.b", "Role": ROLE}
    made = await calls.answer("CreateFunction", PLACE, Code={"ZipFile": CODE}, **given)  # and nothing of what follows
    assert made["State"] == "Pending"
    assert _found(launches).name == "f"


# -- functions of the workspace


@pytest.fixture
def config(tmp_path: Path) -> FunctionConfig:
    (tmp_path / "app.py").touch()
    return FunctionConfig("f", "python3.11", "app.handler", tmp_path)


def test_the_workspace_is_everywhere(calls: LambdaCalls, launches: Launches, config: FunctionConfig) -> None:
    _open(calls, config)
    other = Place("111111111111", "us-east-1")
    assert _found(launches) == replace(config, account_id="000000000000", region="eu-west-1")
    assert _found(launches, "$LATEST", place=other) == replace(config, account_id="111111111111", region="us-east-1")
    assert launches.find(PLACE, FunctionId("f")) is launches.find(PLACE, FunctionId("f"))


def test_the_workspace_changes_without_a_word(calls: LambdaCalls, launches: Launches, config: FunctionConfig) -> None:
    _open(calls, config)
    first = launches.find(PLACE, FunctionId("f"))
    _open(calls, config, FunctionSettings(3))
    second = launches.find(PLACE, FunctionId("f"))
    assert (first[1].reserved_concurrency, second[1].reserved_concurrency) == (None, 3)
    _open(calls, replace(config, memory_mb=512))
    assert _found(launches).memory_mb == 512
    calls.desk.workspace.replace("workspace", [])
    assert _refused(launches) == ("ResourceNotFoundException", f"Function not found: {ARN}:$LATEST")


async def test_aliases_and_settings_of_the_workspaces(
    calls: LambdaCalls, launches: Launches, config: FunctionConfig
) -> None:
    _open(calls, config, FunctionSettings(7))
    await calls.do("PublishVersion", FunctionName="f")
    await calls.do("CreateAlias", FunctionName="f", Name="dev", FunctionVersion="$LATEST")
    assert _found(launches, "dev").code_path == config.code_path
    assert launches.find(PLACE, FunctionId("f", "1"))[1].reserved_concurrency == 7
    _open(calls, config, FunctionSettings(8))
    assert launches.find(PLACE, FunctionId("f", "1"))[1].reserved_concurrency == 8
    assert _refused(launches, "2")[0] == "ResourceNotFoundException"


async def test_own_functions_go_before_the_workspaces(
    calls: LambdaCalls, launches: Launches, config: FunctionConfig
) -> None:
    await calls.function()
    _open(calls, replace(config, memory_mb=1024))
    assert _found(launches).memory_mb == 128


async def test_names_that_are_not_there_are_not_remembered(calls: LambdaCalls, launches: Launches) -> None:
    await calls.function()
    for number in range(50):
        _refused(launches, str(number))
        _refused(launches, name=f"g{number}")
    _found(launches)
    assert len(launches._routes) == len(launches._found) == 1
