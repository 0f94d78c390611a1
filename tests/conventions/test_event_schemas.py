"""Every entry of the catalogue agrees with itself: sample, schema, parameters, answer, and powertools' model."""

import copy
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from pydantic import ValidationError

from scripts.events.build import differences
from scripts.events.models import model_class
from scripts.events.sources import HERE, Source, read_sources, table
from tests.support.sources import ROOT, listing
from workbench.base.json_pointer import places, value_at
from workbench.model.event_recipe import Parameter, ParameterKind
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_check import check_event
from workbench.project.event_make import make, rendered
from workbench.project.event_members import opened
from workbench.project.event_recipes import details
from workbench.project.event_renewal import SAMPLE_MS, Fresh

CATALOGUE = load_catalogue()
SOURCES = {source.type_id: source for source in read_sources()}
IDS = [entry.id for entry in CATALOGUE.types]
MODELLED = [type_id for type_id in IDS if SOURCES[type_id].model]
WIRE = table(HERE / "wire.toml")
RESPONSES = ROOT / "resources" / "schemas" / "responses"
WITHOUT_PARAMETERS = {"generic/empty"}
FREE = {"/detail", "/requestPayload", "/responsePayload", "/ResourceProperties", "/OldResourceProperties"}
"""Members whose own members are the user's; nothing describes them."""


def sample(type_id: str) -> Any:
    return json.loads(CATALOGUE.sample(type_id))


def test_what_is_checked_in_is_what_would_be_built() -> None:
    stale = [str(path) for path, _ in differences()]
    assert not stale, f"python -m scripts.events.build\n{listing(stale)}"


@pytest.mark.parametrize("type_id", IDS)
def test_a_sample_has_no_problems(type_id: str) -> None:
    assert check_event(CATALOGUE, type_id, CATALOGUE.sample(type_id)) == ()


