from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.base.assets import resources
from workbench.engine.runtimes import load_runtimes
from workbench.model.blueprint import Blueprint
from workbench.model.errors import DocumentError, UsageError
from workbench.project.blueprints import get_blueprint, load_blueprints, matches
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_sidecar import read_sidecar

BLUEPRINTS = load_blueprints()
NAMED = pytest.mark.parametrize("blueprint", BLUEPRINTS, ids=lambda blueprint: blueprint.id)
GOOD = {
    "one/blueprint.toml": """
title = "One"
help = "The first."
language = "python"
runtime = "python3.13"
icon = "zap"
name = "One"
tags = ["a", "b"]
files = ["src/app.py"]

[events.first]
values = { key1 = "x" }
records = 2

[events.second]
json = "1"
"""
}


def test_there_are_blueprints_for_what_is_done_most() -> None:
    assert len(BLUEPRINTS) >= 15
    assert {blueprint.language for blueprint in BLUEPRINTS} == {"python", "nodejs", "shell"}
    assert BLUEPRINTS[0].id == "python-hello"


@NAMED
def test_a_blueprint_is_whole(blueprint: Blueprint) -> None:
    assert load_runtimes().get(blueprint.runtime) is not None
    assert (resources() / "icons" / f"{blueprint.icon}.svg").is_file()
    assert all((blueprint.folder / "function" / name).is_file() for name in blueprint.files)
    assert blueprint.help.endswith(".")
    assert len(blueprint.help) <= 180
    assert "src" in blueprint.files[0]
    assert any("tests/" in name for name in blueprint.files)


@NAMED
def test_each_event_has_its_type_and_something_is_expected(blueprint: Blueprint) -> None:
    known = {kind.id for kind in load_catalogue().types}
    for event in blueprint.events:
        sidecar = read_sidecar(blueprint.folder / "events" / f"{event.name}.json")
        assert sidecar.description
        assert sidecar.function == "new-name"
        assert sidecar.expectation is not None
        assert (sidecar.type_id in known) != bool(event.json)


def test_a_blueprint_is_read_from_its_table(tmp_path: Path) -> None:
    (one,) = load_blueprints(write(tmp_path, GOOD))
    assert (one.id, one.title, one.name, one.tags, one.needs) == ("one", "One", "One", ("a", "b"), "")
    first, second = one.events
    assert (first.name, first.values, first.records, first.json) == ("first", {"key1": "x"}, 2, "")
    assert (second.name, second.json) == ("second", "1")


@pytest.mark.parametrize("text", ["title = 1", "[", 'title = "x"\n'])
def test_what_is_broken_is_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"one/blueprint.toml": text})
    with pytest.raises(DocumentError) as refused:
        load_blueprints(tmp_path)
    assert "one" in refused.value.why


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "one" / "blueprint.toml").mkdir(parents=True)
    with pytest.raises(DocumentError):
        load_blueprints(tmp_path)


def test_an_unknown_id_is_refused_with_those_like_it() -> None:
    assert get_blueprint(BLUEPRINTS, "python-s3").title == "S3 upload"
    with pytest.raises(UsageError) as refused:
        get_blueprint(BLUEPRINTS, "python-s4")
    assert "python-s3" in refused.value.next_step
    with pytest.raises(UsageError, match="xyzzy"):
        get_blueprint(BLUEPRINTS, "xyzzy")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("s3", True),
        ("PYTHON bucket", True),
        ("python3.13", True),
        ("upload", True),
        ("nodejs", False),
        ("s3 queue", False),
    ],
)
def test_words_find_blueprints(words: str, found: bool) -> None:
    assert matches(get_blueprint(BLUEPRINTS, "python-s3"), words) == found
