import importlib.metadata

import pytest

from workbench.engine.executors.distributions import distribution, top_levels
from workbench.model.errors import RuntimeUnavailableError


def test_a_distribution_with_its_metadata() -> None:
    names = {path.name for path in top_levels(importlib.metadata.distribution("awslambdaric"))}
    assert "awslambdaric" in names
    assert any(name.endswith(".dist-info") for name in names)


def test_each_once_and_none_that_is_elsewhere() -> None:
    paths = list(top_levels(distribution("debugpy")))
    assert len(paths) == len(set(paths))
    assert {path.parent for path in paths} == {paths[0].parent}
    assert all(path.exists() for path in paths)


def test_one_that_is_not_installed() -> None:
    with pytest.raises(RuntimeUnavailableError, match="no-such-distribution is not installed"):
        distribution("no-such-distribution")
