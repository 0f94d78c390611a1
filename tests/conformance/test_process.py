"""The facts, held against the process executor."""

import pytest

from tests.conformance.conftest import hold
from tests.conformance.fact import Fact
from tests.conformance.recordings import Recordings
from tests.conformance.table import FACTS
from workbench.model.environment import ExecutorKind

KIND = ExecutorKind.PROCESS


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_fact(fact: Fact, recordings: Recordings) -> None:
    hold(fact, KIND, recordings)
