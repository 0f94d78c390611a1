from dataclasses import replace
from pathlib import Path

from tests.support.fake_executor import a_config
from workbench.engine.functions import FunctionRegistry, family
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
    assert registry.replace("a", both[1:]) == ("a|arn:aws:lambda:us-east-1:123456789012:function:Hello",)
    assert registry.get("a", "Hello") is None
    assert registry.get("b", "Hello") is not None
    assert [name for name, _settings in registry.families("a")] == [family("a", both[1][0])]
    assert list(registry.families("c")) == []


def test_versions_of_a_function_are_one_family(tmp_path: Path) -> None:
    config = a_config(tmp_path)
    assert family("a", config) == family("a", replace(config, version="7", memory_mb=512))
    assert family("a", config) != family("b", config)
