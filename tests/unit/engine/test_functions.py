from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config, a_request
from workbench.engine.functions import FunctionRegistry, Served, family, served_scope
from workbench.model.environment import ExecutorKind
from workbench.model.errors import InvalidRequestError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

SETTINGS = FunctionSettings(reserved_concurrency=3)


def test_functions_are_known_by_scope_and_name(tmp_path: Path) -> None:
    registry, config = FunctionRegistry(), a_config(tmp_path)
    other = replace(config, memory_mb=512)
    assert registry.replace("a", [(config, SETTINGS)]) == ()
    assert registry.replace("b", [(other, FunctionSettings())]) == ()
    assert registry.get("a", "Hello") == (config, SETTINGS)
    assert registry.get("b", "Hello") == (other, FunctionSettings())
    assert registry.settings("a", "Hello") is SETTINGS
    assert registry.get("c", "Hello") is None
    assert registry.settings("a", "Other") is None
    assert registry.names() == (("a", "Hello"), ("b", "Hello"))


def test_what_is_gone_is_told_and_other_scopes_stay(tmp_path: Path) -> None:
    registry, config = FunctionRegistry(), a_config(tmp_path)
    both = [(config, SETTINGS), (replace(config, name="Other"), SETTINGS)]
    registry.replace("a", both)
    registry.replace("b", both)
    assert registry.replace("a", both[1:]) == (family("a", "Hello"),)
    assert registry.get("a", "Hello") is None
    assert registry.get("b", "Hello") is not None
    assert [name for name, _settings in registry.families("a")] == [family("a", both[1][0].name)]
    assert list(registry.families("c")) == []


def test_a_request_gets_the_version_that_its_qualifier_leads_to(tmp_path: Path) -> None:
    registry, config = FunctionRegistry(), a_config(tmp_path)
    third = (replace(config, version="3", memory_mb=512), SETTINGS)
    registry.serve("s", Served(lambda _name, qualifier: third if qualifier == "live" else None))
    request = a_request(config, scope="s", qualifier="live")
    versioned = registry.versioned(request)
    assert (versioned.function, versioned.settings, versioned.qualifier) == (*third, "live")
    assert registry.versioned(versioned) is versioned, "it was found before"
    for same in (replace(request, qualifier=""), replace(request, qualifier="$LATEST"), replace(request, scope="w")):
        assert registry.versioned(same) is same
    with pytest.raises(InvalidRequestError, match=r"Function not found: .*:gone") as raised:
        registry.versioned(replace(request, qualifier="gone"))
    assert raised.value.code == "ResourceNotFoundException"


def test_scopes_have_families_of_their_own() -> None:
    assert family("a", "f") != family("b", "f")


async def test_functions_of_a_served_scope_are_looked_up(tmp_path: Path) -> None:
    registry, config = FunctionRegistry(), a_config(tmp_path)
    versions = {("f", ""): (config, SETTINGS), ("f", "live"): (replace(config, version="3"), FunctionSettings())}

    async def other(_function: FunctionConfig, executor: ExecutorKind) -> ExecutorKind | None:
        return ExecutorKind.PROCESS if executor is ExecutorKind.DOCKER else None

    registry.serve("s", Served(lambda name, qualifier: versions.get((name, qualifier)), other))
    registry.replace("w", [(config, SETTINGS)])
    assert registry.get("s", "f", "live") == versions["f", "live"]
    assert registry.settings("s", "f", "gone") is None
    assert registry.get("s", "g") is None
    assert registry.get("w", "Hello", "live") == (config, SETTINGS), "a workspace's function has one version"
    assert registry.find("f") is None, "only workspaces are searched"
    assert await registry.other_executor("s", config, ExecutorKind.DOCKER) is ExecutorKind.PROCESS
    assert await registry.other_executor("w", config, ExecutorKind.DOCKER) is None
    del versions["f", ""]
    assert registry.get("s", "f") is None
    registry.unserve("s")
    assert registry.get("s", "f", "live") is None
    registry.serve("s", Served(lambda *_asked: None))
    assert await registry.other_executor("s", config, ExecutorKind.DOCKER) is None


def test_targets_are_found_by_account_and_region(tmp_path: Path) -> None:
    registry, config = FunctionRegistry(), a_config(tmp_path)
    here, there = served_scope("000000000000", "eu-west-1"), served_scope("111111111111", "us-east-1")
    registry.serve(here, Served(lambda *_asked: None))
    registry.replace("w", [(config, SETTINGS)])
    arn = "arn:aws:lambda:us-east-1:111111111111:function:Hello:live"
    assert registry.target_scope(here, arn) == there
    assert registry.target_scope("w", arn) == "w", "its own come first"
    assert registry.target_scope("w", "arn:aws:lambda:eu-west-1:000000000000:function:f") == here
    assert registry.target_scope("w", "arn:aws:lambda:us-east-1:111111111111:function:f") == "w"
    assert registry.target_scope("w", "nonsense") == "w"
