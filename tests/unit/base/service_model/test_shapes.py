from tests.support.toy_service import toy_service
from workbench.base.service_model.load import load_service
from workbench.base.service_model.shapes import FRACTIONS, INTEGERS, NUMBERS, TEXTS, ShapeType

MODEL = load_service("lambda")


def test_body_members_leave_out_all_other_places_and_the_payload() -> None:
    assert MODEL.shape("InvocationRequest").body_members() == ()
    names = [member.name for member in MODEL.shape("CreateAliasRequest").body_members()]
    assert "Name" in names
    assert "FunctionName" not in names
    assert MODEL.shape("SendDurableExecutionCallbackFailureRequest").body_members() == ()


def test_shapes_are_equal_only_to_themselves() -> None:
    one, other = toy_service().shape("Label"), toy_service().shape("Label")
    assert one != other
    assert len({one, other}) == 2


def test_kinds_are_told_apart() -> None:
    assert INTEGERS | FRACTIONS == NUMBERS
    assert not NUMBERS & TEXTS
    assert ShapeType.BLOB not in NUMBERS | TEXTS
