"""The body of a runtime's response as it arrives: kept up to the limit, or passed on at Lambda's pace.

Sources: LAMBDA_FACTS §1.2 (6 MiB + 100 bytes), §1.5 (200 MB streamed; the first 6 MB at full speed, then 2 MB/s: a
bucket of 6 MiB that fills with 2 MiB/s, as in AWS's emulator).
"""

import base64
import re
from collections.abc import Callable

from workbench.engine.http.wire import Headers
from workbench.engine.runtime_api.answers import Answer, Failed, Responded, TooLarge
from workbench.engine.runtime_api.flight import StreamSink
from workbench.model.limits import (
    RESPONSE_BYTES,
    STREAM_BURST_BYTES,
    STREAM_BYTES_PER_S,
    STREAMED_RESPONSE_BYTES,
)

ERROR_TYPE_HEADER = "lambda-runtime-function-error-type"
_ERROR_BODY_TRAILER = "lambda-runtime-function-error-body"
_ERROR_TYPE = re.compile(r"(Runtime|Function)\.[A-Z][a-zA-Z]+")

Now = Callable[[], float]
"""A clock in seconds."""


def known_error_type(headers: Headers, unknown: str) -> str:
    """The category that the runtime sent, if it is one that the service keeps (LAMBDA_FACTS §1.4)."""
    sent = headers.get(ERROR_TYPE_HEADER, "")
    return sent if _ERROR_TYPE.fullmatch(sent) else unknown


class KeptBody:
    """A body that is kept whole, up to `limit` bytes."""

    def __init__(self, limit: int = RESPONSE_BYTES) -> None:
        self._pieces: list[bytes] = []
        self._limit = limit
        self.size = 0

    @property
    def too_large(self) -> bool:
        """Whether it is over the limit and was given up."""
        return self.size > self._limit

    def add(self, data: bytes) -> float:
        """Take a piece; 0, for there is never a wait."""
        self.size += len(data)
        if self.too_large:
            self._pieces.clear()
        else:
            self._pieces.append(data)
        return 0.0

    def whole(self) -> bytes:
        """The body."""
        return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)

    def answer(self, content_type: str, trailers: Headers) -> Answer:
        """What the response came to."""
        if self.too_large:
            return TooLarge()
        return failed_in_stream(trailers) or Responded(self.whole(), content_type)


class StreamedBody:
    """A body that goes to a sink piece by piece; `add` says how long to wait before the next one is read."""

    def __init__(self, sink: StreamSink, content_type: str, now: Now) -> None:
        self._sink = sink
        self._now = now
        self._allowed_bytes = float(STREAM_BURST_BYTES)
        self._counted_s = now()
        self.size = 0
        sink.begin(content_type)

    @property
    def too_large(self) -> bool:
        """Whether it is over the limit; what is within it was passed on."""
        return self.size > STREAMED_RESPONSE_BYTES

    @property
    def streamed_bytes(self) -> int:
        """How much was passed on."""
        return min(self.size, STREAMED_RESPONSE_BYTES)

    def add(self, data: bytes) -> float:
        """Pass a piece on; how many seconds to read nothing more."""
        room = STREAMED_RESPONSE_BYTES - self.size
        self.size += len(data)
        if room <= 0:
            return 0.0
        self._sink.data(data[:room])
        now = self._now()
        earned = (now - self._counted_s) * STREAM_BYTES_PER_S
        self._counted_s = now
        self._allowed_bytes = min(self._allowed_bytes + earned, STREAM_BURST_BYTES) - len(data)
        return max(-self._allowed_bytes / STREAM_BYTES_PER_S, 0.0)

    def answer(self, content_type: str, trailers: Headers) -> Answer:
        """What the response came to."""
        if self.too_large:
            return TooLarge(self.streamed_bytes)
        failed = failed_in_stream(trailers)
        if failed is not None:
            return Failed(failed.body, failed.error_type, self.size)
        return Responded(b"", content_type, self.size)


def failed_in_stream(trailers: Headers) -> Failed | None:
    """The error that a streaming function met after its first byte (LAMBDA_FACTS §1.5)."""
    if ERROR_TYPE_HEADER not in trailers:
        return None
    try:
        body = base64.b64decode(trailers.get(_ERROR_BODY_TRAILER, ""))
    except ValueError:  # no base64, or no ASCII
        body = b""
    return Failed(body, known_error_type(trailers, "Function.Unknown"))
