import json
from pathlib import Path

import pytest

from workbench.model.errors import EventError, UsageError
from workbench.model.event_recipe import Coding, Encoder, Follower, FollowRule, ParameterKind, Place, Renewal, Renewed
from workbench.project.event_catalogue import EventCatalogue, load_catalogue
from workbench.project.event_recipes import details

WHOLE = {
    "parameters": [
        {
            "name": "queue",
            "help": "The queue.",
            "kind": "text",
            "default": "q",
            "choices": ["q", "r"],
            "places": [{"at": "/a"}, {"at": "/b", "template": "arn:{queue}"}],
        }
    ],
    "encoders": [{"at": "/d", "steps": ["base64", "gzip"]}],
    "followers": [{"at": "/m", "of": "/a", "rule": "md5"}],
    "renewed": [{"at": "/i", "how": "uuid"}],
    "records": "/R",
    "response": "r",
    "schema": {"type": "object"},
}


@pytest.fixture
def catalogue(tmp_path: Path) -> EventCatalogue:
    events = tmp_path / "events" / "s"
    events.mkdir(parents=True)
    (events / "service.toml").write_text('title = "S"\n', encoding="utf-8")
    (events / "t.toml").write_text('title = "T"\nhelp = "h"\nsource = "s"\nversion = "1"\n', encoding="utf-8")
    return load_catalogue(tmp_path / "events")


def write(catalogue: EventCatalogue, text: str, response: str = '{"type": "object"}') -> None:
    schemas = catalogue.folder.parent / "schemas"
    for path, content in ((schemas / "events/s/t.json", text), (schemas / "responses/r.json", response)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_everything_is_read(catalogue: EventCatalogue) -> None:
    write(catalogue, json.dumps(WHOLE))
    found = details(catalogue, "s/t")
    assert (found.schema, found.response_schema) == ({"type": "object"}, {"type": "object"})
    recipe = found.recipe
    (parameter,) = recipe.parameters
    assert (parameter.kind, parameter.default, parameter.choices) == (ParameterKind.TEXT, "q", ("q", "r"))
    assert parameter.places == (Place("/a"), Place("/b", "arn:{queue}"))
    assert recipe.encoders == (Encoder("/d", (Coding.BASE64, Coding.GZIP)),)
    assert recipe.followers == (Follower("/m", "/a", FollowRule.MD5),)
    assert recipe.renewed == (Renewed("/i", Renewal.UUID),)
    assert (recipe.type_id, recipe.records, recipe.response) == ("s/t", "/R", "r")


def test_a_type_without_a_response_has_no_schema_of_it(catalogue: EventCatalogue) -> None:
    write(catalogue, json.dumps({**WHOLE, "response": ""}))
    assert details(catalogue, "s/t").response_schema is None


def test_an_answer_can_be_the_event_itself(catalogue: EventCatalogue) -> None:
    write(catalogue, json.dumps({**WHOLE, "response": "event", "schema": {"type": "object", "minProperties": 1}}))
    found = details(catalogue, "s/t")
    assert found.response_schema == found.schema


def test_an_unknown_type_is_refused(catalogue: EventCatalogue) -> None:
    with pytest.raises(UsageError, match="s/x"):
        details(catalogue, "s/x")


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({**WHOLE, "encoders": [{"at": "/", "steps": ["rot13"]}]})])
def test_a_broken_file_is_an_event_error(catalogue: EventCatalogue, text: str) -> None:
    write(catalogue, text)
    with pytest.raises(EventError, match="catalogue"):
        details(catalogue, "s/t")


def test_a_missing_file_is_an_event_error(catalogue: EventCatalogue) -> None:
    with pytest.raises(EventError, match=r"t\.json"):
        details(catalogue, "s/t")
