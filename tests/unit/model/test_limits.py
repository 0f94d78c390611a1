import pytest

from workbench.model import limits


def test_one_vcpu() -> None:
    assert limits.vcpus(1769) == 1
    assert limits.vcpus(128) == pytest.approx(0.0724, abs=1e-4)


def test_sizes_as_lambda_names_them() -> None:
    assert limits.RESPONSE_BYTES == 6_291_556
    assert limits.REQUEST_BYTES == 6_291_456
    assert 10_240 in limits.MEMORY_MB
    assert 127 not in limits.MEMORY_MB
    assert 900 in limits.TIMEOUT_S
