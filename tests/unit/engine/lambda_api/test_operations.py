from workbench.engine.lambda_api.lambda_model import lambda_model
from workbench.engine.lambda_api.operations import INVOKES, NOT_HERE, OPERATIONS, why_not


def test_every_operation_of_the_model_is_done_or_said_not_to_be() -> None:
    known = set(OPERATIONS) | INVOKES | set(NOT_HERE)
    assert set(lambda_model().operations) - known == set()


def test_none_is_in_two_tables() -> None:
    assert not set(OPERATIONS) & (INVOKES | set(NOT_HERE))
    assert not INVOKES & set(NOT_HERE)


def test_only_what_changes_something_waits_for_its_turn() -> None:
    for name, entry in OPERATIONS.items():
        assert entry.writes is not name.startswith(("Get", "List")), name


def test_why_one_is_not_done() -> None:
    assert "Managed Instances" in why_not("CreateCapacityProvider")
    assert why_not("DoTomorrow") == "This operation is newer than the program."
