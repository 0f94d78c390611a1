"""Error documents, literally as AWS writes them (WIRE_FACTS §1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.executors.base import SandboxExit
from workbench.engine.outcome import Outcome, exit_reason, outcome
from workbench.engine.runtime_api.answers import (
    Answer,
    Broken,
    Exited,
    Failed,
    Responded,
    TimedOut,
    TooLarge,
    Truncated,
)
from workbench.model.report import InvokeStatus

ID = "8f507cfc-0000-4697-b07a-ac58fc914c95"


def exited(**how: int | bool) -> Exited:
    return Exited(SandboxExit(**how))  # type: ignore[arg-type]


EXIT = '{"errorType":"%s","errorMessage":"RequestId: ' + ID + ' Error: Runtime exited %s"}'
DOCUMENTS: list[tuple[Answer, str, str]] = [
    (exited(status=0), "Runtime.ExitError", EXIT % ("Runtime.ExitError", "without providing a reason")),
    (exited(status=127), "Runtime.ExitError", EXIT % ("Runtime.ExitError", "with error: exit status 127")),
    (exited(signal=9), "Runtime.ExitError", EXIT % ("Runtime.ExitError", "with error: signal: killed")),
    (exited(signal=11), "Runtime.ExitError", EXIT % ("Runtime.ExitError", "with error: signal: segmentation fault")),
    (
        exited(signal=9, out_of_memory=True),
        "Runtime.ExitError",
        EXIT % ("Runtime.ExitError", "with error: signal: killed"),
    ),
    (
        exited(status=137, out_of_memory=True),
        "Runtime.ExitError",
        EXIT % ("Runtime.ExitError", "with error: signal: killed"),
    ),
    (
        TimedOut(),
        "Sandbox.Timedout",
        '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: '
        + ID
        + ' Error: Task timed out after 1.00 seconds"}',
    ),
    (
        TooLarge(),
        "Function.ResponseSizeTooLarge",
        '{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).",'
        '"errorType":"Function.ResponseSizeTooLarge"}',
    ),
    (
        TooLarge(209_715_201),
        "Function.ResponseSizeTooLarge",
        '{"errorMessage":"Response payload size exceeded maximum allowed payload size (209715200 bytes).",'
        '"errorType":"Function.ResponseSizeTooLarge"}',
    ),
    (
        Truncated(7),
        "Runtime.TruncatedResponse",
        '{"errorType":"Runtime.TruncatedResponse","errorMessage":"RequestId: '
        + ID
        + ' Error: Response was truncated"}',
    ),
    (
        Broken("Extension.Crash", "exit status 1"),
        "Extension.Crash",
        '{"errorType":"Extension.Crash","errorMessage":"RequestId: ' + ID + ' Error: exit status 1"}',
    ),
]


@pytest.mark.parametrize(("answer", "error_type", "document"), DOCUMENTS)
def test_documents_of_the_platform(answer: Answer, error_type: str, document: str) -> None:
    done = outcome(answer, ID, 1.0)
    assert done.payload.decode() == document
    assert (done.function_error, done.error_type, done.keeps) == ("Unhandled", error_type, False)
    assert done.status is (InvokeStatus.TIMEOUT if isinstance(answer, TimedOut) else InvokeStatus.ERROR)


@given(st.binary())
def test_a_response_goes_on_unchanged(body: bytes) -> None:
    assert outcome(Responded(body, "text/plain"), ID, 3) == Outcome(body, content_type="text/plain")


@given(st.binary())
def test_an_error_goes_on_unchanged(body: bytes) -> None:
    done = outcome(Failed(body, "Function.Unknown"), ID, 3)
    assert (done.payload, done.function_error, done.keeps, done.status) == (body, "Unhandled", True, None)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b'{"errorMessage":"x","errorType":"ValueError"}', "ValueError"),
        (b'{"errorType":7}', "Function.Unknown"),
        (b"[1]", "Function.Unknown"),
        (b"no JSON", "Function.Unknown"),
        (b"[" * 100_000, "Function.Unknown"),
        (b"\xff\xfe", "Function.Unknown"),
    ],
)
def test_the_type_of_an_error_is_the_runtimes_own(body: bytes, shown: str) -> None:
    assert outcome(Failed(body, "Function.Unknown"), ID, 3).error_type == shown


@pytest.mark.parametrize(
    ("ended", "reason"),
    [
        (SandboxExit(signal=6), "Runtime exited with error: signal: aborted"),
        (SandboxExit(signal=15), "Runtime exited with error: signal: terminated"),
        (SandboxExit(signal=7), "Runtime exited with error: signal: bus error"),
        (SandboxExit(signal=64), "Runtime exited with error: signal: signal 64"),
        (SandboxExit(), "Runtime exited without providing a reason"),
    ],
)
def test_reasons_are_in_the_words_of_go(ended: SandboxExit, reason: str) -> None:
    assert exit_reason(ended) == reason


@pytest.mark.parametrize("answer", [Responded(b"", "", 9), Failed(b"{}", "X", 9), TooLarge(9), Truncated(9)])
def test_what_was_streamed_is_counted(answer: Answer) -> None:
    assert outcome(answer, ID, 3).streamed_bytes == 9
