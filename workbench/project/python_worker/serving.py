"""The worker's loop: reads requests until its input ends, answers one after the other, ends when one hangs."""

import faulthandler
import sys
from collections.abc import Callable, Iterable
from typing import BinaryIO

from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Request, encode_answer, encode_failure, read_request
from workbench.project.python_worker.tidying import Tidying

HANGING_S = 60
"""When a request takes this long its client is gone: it would have ended the worker long before."""

LARGEST_BYTES = 700_000_000
"""The memory at which the worker ends after an answer, to be started anew with empty caches."""

Answer = Callable[[Request], object]


def serve(
    source: Iterable[bytes],
    sink: BinaryIO,
    answer: Answer,
    largest_bytes: int = LARGEST_BYTES,
    tidying: Tidying | None = None,
) -> None:
    """Write an answer to `sink` for each line of `source`. Ends with the source, or when too much memory is held."""
    for line in source:
        if tidying is not None:
            tidying.asked()
        _serve_one(line, sink, answer)
        if tidying is not None:
            tidying.answered()
        if memory_bytes() > largest_bytes:
            return


def _serve_one(line: bytes, sink: BinaryIO, answer: Answer) -> None:
    faulthandler.dump_traceback_later(HANGING_S, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        reply = _reply(line, answer)
    finally:
        faulthandler.cancel_dump_traceback_later()
    sink.write(reply)
    sink.flush()


def _reply(line: bytes, answer: Answer) -> bytes:
    try:
        request = read_request(line)
    except CodeReaderError as error:
        return encode_failure(0, f"{error.what} {error.why}")
    try:
        return encode_answer(request.id, answer(request))
    except CodeReaderError as error:
        return encode_failure(request.id, f"{error.what} {error.why}")
    except Exception as error:
        # A library that reads any code at all may fail in any way; the next request is another matter.
        return encode_failure(request.id, f"{type(error).__name__}: {error}")


def memory_bytes() -> int:
    """The most memory that this process has held; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak) if sys.platform == "darwin" else int(peak) * 1024
