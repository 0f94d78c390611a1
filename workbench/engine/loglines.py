"""The platform's log lines, exactly as AWS writes them, and the function's output cut into lines.

Sources: LAMBDA_FACTS §1.10, WIRE_FACTS §4.
"""

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Reversible
from dataclasses import replace

from workbench.base import clock
from workbench.model.invoke import LogLine, LogSource
from workbench.model.limits import LOG_TAIL_BYTES
from workbench.model.partition import partition
from workbench.model.report import InvokeStatus, Report

LINE_BYTES = 256 * 1024
"""A longer line is cut: one CloudWatch event holds no more."""

KEPT_LINES = 10_000
KEPT_BYTES = 16 * 1024 * 1024

_FAMILY = re.compile(r"^([a-z]+)\.?(?=\d|al)")


def runtime_version(runtime_id: str) -> str:
    """`python:3.13.v0` for `python3.13`; the number after `v` is the service's own and always 0 here."""
    name = runtime_id or "image"
    return _FAMILY.sub(r"\1:", name.removesuffix(".x")) + ".v0"


def runtime_version_arn(runtime_id: str, region: str) -> str:
    """The ARN of a runtime's version; its hash is made up from the runtime's id."""
    digest = hashlib.sha256((runtime_id or "image").encode()).hexdigest()
    return f"arn:{partition(region)}:lambda:{region}::runtime:{digest}"


def init_start(runtime_id: str, region: str) -> str:
    """The INIT_START line."""
    return runtime_line("INIT_START", runtime_version(runtime_id), runtime_version_arn(runtime_id, region))


def restore_start(runtime_id: str, region: str) -> str:
    """The RESTORE_START line of SnapStart."""
    return runtime_line("RESTORE_START", runtime_version(runtime_id), runtime_version_arn(runtime_id, region))


def runtime_line(what: str, version: str, arn: str) -> str:
    """The line `what` (INIT_START or RESTORE_START) of a runtime's version."""
    return f"{what} Runtime Version: {version}\tRuntime Version ARN: {arn}"


def start(request_id: str, version: str) -> str:
    """The START line."""
    return f"START RequestId: {request_id} Version: {version}"


def end(request_id: str) -> str:
    """The END line."""
    return f"END RequestId: {request_id}"


def report(figures: Report) -> str:
    """The REPORT line; a success ends in a tab, a failure in its status. A sampled trace adds a second line."""
    fields = [
        f"REPORT RequestId: {figures.request_id}",
        f"Duration: {figures.duration_ms:.2f} ms",
        f"Billed Duration: {figures.billed_ms} ms",
        f"Memory Size: {figures.memory_mb} MB",
        f"Max Memory Used: {figures.max_memory_mb} MB",
    ]
    if figures.init_ms is not None:
        fields.append(f"Init Duration: {figures.init_ms:.2f} ms")
    if figures.restore_ms is not None:
        fields.append(f"Restore Duration: {figures.restore_ms:.2f} ms")
        fields.append(f"Billed Restore Duration: {figures.billed_restore_ms} ms")
    xray = _xray(figures.trace)
    match figures.status:
        case None:
            fields.append("")  # AWS ends the line in a tab, warm or cold, also where XRAY follows
        case InvokeStatus.TIMEOUT:
            fields.append("Status: timeout")
        case InvokeStatus.ERROR:
            fields += ["Status: error", f"Error Type: {figures.error_type}"]
    return "\t".join(fields) + xray


def _xray(trace: str) -> str:
    """The second line of REPORT: only for an invoke that X-Ray has sampled."""
    if "Sampled=1" not in trace:
        return ""
    parts = dict(part.strip().partition("=")[::2] for part in trace.split(";"))
    return f"\nXRAY TraceId: {parts.get('Root', '')}\tSegmentId: {parts.get('Parent', '')}\tSampled: true\t"


def init_report(init_ms: float, status: InvokeStatus | None, error_type: str = "", phase: str = "init") -> str:
    """The INIT_REPORT line; `status` None is a success, which AWS writes for Inits ahead of invokes only."""
    return "\t".join([f"INIT_REPORT Init Duration: {init_ms:.2f} ms", f"Phase: {phase}", *_ending(status, error_type)])


