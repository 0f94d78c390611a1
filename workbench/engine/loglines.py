"""The platform's log lines, exactly as AWS writes them, and the function's output cut into lines.

Sources: LAMBDA_FACTS §1.10, WIRE_FACTS §4.
"""

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterator

from workbench.base import clock
from workbench.model.invoke import LogLine, LogSource
from workbench.model.limits import LOG_TAIL_BYTES
from workbench.model.report import InvokeStatus, Report

LINE_BYTES = 256 * 1024
"""A longer line is cut: one CloudWatch event holds no more."""

KEPT_LINES = 10_000
KEPT_BYTES = 16 * 1024 * 1024


def init_start(runtime_id: str, region: str) -> str:
    """The INIT_START line; the version number and hash are the service's own and made up here from the runtime's id."""
    name = runtime_id or "image"
    digest = hashlib.sha256(name.encode()).hexdigest()
    version = re.sub(r"^([a-z]+)\.?(?=\d|al)", r"\1:", name.removesuffix(".x")) + ".v0"
    return f"INIT_START Runtime Version: {version}\tRuntime Version ARN: arn:aws:lambda:{region}::runtime:{digest}"


def start(request_id: str, version: str) -> str:
    """The START line."""
    return f"START RequestId: {request_id} Version: {version}"


def end(request_id: str) -> str:
    """The END line."""
    return f"END RequestId: {request_id}"


def report(figures: Report) -> str:
    """The REPORT line; a success ends in a tab, a failure in its status."""
    fields = [
        f"REPORT RequestId: {figures.request_id}",
        f"Duration: {figures.duration_ms:.2f} ms",
        f"Billed Duration: {figures.billed_ms} ms",
        f"Memory Size: {figures.memory_mb} MB",
        f"Max Memory Used: {figures.max_memory_mb} MB",
    ]
    if figures.init_ms is not None:
        fields.append(f"Init Duration: {figures.init_ms:.2f} ms")
    match figures.status:
        case None:
            # AWS: "…MB\t\n" when warm, "…ms\t\t\n" when cold.
            fields.append("" if figures.init_ms is None else "\t")
        case InvokeStatus.TIMEOUT:
            fields.append("Status: timeout")
        case InvokeStatus.ERROR:
            fields += ["Status: error", f"Error Type: {figures.error_type}"]
    return "\t".join(fields)


def init_report(init_ms: float, status: InvokeStatus, error_type: str = "") -> str:
    """The INIT_REPORT line of an Init that failed or timed out."""
    line = f"INIT_REPORT Init Duration: {init_ms:.2f} ms\tPhase: init\tStatus: {status}"
    return f"{line}\tError Type: {error_type}" if error_type else line


def tail(lines: tuple[LogLine, ...]) -> bytes:
    """The last 4 KB of an invoke's log, from START on, as `LogType=Tail` returns it (before base64)."""
    kept: deque[bytes] = deque()
    size = 0
    for line in reversed(lines):
        data = line.text.encode("utf-8", "replace") + b"\n"
        kept.appendleft(data)
        size += len(data)
        if size >= LOG_TAIL_BYTES or (line.source is LogSource.PLATFORM and line.text.startswith("START ")):
            break
    return b"".join(kept)[-LOG_TAIL_BYTES:]


class LineSplitter:
    """Cuts a stream of bytes into lines; bytes that are not UTF-8 show as replacement characters."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterator[str]:
        """The lines that `data` completes."""
        *complete, rest = data.split(b"\n")
        for piece in complete:
            if self._rest:
                self._rest += piece
                yield from _cut(bytes(self._rest))
                self._rest.clear()
            else:
                yield from _cut(piece)
        self._rest += rest
        while len(self._rest) > LINE_BYTES:
            yield from _cut(bytes(self._rest[:LINE_BYTES]))
            del self._rest[:LINE_BYTES]

    def flush(self) -> Iterator[str]:
        """The last line, if it was not ended."""
        if self._rest:
            yield from _cut(bytes(self._rest))
            self._rest.clear()


def _cut(line: bytes) -> Iterator[str]:
    for begin in range(0, max(len(line), 1), LINE_BYTES):
        yield line[begin : begin + LINE_BYTES].decode("utf-8", "replace")


class RunLog:
    """The log of one invoke: tells each line to a listener and keeps the newest, within bounds.

    A function may print without end: `KEPT_LINES` lines or `KEPT_BYTES` are kept, and as many are told.
    """

    def __init__(self, tell: Callable[[LogLine], None]) -> None:
        self._tell = tell
        self._lines: deque[LogLine] = deque()
        self._bytes = 0
        self._told = 0
        self._told_bytes = 0
        self.dropped = 0

    def write(self, text: str, source: LogSource) -> None:
        """Add a line that was written now."""
        line = LogLine(text, source, clock.wall_ns())
        self._lines.append(line)
        self._bytes += len(text)
        while len(self._lines) > KEPT_LINES or (self._bytes > KEPT_BYTES and len(self._lines) > 1):
            self._bytes -= len(self._lines.popleft().text)
            self.dropped += 1
        within = self._told < KEPT_LINES and self._told_bytes < KEPT_BYTES
        if within or source is LogSource.PLATFORM:
            self._told += 1
            self._told_bytes += len(text)
            self._tell(line)

    def lines(self) -> tuple[LogLine, ...]:
        """The lines kept, oldest first."""
        return tuple(self._lines)
