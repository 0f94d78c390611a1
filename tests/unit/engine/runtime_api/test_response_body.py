"""A response on its way: kept up to its limit, or passed on at Lambda's pace, as a clock of the test's own tells."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.answers import Failed, Responded, TooLarge
from workbench.engine.runtime_api.response_body import KeptBody, StreamedBody, failed_in_stream, known_error_type
from workbench.model.limits import (
    MIB,
    RESPONSE_BYTES,
    STREAM_BURST_BYTES,
    STREAM_BYTES_PER_S,
    STREAMED_RESPONSE_BYTES,
)

DOCUMENT = b'{"errorMessage":"x"}'
FAILED = {
    "lambda-runtime-function-error-type": "Function.Broke",
    "lambda-runtime-function-error-body": base64.b64encode(DOCUMENT).decode(),
}


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now_s = 50.0

    def __call__(self) -> float:
        return self.now_s


class Taker:
    """A sink that counts."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.sizes: list[int] = []

    def begin(self, content_type: str) -> None:
        assert not self.sizes
        self.begun.append(content_type)

    def data(self, data: bytes) -> None:
        self.sizes.append(len(data))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Runtime.HandlerNotFound", "Runtime.HandlerNotFound"),
        ("Function.Broke", "Function.Broke"),
        ("Unhandled", "unknown"),
        ("Runtime.lower", "unknown"),
        ("Runtime.X", "unknown"),
        ("Runtime.Broke\n", "unknown"),
        ("Extension.Crash", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_service_keeps_only_what_looks_like_a_category(sent: str, kept: str) -> None:
    assert known_error_type({"lambda-runtime-function-error-type": sent}, "unknown") == kept
    assert known_error_type({}, "unknown") == "unknown"


@given(st.lists(st.binary(max_size=20), max_size=8), st.integers(0, 60))
def test_a_kept_body_is_whole_or_given_up(pieces: list[bytes], limit: int) -> None:
    body, whole = KeptBody(limit), b"".join(pieces)
    assert [body.add(piece) for piece in pieces] == [0.0] * len(pieces)
    assert body.too_large is (len(whole) > limit)
    assert body.answer("text/plain", {}) == (TooLarge() if body.too_large else Responded(whole, "text/plain"))


def test_the_limit_of_a_response() -> None:
    body = KeptBody()
    body.add(b"x" * RESPONSE_BYTES)
    assert not body.too_large
    body.add(b"x")
    assert body.answer("", {}) == TooLarge()
    assert body.whole() == b"", "nothing of it is kept"


def test_a_kept_body_that_failed_says_so_in_its_trailers() -> None:
    body = KeptBody()
    body.add(b"part")
    assert body.answer("", FAILED) == Failed(DOCUMENT, "Function.Broke")


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("TypeError", FAILED["lambda-runtime-function-error-body"], Failed(DOCUMENT, "Function.Unknown")),
        ("Function.Broke", "a", Failed(b"", "Function.Broke")),
        ("Function.Broke", "é", Failed(b"", "Function.Broke")),
        ("Function.Broke", "", Failed(b"", "Function.Broke")),
    ],
)
def test_trailers_that_are_not_as_agreed(kind: str, text: str, told: Failed) -> None:
    trailers = {"lambda-runtime-function-error-type": kind, "lambda-runtime-function-error-body": text}
    assert failed_in_stream(trailers) == told
    assert failed_in_stream({"lambda-runtime-function-error-body": text}) is None


def test_a_streamed_body_goes_to_its_sink() -> None:
    taker = Taker()
    body = StreamedBody(taker, "text/event-stream", Clock())
    assert taker.begun == ["text/event-stream"], "before the first byte"
    body.add(b"ab")
    body.add(b"c")
    assert taker.sizes == [2, 1]
    assert body.answer("text/event-stream", {}) == Responded(b"", "text/event-stream", 3)
    assert body.answer("text/event-stream", FAILED) == Failed(DOCUMENT, "Function.Broke", 3)


def test_the_burst_is_free_and_the_rest_has_its_pace() -> None:
    clock = Clock()
    body = StreamedBody(Taker(), "", clock)
    assert [body.add(b"x" * MIB) for _ in range(STREAM_BURST_BYTES // MIB)] == [0.0] * 6
    assert body.add(b"x" * MIB) == 0.5
    clock.now_s += 0.5
    assert body.add(b"x" * (2 * MIB)) == 1.0
    clock.now_s += 0.25
    assert body.add(b"x") == pytest.approx(0.75, abs=1e-5), "read too early, it waits on"


def test_a_stream_that_paused_has_no_more_than_one_burst() -> None:
    clock = Clock()
    body = StreamedBody(Taker(), "", clock)
    body.add(b"x" * STREAM_BURST_BYTES)
    clock.now_s += 3600
    assert body.add(b"x" * STREAM_BURST_BYTES) == 0.0
    assert body.add(b"x" * MIB) == 0.5


@given(st.lists(st.tuples(st.integers(1, 8 * MIB), st.floats(0, 3)), max_size=12))
def test_whoever_waits_as_told_never_gets_ahead_of_the_pace(pieces: list[tuple[int, float]]) -> None:
    clock, taker = Clock(), Taker()
    body = StreamedBody(taker, "", clock)
    start_s, zeros = clock.now_s, bytes(8 * MIB)
    for size, idle_s in pieces:
        wait_s = body.add(zeros[:size])
        clock.now_s += wait_s + idle_s
        allowed = STREAM_BURST_BYTES + (clock.now_s - start_s) * STREAM_BYTES_PER_S
        assert body.streamed_bytes <= allowed + 1, "and one byte for what floats lose"
    assert sum(taker.sizes) == body.streamed_bytes == body.size


def test_a_stream_is_passed_on_up_to_its_limit() -> None:
    clock, taker = Clock(), Taker()
    body = StreamedBody(taker, "", clock)
    piece = bytes(64 * MIB)
    for _ in range(3):
        body.add(piece)
    assert not body.too_large
    body.add(bytes(8 * MIB))
    assert not body.too_large, "200 MiB are allowed"
    assert body.add(piece) == body.add(b"x") == 0.0
    assert sum(taker.sizes) == STREAMED_RESPONSE_BYTES
    assert body.answer("", FAILED) == TooLarge(STREAMED_RESPONSE_BYTES)


def test_a_piece_across_the_limit_is_cut() -> None:
    taker = Taker()
    body = StreamedBody(taker, "", Clock())
    body.add(bytes(STREAMED_RESPONSE_BYTES - 1))
    body.add(b"abc")
    assert taker.sizes == [STREAMED_RESPONSE_BYTES - 1, 1]
    assert body.answer("", {}) == TooLarge(STREAMED_RESPONSE_BYTES)