def restore_report(restore_ms: float, status: InvokeStatus | None, error_type: str = "") -> str:
    """The RESTORE_REPORT line of SnapStart; `status` None is a success."""
    return "\t".join([f"RESTORE_REPORT Restore Duration: {restore_ms:.2f} ms", *_ending(status, error_type)])


def _ending(status: InvokeStatus | None, error_type: str) -> Iterator[str]:
    if status is not None:
        yield f"Status: {status}"
    if error_type:
        yield f"Error Type: {error_type}"


def extension(name: str, state: str, events: Iterable[str], error_type: str = "") -> str:
    """The EXTENSION line, written when Init is over for the extension."""
    line = f"EXTENSION\tName: {name}\tState: {state}\tEvents: [{', '.join(events)}]"
    return f"{line}\tError Type: {error_type}" if error_type else line


def subscription(api: str, name: str, state: str, types: Iterable[str]) -> str:
    """The line of a subscription; `api` is TELEMETRY or LOGS, `types` are lower case."""
    return f"{api}\tName: {name}\tState: {state}\tTypes: [{', '.join(kind.capitalize() for kind in types)}]"


def tail(lines: tuple[LogLine, ...]) -> bytes:
    """The last 4 KB of an invoke's log, from START on, as `LogType=Tail` returns it (before base64)."""
    kept: deque[bytes] = deque()
    size = 0
    for line in reversed(lines):
        data = line.text.encode("utf-8", "replace") + b"\n"
        kept.appendleft(data)
        size += len(data)
        if size >= LOG_TAIL_BYTES or (line.source is LogSource.PLATFORM and _begins_invoke(line.text)):
            break
    return b"".join(kept)[-LOG_TAIL_BYTES:]


def tail_lines(lines: Reversible[LogLine]) -> tuple[LogLine, ...]:
    """The same as lines; the first may have lost its beginning."""
    kept: deque[LogLine] = deque()
    room = LOG_TAIL_BYTES
    for line in reversed(lines):
        data = line.text.encode("utf-8", "replace") + b"\n"
        if len(data) > room:
            kept.appendleft(replace(line, text=data[len(data) - room : -1].decode("utf-8", "replace")))
            break
        kept.appendleft(line)
        room -= len(data)
        if not room or (line.source is LogSource.PLATFORM and _begins_invoke(line.text)):
            break
    return tuple(kept)


def _begins_invoke(text: str) -> bool:
    """Whether a line of the platform is START, in either log format."""
    return text.startswith("START ") or '"type":"platform.start"' in text[:64]


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


def size_bytes(text: str) -> int:
    """How many bytes a line is in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


class RunLog:
    """The log of one invoke: tells each line to a listener and keeps the newest, within bounds.

    A function may print without end: `KEPT_LINES` lines or `KEPT_BYTES` are kept, and as many are told.
    """

    def __init__(self, tell: Callable[[LogLine], None]) -> None:
        self._tell = tell
        self._lines: deque[LogLine] = deque()
        self._sizes: deque[int] = deque()
        self._bytes = 0
        self._told = 0
        self._told_bytes = 0
        self.dropped = 0

    def write(self, text: str, source: LogSource, time_ns: int | None = None) -> None:
        """Add a line that was written at `time_ns` (wall clock), or now."""
        line = LogLine(text, source, clock.wall_ns() if time_ns is None else time_ns)
        size = size_bytes(text)
        self._lines.append(line)
        self._sizes.append(size)
        self._bytes += size
        while len(self._lines) > KEPT_LINES or (self._bytes > KEPT_BYTES and len(self._lines) > 1):
            self._lines.popleft()
            self._bytes -= self._sizes.popleft()
            self.dropped += 1
        within = self._told < KEPT_LINES and self._told_bytes < KEPT_BYTES
        if within or source is LogSource.PLATFORM:
            self._told += 1
            self._told_bytes += size
            self._tell(line)

    def lines(self) -> tuple[LogLine, ...]:
        """The lines kept, oldest first."""
        return tuple(self._lines)
