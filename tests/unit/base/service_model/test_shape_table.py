import pytest

from tests.support.toy_service import toy_service
from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.shape_table import ShapeTable
from workbench.base.service_model.shapes import Location, ShapeType, TimestampFormat

LAMBDA = load_service("lambda")
TOY = toy_service()


def test_constraints_of_shapes() -> None:
    name = LAMBDA.shape("FunctionName")
    assert name.type is ShapeType.STRING
    assert (name.minimum, name.maximum) == (1, 140)
    assert name.pattern.startswith("(arn:")
    assert LAMBDA.shape("Architecture").enum == ("x86_64", "arm64")
    assert LAMBDA.shape("EnvironmentVariableValue").sensitive
    assert LAMBDA.shape("BlobStream").streaming
    assert LAMBDA.shape("MemorySize").box
    assert LAMBDA.shape("InvokeWithResponseStreamResponseEvent").event_stream


def test_members_keep_the_order_of_the_model() -> None:
    members = LAMBDA.shape("InvocationRequest").members
    assert list(members)[:3] == ["FunctionName", "InvocationType", "LogType"]
    assert members["InvocationType"].wire_name == "X-Amz-Invocation-Type"
    places = {name: member.location for name, member in members.items()}
    assert places["FunctionName"] is Location.URI
    assert places["InvocationType"] is Location.HEADER
    assert places["Qualifier"] is Location.QUERY
    assert places["Payload"] is Location.BODY
    assert LAMBDA.shape("InvocationResponse").members["StatusCode"].location is Location.STATUS


def test_every_shape_of_both_models_can_be_made() -> None:
    for model in (LAMBDA, load_service("logs")):
        for name in model.shapes:
            shape = model.shape(name)
            parts = {ShapeType.LIST: ("element",), ShapeType.MAP: ("key", "value")}.get(shape.type, ())
            assert all(getattr(shape, part) for part in parts)
            assert bool(shape.members) <= (shape.type is ShapeType.STRUCTURE)


def test_a_shape_may_hold_itself() -> None:
    tree = TOY.shape("Tree")
    assert tree.members["Branches"].shape.element is tree


def test_a_reference_may_say_more() -> None:
    members = TOY.shape("Thing").members
    assert members["Made"].shape.timestamp_format is TimestampFormat.ISO8601
    assert members["Seen"].shape.timestamp_format is TimestampFormat.DEFAULT
    assert members["Note"].shape.jsonvalue
    assert members["Filters"].wire_name == "Filters"
    assert LAMBDA.shape("CheckpointDurableExecutionRequest").members["ClientToken"].idempotency_token


def test_the_same_name_is_the_same_object() -> None:
    assert LAMBDA.shape("FunctionName") is LAMBDA.shape("FunctionName")
    assert "FunctionName" in LAMBDA.shapes
    assert "Nonsense" not in LAMBDA.shapes


def test_what_a_shape_has_not() -> None:
    with pytest.raises(ServiceModelError, match="has no member"):
        _ = LAMBDA.shape("FunctionName").element
    with pytest.raises(ServiceModelError, match="has no key"):
        _ = LAMBDA.shape("LayerList").key
    with pytest.raises(ServiceModelError, match="unknown type"):
        ShapeTable({"X": {"type": "colour"}}).shape("X")
    assert LAMBDA.shape("FunctionName").members == {}
