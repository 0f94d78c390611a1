"""States of event source mappings."""

from typing import Any

import pytest

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.mapping_states import check_settled, settle_mappings, settling
from workbench.engine.lambda_api.state import Change, Name, Place, State
from workbench.engine.lambda_api.transitions import settle_all

PLACE = Place("000000000000", "eu-west-1")


def state_with(*mappings: dict[str, Any]) -> State:
    state = State()
    state.apply(Change(PLACE, Name(Kind.MAPPING, "", one["UUID"]), one) for one in mappings)
    return state


def mapping(uuid: str, state: str, enabled: bool = True) -> dict[str, Any]:
    return {"UUID": uuid, "State": state, "_Enabled": enabled}


@pytest.mark.parametrize("state", ["Creating", "Updating", "Enabling", "Disabling"])
@pytest.mark.parametrize(("enabled", "after"), [(True, "Enabled"), (False, "Disabled")])
def test_what_is_under_way_ends(state: str, enabled: bool, after: str) -> None:
    view = state_with(mapping("a", state, enabled)).view(PLACE)
    settling("a")(view)
    assert view.get(Kind.MAPPING, "", "a") == mapping("a", after, enabled)


def test_what_is_being_deleted_goes() -> None:
    view = state_with(mapping("a", "Deleting")).view(PLACE)
    settling("a")(view)
    settling("a")(view)
    assert view.get(Kind.MAPPING, "", "a") is None


def test_the_next_start_ends_what_was_under_way() -> None:
    kept = mapping("a", "Enabled")
    for settle in (settle_mappings, settle_all):
        view = state_with(kept, mapping("b", "Creating", enabled=False), mapping("c", "Deleting")).view(PLACE)
        settle(view)
        assert view.all(Kind.MAPPING) == {"a": kept, "b": mapping("b", "Disabled", enabled=False)}
        assert len(view.changes()) == 2


@pytest.mark.parametrize("doing", ["update", "delete"])
def test_one_change_at_a_time(doing: str) -> None:
    check_settled(mapping("a", "Enabled"), doing)
    check_settled(mapping("a", "Disabled"), doing)
    with pytest.raises(ApiError, match=f"^Cannot {doing} the event source mapping because it is in use.$") as found:
        check_settled(mapping("a", "Updating"), doing)
    assert found.value.code == "ResourceInUseException"
