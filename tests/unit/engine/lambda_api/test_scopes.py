from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.functions import Served
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.scopes import Scopes
from workbench.engine.lambda_api.state import Place
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus
from workbench.model.function import FunctionConfig, PackageType

DOCKER = EngineStatus((ExecutorStatus(ExecutorKind.DOCKER, available=True),))


@dataclass
class Engine:
    """Keeps what it is told to serve."""

    scopes: dict[str, Served] = field(default_factory=dict)
    calls: int = 0

    def serve(self, scope: str, served: Served) -> None:
        self.calls += 1
        self.scopes[scope] = served

    def unserve(self, scope: str) -> None:
        del self.scopes[scope]


async def status() -> EngineStatus:
    return DOCKER


def scopes_of(calls: LambdaCalls, engine: Engine, wanted: ExecutorKind | None = None) -> Scopes:
    launches = Launches(calls.state, calls.desk.workspace, calls.desk.packages)
    return Scopes(engine, launches, ExecutorChoice(wanted, status), 50)


async def test_a_place_is_served_from_its_first_use(calls: LambdaCalls) -> None:
    engine = Engine()
    scopes = scopes_of(calls, engine)
    assert scopes.of(PLACE) is scopes.of(Place(*PLACE)), "no text is made for an invoke"
    assert (list(engine.scopes), engine.calls) == ([f"lambda:{PLACE.account_id}:{PLACE.region}"], 1)
    assert engine.scopes[scopes.of(PLACE)].account_concurrency == 50
    scopes.resume(["lambda:111111111111:us-east-1", "/a/workspace", ""])
    assert list(engine.scopes)[1:] == ["lambda:111111111111:us-east-1"]
    scopes.close()
    assert engine.scopes == {}


async def test_functions_are_found_as_invoke_finds_them(calls: LambdaCalls) -> None:
    engine = Engine()
    scopes = scopes_of(calls, engine)
    lookup = engine.scopes[scopes.of(PLACE)].lookup
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    versions = [known[0].version for one in ("", "$LATEST", "1", "live") if (known := lookup("f", one)) is not None]
    assert versions == ["$LATEST", "$LATEST", "1", "1"]
    assert lookup("f", "live") is lookup("f", "live")
    assert [lookup("f", "2"), lookup("g", "")] == [None, None]


@pytest.mark.parametrize("wanted", [None, ExecutorKind.DOCKER])
async def test_where_a_function_runs_instead(calls: LambdaCalls, wanted: ExecutorKind | None, tmp_path: Path) -> None:
    function = a_config(tmp_path / "code")
    engine = Engine()
    scopes = scopes_of(calls, engine, wanted)
    other = engine.scopes[scopes.of(PLACE)].other_executor
    elsewhere = None if wanted else ExecutorKind.PROCESS
    assert await other(function, ExecutorKind.DOCKER) is elsewhere
    image = FunctionConfig("i", "", "", function.code_path, package_type=PackageType.IMAGE)
    assert await other(image, ExecutorKind.DOCKER) is None
    assert await other(image, ExecutorKind.PROCESS) is ExecutorKind.DOCKER
