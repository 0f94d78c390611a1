import pytest

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.validate import violations
from workbench.engine.lambda_api import lambda_model as module
from workbench.engine.lambda_api.lambda_model import ENUM_ORDERS, lambda_model
from workbench.model.errors import EngineError


@pytest.mark.parametrize("name", ENUM_ORDERS)
def test_the_values_are_those_of_the_model_in_awss_order(name: str) -> None:
    mine = lambda_model().shape(name).enum
    assert set(mine) == set(load_service("lambda").shape(name).enum)
    assert mine[: len(ENUM_ORDERS[name])] == ENUM_ORDERS[name]


def test_messages_tell_them_so() -> None:
    operation = lambda_model().operation("PutFunctionRecursionConfig")
    (told,) = violations(operation, {"FunctionName": "f", "RecursiveLoop": "Never"})
    assert told.endswith("Member must satisfy enum value set: [Terminate, Allow]")


def test_the_model_is_made_once() -> None:
    assert lambda_model() is lambda_model()


def test_without_botocore_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ServiceModelError("botocore is not installed.")

    monkeypatch.setattr(module, "read_model", missing)
    with pytest.raises(EngineError, match="not installed"):
        lambda_model.__wrapped__()
