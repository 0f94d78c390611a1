"""Which executor the facts of a test module are held against."""

import pytest

from tests.conformance.fact import Fact
from tests.conformance.recordings import Recordings
from workbench.model.environment import ExecutorKind


@pytest.fixture(scope="module")
def recordings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recordings:
    """The recordings of the module's executor, which its `KIND` names."""
    kind: ExecutorKind = request.module.KIND
    return Recordings(kind, tmp_path_factory.mktemp(f"conformance-{kind}"))


def hold(fact: Fact, kind: ExecutorKind, recordings: Recordings) -> None:
    """Check one fact; one that is known not to hold must not."""
    if kind not in fact.not_held:
        fact.check(*recordings.of(fact.scenario))
        return
    seen = recordings.of(fact.scenario)
    try:
        fact.check(*seen)
    except Exception:
        pytest.xfail(fact.not_held[kind])
    pytest.fail(f"holds now; take it off the list: {fact.not_held[kind]}")