@pytest.mark.parametrize("type_id", IDS)
def test_a_schema_is_one_of_its_dialect(type_id: str) -> None:
    found = details(CATALOGUE, type_id)
    for schema in filter(None, (found.schema, found.response_schema)):
        jsonschema_rs.meta.validate(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def undescribed(node: Any, root: Any, pointer: str = "", seen: tuple[int, ...] = ()) -> Iterator[str]:
    if not isinstance(node, dict) or id(node) in seen or pointer in FREE:
        return
    if "$ref" in node:
        yield from undescribed(root["$defs"][node["$ref"].removeprefix("#/$defs/")], root, pointer, (*seen, id(node)))
    for choice in node.get("anyOf", ()):
        yield from undescribed(choice, root, pointer, (*seen, id(node)))
    for name, member in node.get("properties", {}).items():
        if not {"description", "$ref"} & set(member):
            yield f"{pointer}/{name}"
        yield from undescribed(member, root, f"{pointer}/{name}", (*seen, id(node)))
    for key in ("items", "additionalProperties"):
        yield from undescribed(node.get(key), root, f"{pointer}/*", (*seen, id(node)))


@pytest.mark.parametrize("type_id", IDS)
def test_every_member_is_described(type_id: str) -> None:
    schema = details(CATALOGUE, type_id).schema
    lacking = list(undescribed(schema, schema))
    assert not lacking, listing(lacking)


@pytest.mark.parametrize("type_id", IDS)
def test_parameters_are_described_and_go_somewhere(type_id: str) -> None:
    recipe = details(CATALOGUE, type_id).recipe
    names = [parameter.name for parameter in recipe.parameters]
    assert len(names) == len(set(names))
    assert names or type_id in WITHOUT_PARAMETERS
    for parameter in recipe.parameters:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", parameter.name)
        assert parameter.help.endswith(".")
        assert parameter.places
        assert not parameter.choices or parameter.default in parameter.choices


@pytest.mark.parametrize("type_id", IDS)
def test_defaults_are_what_the_sample_has(type_id: str) -> None:
    recipe = details(CATALOGUE, type_id).recipe
    event = opened(sample(type_id), recipe.encoders)
    words = {parameter.name: parameter.default for parameter in recipe.parameters}
    for parameter in recipe.parameters:
        for place in parameter.places:
            first = next(places(event, place.at))
            assert value_at(event, first) == rendered(place, words, parameter.default), (parameter.name, place)


def other(parameter: Parameter) -> Any:
    match parameter.kind:
        case ParameterKind.TEXT:
            return parameter.choices[-1] if parameter.choices else "other-1"
        case ParameterKind.INTEGER:
            return 7
        case ParameterKind.NUMBER:
            return 7.5
        case ParameterKind.BOOLEAN:
            return not parameter.default
        case ParameterKind.JSON:
            return parameter.default


@pytest.mark.parametrize("type_id", IDS)
def test_another_value_reaches_every_place_and_fits(type_id: str) -> None:
    recipe = details(CATALOGUE, type_id).recipe
    for parameter in recipe.parameters:
        value = other(parameter)
        text = make(CATALOGUE, type_id, {parameter.name: value})
        assert check_event(CATALOGUE, type_id, text) == ()
        event = opened(json.loads(text), recipe.encoders)
        words = {each.name: each.default for each in recipe.parameters} | {parameter.name: value}
        for place in parameter.places:
            assert value_at(event, next(places(event, place.at))) == rendered(place, words, value)


@pytest.mark.parametrize("type_id", IDS)
def test_a_fresh_event_fits(type_id: str) -> None:
    fresh = Fresh(random.Random(1), SAMPLE_MS + 10**10)
    assert check_event(CATALOGUE, type_id, make(CATALOGUE, type_id, fresh=fresh)) == ()


@pytest.mark.parametrize("type_id", IDS)
def test_the_sample_is_made_again_to_the_character(type_id: str) -> None:
    assert make(CATALOGUE, type_id) == CATALOGUE.sample(type_id)


@pytest.mark.parametrize("type_id", [type_id for type_id in IDS if details(CATALOGUE, type_id).recipe.records])
def test_many_records_have_no_problems(type_id: str) -> None:
    recipe = details(CATALOGUE, type_id).recipe
    text = make(CATALOGUE, type_id, records=12)
    assert check_event(CATALOGUE, type_id, text) == ()
    event = opened(json.loads(text), recipe.encoders)
    batch = value_at(event, next(places(event, recipe.records)))
    assert isinstance(batch, list)
    assert len(batch) == 12
    if any(renewed.at.startswith(f"{recipe.records}/*") and renewed.how != "time" for renewed in recipe.renewed):
        assert len({json.dumps(record) for record in batch}) == 12


@pytest.mark.parametrize("type_id", MODELLED)
def test_the_model_reads_the_sample(type_id: str) -> None:
    source, refused = SOURCES[type_id], WIRE["refused_by_model"]
    try:
        model_class(source.model).model_validate(copy.deepcopy(source.sample))
    except ValidationError:
        assert type_id in refused
    else:
        assert type_id not in refused


def all_properties(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for owner, definition in (("", schema), *schema.get("$defs", {}).items()):
        for name in definition.get("properties", {}):
            yield owner, name


@pytest.mark.parametrize("type_id", MODELLED)
def test_the_schema_has_every_member_of_the_model(type_id: str) -> None:
    schema = details(CATALOGUE, type_id).schema
    model = model_class(SOURCES[type_id].model).model_json_schema()
    reached = set(schema.get("$defs", {}))
    expected = {(owner, name) for owner, name in all_properties(model) if not owner or owner in reached}
    assert expected <= set(all_properties(schema))


def test_models_that_are_used_are_many() -> None:
    assert len(MODELLED) >= 70
    assert set(WIRE["refused_by_model"]) <= set(MODELLED)


def type_of(type_id: str, *path: str) -> Any:
    schema = details(CATALOGUE, type_id).schema
    node: Any = schema
    for part in path:
        while "$ref" in node:
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        node = node["items"] if part == "*" else node["properties"][part]
    return node.get("type")


@pytest.mark.parametrize(
    ("type_id", "path", "kind"),
    [
        ("sqs/batch", "Records * attributes SentTimestamp", "string"),
        ("sqs/batch", "Records * attributes ApproximateReceiveCount", "string"),
        ("s3/put", "Records * eventTime", "string"),
        ("kinesis/stream", "Records * kinesis approximateArrivalTimestamp", "number"),
        ("kinesis/stream", "Records * kinesis data", "string"),
        ("dynamodb/stream", "Records * dynamodb ApproximateCreationDateTime", "number"),
        ("dynamodb/stream", "Records * eventVersion", "string"),
        ("api-gateway/rest-proxy", "requestContext requestTimeEpoch", "integer"),
        ("api-gateway/http-v2", "requestContext timeEpoch", "integer"),
        ("api-gateway/websocket-connect", "requestContext connectedAt", "integer"),
        ("lambda-url/request", "requestContext timeEpoch", "integer"),
        ("vpc-lattice/request-v2", "requestContext timeEpoch", "string"),
        ("cloudwatch-logs/subscription", "awslogs data", "string"),
        ("firehose/transform", "records * approximateArrivalTimestamp", "integer"),
        ("kafka/msk", "bootstrapServers", "string"),
        ("cognito/pre-token-generation-v2", "request scopes", "array"),
        ("cloudfront/origin-response", "Records * cf response status", "string"),
        ("mq/activemq", "messages * brokerInTime", "integer"),
    ],
)
def test_wire_types_are_those_of_the_service(type_id: str, path: str, kind: str) -> None:
    assert type_of(type_id, *path.split()) == kind


def test_every_answer_is_used_and_every_one_used_is_there() -> None:
    used = {details(CATALOGUE, type_id).recipe.response for type_id in IDS} - {"", "event"}
    assert used == {path.stem for path in RESPONSES.glob("*.json")}


def test_every_source_has_a_service() -> None:
    services = {type_id.split("/")[0] for type_id in IDS}
    assert {path.stem for path in Path(HERE).glob("*.toml")} == services | {"common", "wire"}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_types_that_are_told_of_exist(source: Source) -> None:
    service = source.type_id.split("/")[0]
    told = table(HERE / f"{service}.toml").get("types", {})
    assert {f"{service}/{name}" for name in told} <= set(SOURCES)
