"""The figures that are worked out of others."""

from workbench.engine.concurrency_usage import ProvisionedUsage


def test_utilization() -> None:
    assert ProvisionedUsage(4, 1).utilization == 0.25
    assert ProvisionedUsage().utilization == 0.0
