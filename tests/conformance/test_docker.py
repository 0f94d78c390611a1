"""The facts, held against the container executor."""

import pytest

from tests.conformance.conftest import hold
from tests.conformance.fact import Fact
from tests.conformance.recordings import Recordings
from tests.conformance.table import FACTS
from tests.support.docker_images import NODEJS, PYTHON, lacking
from workbench.model.environment import ExecutorKind

KIND = ExecutorKind.DOCKER

pytestmark = [
    pytest.mark.docker,
    pytest.mark.skipif(bool(lacking(PYTHON, NODEJS)), reason=lacking(PYTHON, NODEJS) or "nothing lacks"),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_fact(fact: Fact, recordings: Recordings) -> None:
    hold(fact, KIND, recordings)
