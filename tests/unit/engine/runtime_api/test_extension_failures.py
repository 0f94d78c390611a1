"""Failures have AWS's types and words."""

import pytest

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.extension_failures import (
    ExtensionFailure,
    FailureType,
    crash,
    launch_error,
    not_launched,
    reported_error,
    too_many,
)


@pytest.mark.parametrize(
    ("ended", "message"),
    [
        (SandboxExit(status=0), "exit code 0"),
        (SandboxExit(status=255), "exit status 255"),
        (SandboxExit(signal=9), "signal: killed"),
        (SandboxExit(signal=64), "signal: signal 64"),
        (SandboxExit(status=137, out_of_memory=True), "signal: killed"),
    ],
)
def test_a_crash(ended: SandboxExit, message: str) -> None:
    assert crash("a", ended) == ExtensionFailure(FailureType.CRASH, "a", message)
    assert f"{crash('a', ended).type}" == "Extension.Crash"


def test_a_program_that_cannot_be_started() -> None:
    missing, denied = SandboxExit(status=127), SandboxExit(status=126)
    assert not_launched(missing)
    assert not_launched(denied)
    assert not not_launched(SandboxExit(status=1))
    assert not not_launched(SandboxExit(signal=9))
    failure = launch_error("a", missing)
    assert failure.type == "Extension.LaunchError"
    assert failure.message == "fork/exec /opt/extensions/a: no such file or directory"
    assert launch_error("a", denied).message.endswith("permission denied")
    assert (failure.reported, launch_error("a", denied).reported) == ("UnknownError", "PermissionDenied")


def test_one_too_many() -> None:
    assert too_many("a").type == "Extension.LaunchError"
    assert too_many("a").reported == "TooManyExtensions"


def test_what_an_extension_reports_is_kept() -> None:
    failure = reported_error(FailureType.INIT_ERROR, "a", "Extension.NoKey", b'{"errorMessage":"x"}')
    assert failure.message == "extension a failed: Extension.NoKey"
    assert (failure.type, failure.body, failure.reported) == (
        "Extension.InitError",
        b'{"errorMessage":"x"}',
        "Extension.NoKey",
    )
