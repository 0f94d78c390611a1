from typing import Any

import jsonschema_rs

from scripts.events.models import model_class, model_schema


def definition(model: str, name: str) -> Any:
    return model_schema(model)["$defs"][name]["properties"]


def test_a_coerced_time_has_the_type_of_the_wire() -> None:
    sent = definition("SqsModel", "SqsAttributesModel")["SentTimestamp"]
    assert (sent["type"], sent["pattern"]) == ("string", r"^\d{13}$")
    assert sent["description"]
    assert definition("APIGatewayProxyEventV2Model", "RequestContextV2")["timeEpoch"]["type"] == "integer"


def test_noise_is_left_out() -> None:
    text = str(model_schema("APIGatewayProxyEventModel"))
    assert "ipvany" not in text
    assert "'default'" not in text
    assert "title" not in model_schema("SqsModel")


def test_a_member_that_is_called_title_stays() -> None:
    assert "type" in model_schema("SnsModel")["$defs"]["SnsNotificationModel"]["properties"]["Type"]


def test_definitions_that_nothing_uses_are_left_out() -> None:
    assert "CloudWatchLogsDecode" in model_class("CloudWatchLogsModel").model_json_schema()["$defs"]
    assert "BaseModel" not in model_schema("KinesisDataStreamModel")["$defs"]


def test_names_are_required_once() -> None:
    for schema in model_schema("VpcLatticeV2Model")["$defs"].values():
        required = schema.get("required", [])
        assert len(required) == len(set(required))


def test_a_schema_is_one() -> None:
    jsonschema_rs.meta.validate(model_schema("S3Model"))
