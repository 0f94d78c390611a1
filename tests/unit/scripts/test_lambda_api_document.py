from scripts.lambda_api_document import DOCUMENT, document
from workbench.base.service_model.load import load_service
from workbench.engine.lambda_api.operations import NOT_HERE
from workbench.engine.logs_api.operations import OPERATIONS as LOGS


def test_the_reference_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run: python -m scripts.lambda_api_document"


def test_every_operation_of_the_model_is_in_it() -> None:
    text = document()
    here, not_here = text.split("## Lambda: not here")
    names = load_service("lambda").operations
    assert {name for name in names if f"`{name}`" in here} == names.keys() - NOT_HERE.keys()
    assert all(f"`{name}`" in not_here and reason in not_here for name, reason in NOT_HERE.items())
    assert all(f"`{name}`" in not_here for name in LOGS)


def test_requests_with_one_path_are_told_apart() -> None:
    assert "`GET /2018-10-31/layers?find=LayerVersion`" in document()
