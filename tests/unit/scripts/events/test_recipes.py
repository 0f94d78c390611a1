from typing import Any

import pytest

from scripts.events.recipes import recipe_of
from scripts.events.sources import TABLES, Source

UUID = "7c1e5a90-3f42-4d6b-9a18-52e0c7b4d17d"


def recipe(sample: Any, records: str = "", **tables: dict[str, Any]) -> dict[str, Any]:
    whole = {name: tables.get(name, {}) for name in TABLES}
    return recipe_of(Source("s/t", sample, "", "answer", records, frozenset(), whole))


def told(**more: Any) -> dict[str, Any]:
    return {"help": "It.", **more}


def places_of(found: dict[str, Any], name: str) -> list[dict[str, str]]:
    (parameter,) = [entry for entry in found["parameters"] if entry["name"] == name]
    places: list[dict[str, str]] = parameter["places"]
    return places


def test_a_default_is_found_wherever_it_stands() -> None:
    sample = {"name": "shop", "arn": "arn:aws:s3:::shop", "other": "shop-2", "shopping": "workshop"}
    found = recipe(sample, parameters={"bucket": told(at="/name")})
    assert places_of(found, "bucket") == [{"at": "/name"}, {"at": "/arn", "template": "arn:aws:s3:::{bucket}"}]


def test_a_parameter_that_stands_alone_goes_nowhere_else() -> None:
    found = recipe({"name": "shop", "arn": "arn:shop"}, parameters={"bucket": told(at="/name", alone=True)})
    assert places_of(found, "bucket") == [{"at": "/name"}]


def test_several_share_a_template() -> None:
    parameters = {
        "region": told(everywhere="us-east-1"),
        "queue": told(at="/R/*/arn", match=":([^:]+)$"),
    }
    found = recipe({"R": [{"arn": "arn:us-east-1:q-1"}, {"arn": "arn:us-east-1:q-1"}]}, "/R", parameters=parameters)
    assert found["parameters"][1]["default"] == "q-1"
    for name in ("region", "queue"):
        assert places_of(found, name) == [{"at": "/R/*/arn", "template": "arn:{region}:{queue}"}]


def test_a_region_goes_into_what_is_another_s() -> None:
    parameters = {"region": told(everywhere="us-east-1"), "pool": told(at="/pool")}
    found = recipe({"pool": "us-east-1_{x}"}, parameters=parameters)
    assert places_of(found, "region") == [{"at": "/pool", "template": "{region}_{x}"}]
    assert places_of(found, "pool") == [{"at": "/pool"}]


def test_a_parameter_that_the_sample_lacks_is_none() -> None:
    parameters = {"a": told(at="/nothing"), "b": told(everywhere="zz"), "c": told(at="/n", match="x(.)")}
    assert recipe({"n": "1"}, parameters=parameters)["parameters"] == []


@pytest.mark.parametrize(
    ("value", "kind"), [("a", "text"), (1, "integer"), (1.5, "number"), (True, "boolean"), ([], "json")]
)
def test_the_kind_is_the_value_s(value: Any, kind: str) -> None:
    (parameter,) = recipe({"a": value}, parameters={"a": told(at="/a")})["parameters"]
    assert (parameter["kind"], parameter["default"]) == (kind, value)


def test_places_lead_into_members_that_are_encoded() -> None:
    found = recipe(
        {"t": '{"group":"logs"}'}, encoders={"/t": ["json"], "/u": ["json"]}, parameters={"g": told(at="/t/group")}
    )
    assert places_of(found, "g") == [{"at": "/t/group"}]
    assert found["encoders"] == [{"at": "/t", "steps": ["json"]}]


def test_ids_and_times_are_found_by_their_form() -> None:
    sample = {
        "R": [
            {"id": UUID, "ms": 1795255200123, "s": 1795255200.5, "iso": "2026-11-21T10:00:00.123Z", "n": 17, "b": True}
        ],
        "log": "21/Nov/2026:10:00:00 +0000",
        "kept": UUID,
        "seq": "5",
    }
    found = recipe(sample, "/R", renew={"/kept": "keep", "/seq": "counter", "/none": "hex"})
    assert {entry["at"]: entry["how"] for entry in found["renewed"]} == {
        "/R/*/id": "uuid",
        "/R/*/ms": "time",
        "/R/*/s": "time",
        "/R/*/iso": "time",
        "/log": "time",
        "/seq": "counter",
    }


def test_followers_and_the_rest_are_kept() -> None:
    rule = {"of": "/body", "rule": "md5"}
    found = recipe({"body": "", "md5": ""}, follows={"/md5": rule, "/sha": rule})
    assert found["followers"] == [{"at": "/md5", **rule}]
    assert (found["records"], found["response"]) == ("", "answer")
