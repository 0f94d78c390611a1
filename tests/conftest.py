"""What holds for every test: no screen, no user's home, no AWS account, and no silent skip where Docker is required."""

import os
import signal
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from tests.support.display import display
from tests.support.required import fail_required_skips

__all__ = ["display", "isolated_home"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before any test imports Qt
for _name in [name for name in os.environ if name.startswith(("AWS_", "LAMBDA_"))]:
    del os.environ[_name]
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
# A runner in the background may ignore Ctrl+C, and children inherit that: tests that press it would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines differ in speed; what a property test checks does not.
_PROFILE = "any-machine"
hypothesis.settings.register_profile(
    _PROFILE, deadline=None, print_blob=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile(_PROFILE)


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's folders and AWS's files of this test: below its own temporary folder, and not made yet."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "workbench-home"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-aws-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-aws-credentials"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that this run requires into a failure."""
    report = yield
    return fail_required_skips(item, report)
