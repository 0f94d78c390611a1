import pytest

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service

MODEL = load_service("lambda")


def test_payload_members() -> None:
    invoke = MODEL.operation("Invoke")
    assert (invoke.input_payload, invoke.output_payload) == ("Payload", "Payload")
    create = MODEL.operation("CreateFunction")
    assert (create.input_payload, create.output_payload) == ("", "")
    assert MODEL.operation("DeleteAlias").output_payload == ""


def test_protocol() -> None:
    assert MODEL.protocol == "rest-json"
    assert load_service("logs").protocol == "json"


def test_names_that_are_not_there() -> None:
    for look_up in (MODEL.operation, MODEL.error, MODEL.shape):
        with pytest.raises(ServiceModelError, match="Nonsense"):
            look_up("Nonsense")


def test_documentation_is_kept_out_of_prints() -> None:
    operation = MODEL.operation("Invoke")
    assert "<p>" in operation.documentation
    assert "<p>" not in repr(operation)
