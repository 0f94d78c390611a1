"""What the JSON editor is told of an event: by the schemas of the catalogue and the workspace's variables."""

import json
from pathlib import Path as File

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.app.use_cases.event_environments import choose_environment
from workbench.app.use_cases.understand import Understanding, understand
from workbench.base.json_pointer import Path
from workbench.gui.composer.event_knowledge import EventKnowledge
from workbench.gui.composer.json_offers import Offer
from workbench.gui.composer.variable_values import NEW_EACH_TIME, VariableValues
from workbench.gui.tasks import GuiTasks
from workbench.project.event_catalogue import load_catalogue

CATALOGUE = load_catalogue()
RECORD: Path = ("Records", 0)
LOGS: Path = ("awslogs", "data")


class Known:
    """What is known of the event now."""

    def __init__(self) -> None:
        self.now = Understanding()

    def read(self, text: str, declared: str = "") -> None:
        self.now = understand(CATALOGUE, text, declared)


@pytest.fixture
def known() -> Known:
    return Known()


@pytest.fixture
async def values(app: Application, tasks: GuiTasks, tmp_path: File) -> VariableValues:
    """Of a workspace with an environment `dev`."""
    text = 'BUCKET = "shop"\n[dev]\nBUCKET = "shop-dev"\nDEBUG = true\nTOKEN = { secret = "keyring" }\n'
    (tmp_path / "environments.toml").write_text(text, encoding="utf-8")
    show(app, a_workspace(tmp_path))
    made = VariableValues(app, tasks)
    await tasks.drain()
    return made


@pytest.fixture
async def knowledge(known: Known, values: VariableValues) -> EventKnowledge:
    return EventKnowledge(lambda: known.now, values)


def by_name(offers: object) -> dict[str, Offer]:
    assert isinstance(offers, list | tuple)
    return {offer.name: offer for offer in offers}


async def test_the_members_of_a_known_type_are_offered(knowledge: EventKnowledge, known: Known) -> None:
    known.read(CATALOGUE.sample("s3/put"))
    offers = by_name(knowledge.members((*RECORD, "s3", "object")))
    assert {"key", "size", "eTag", "sequencer", "versionId"} <= set(offers)
    assert offers["key"].required
    assert not offers["versionId"].required
    assert offers["size"].kind == "integer or null"
    assert isinstance(json.loads(offers["key"].text), str)
    assert by_name(knowledge.members(RECORD))["s3"].text == "{}"
    assert knowledge.members((*RECORD, "s3", "object", "key")) == []


async def test_values_are_offered_as_json(knowledge: EventKnowledge, known: Known) -> None:
    known.read(CATALOGUE.sample("api-gateway/http-v2"))
    flags = [offer.text for offer in knowledge.values(("isBase64Encoded",))]
    assert flags == ["true", "false", "null"]
    known.read(CATALOGUE.sample("dynamodb/stream"))
    names = by_name(knowledge.values((*RECORD, "eventName")))
    assert {"INSERT", "MODIFY", "REMOVE"} <= set(names)
    assert names["INSERT"].text == '"INSERT"'
    assert not knowledge.values((*RECORD, "eventID"))


async def test_help_is_the_schema_s(knowledge: EventKnowledge, known: Known) -> None:
    known.read(CATALOGUE.sample("s3/put"))
    assert knowledge.help((*RECORD, "s3", "bucket", "name"))
    assert knowledge.help((*RECORD, "no", "such", "place")) == ""


async def test_what_is_encoded_is_known_inside(knowledge: EventKnowledge, known: Known) -> None:
    known.read(CATALOGUE.sample("cloudwatch-logs/subscription"))
    assert knowledge.help((*LOGS, "logGroup")) == "The log group."
    assert knowledge.help((*LOGS, "logEvents", 0, "message"))
    assert not knowledge.members(LOGS), "the text there is one value"


@pytest.mark.parametrize("text", ['{"order": {"id": 42}}', "{", ""])
async def test_nothing_is_offered_for_an_event_of_no_known_type(
    knowledge: EventKnowledge, known: Known, text: str
) -> None:
    known.read(text)
    for path in ((), ("order",), ("order", "id")):
        assert not knowledge.members(path)
        assert not knowledge.values(path)
        assert knowledge.help(path) == ""


async def test_another_type_has_other_members(knowledge: EventKnowledge, known: Known) -> None:
    known.read(CATALOGUE.sample("s3/put"))
    assert "s3" in by_name(knowledge.members(RECORD))
    known.read(CATALOGUE.sample("sqs/standard-queue"))
    assert "body" in by_name(knowledge.members(RECORD))
    assert "s3" not in by_name(knowledge.members(RECORD))
    known.read(CATALOGUE.sample("sqs/standard-queue")[:-5], "s3/put")
    assert "s3" in by_name(knowledge.members(RECORD)), "a text with a fault is what it was picked as"


async def test_variables_are_those_of_the_environment_and_what_is_made(
    knowledge: EventKnowledge, app: Application
) -> None:
    choose_environment(app, "dev")
    offers = by_name(knowledge.variables())
    assert (offers["env.BUCKET"].kind, offers["env.DEBUG"].kind) == ("shop-dev", "true")
    assert set("•") == set(offers["env.TOKEN"].kind), "a secret is not shown"
    assert offers["now"].kind == NEW_EACH_TIME
    assert {"uuid", "counter", "file:", "base64:"} <= set(offers)
    choose_environment(app, "gone")
    assert not any(name.startswith("env.") for name in by_name(knowledge.variables()))


TYPES = st.sampled_from([kind.id for kind in CATALOGUE.types])
PARTS = st.sampled_from(["Records", "records", "detail", "s3", "*", ""]) | st.integers(0, 3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(type_id=TYPES, path=st.lists(PARTS, max_size=6).map(tuple))
def test_no_place_raises(known: Known, app: Application, tasks: GuiTasks, type_id: str, path: Path) -> None:
    made = EventKnowledge(lambda: known.now, VariableValues(app, tasks))
    known.read(CATALOGUE.sample(type_id), type_id)
    for offer in (*made.members(path), *made.values(path)):
        assert offer.text == "" or json.dumps(json.loads(offer.text))
    assert isinstance(made.help(path), str)
