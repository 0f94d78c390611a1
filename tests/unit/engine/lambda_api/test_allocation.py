from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.allocation import provisioned_of, requested_of, shares
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Place, State, Transaction


def a_view(aliases: dict[str, tuple[str, dict[str, float]]], configs: dict[str, tuple[int, str]]) -> Transaction:
    view = State().view(Place("000000000000", "eu-west-1"))
    for name, (version, weights) in aliases.items():
        routing = {"RoutingConfig": {"AdditionalVersionWeights": weights}} if weights else {}
        view.put(Kind.ALIAS, "f", name, {"Name": name, "FunctionVersion": version, **routing})
    for key, (count, status) in configs.items():
        document = {"RequestedProvisionedConcurrentExecutions": count, "Status": status}
        view.put(Kind.PROVISIONED, "f", key, document)
    return view


def test_what_each_version_has() -> None:
    aliases: dict[str, tuple[str, dict[str, float]]] = {"a": ("1", {}), "b": ("1", {"3": 0.25}), "c": ("$LATEST", {})}
    configs = {"a": (2, "READY"), "b": (4, "IN_PROGRESS"), "c": (5, "READY"), "2": (1, "READY"), "3": (9, "FAILED")}
    view = a_view(aliases, configs)
    assert dict(provisioned_of(view, "f")) == {"1": 5, "2": 1, "3": 1}
    assert (requested_of(view, "f"), requested_of(view, "f", but="3")) == (21, 12)
    assert dict(provisioned_of(view, "g")) == {}


@given(st.integers(1, 1000), st.floats(0, 1))
def test_weights_split_all_there_is(count: int, weight: float) -> None:
    view = a_view({"a": ("1", {"2": weight})}, {})
    split = shares(view, "f", "a", count)
    assert sum(split.values()) == count
    assert all(number > 0 for number in split.values())
    assert abs(split.get("2", 0) - count * weight) <= 0.5
