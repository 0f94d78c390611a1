"""The worker's loop: each line has its answer, whatever goes wrong with one of them."""

import io
import sys
from pathlib import Path

from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Ask, Request, read_answer
from workbench.project.python_worker.serving import memory_bytes, serve

ANY_SIZE = sys.maxsize
"""The process of the tests may have held more than a worker is to hold."""


def lines(*ids: int) -> list[bytes]:
    return [Request(number, Ask.WARM, Path("/a.py")).encoded() for number in ids]


def test_each_request_has_its_answer_in_order() -> None:
    sink = io.BytesIO()
    serve(lines(1, 2), sink, lambda request: request.id * 10, ANY_SIZE)
    one, two = sink.getvalue().splitlines()
    assert (read_answer(one, 1), read_answer(two, 2)) == (10, 20)


def test_a_request_that_fails_does_not_end_the_worker() -> None:
    def answer(request: Request) -> object:
        match request.id:
            case 1:
                raise CodeReaderError("No answer.", "Why.")
            case 2:
                raise KeyError("x")
            case _:
                return "fine"

    sink = io.BytesIO()
    serve([*lines(1, 2), b"nonsense\n", *lines(3)], sink, answer, ANY_SIZE)
    replies = sink.getvalue().splitlines()
    assert b"No answer. Why." in replies[0]
    assert b"KeyError" in replies[1]
    assert b'"id": 0' in replies[2]
    assert read_answer(replies[3], 3) == "fine"


def test_a_worker_that_holds_too_much_ends_after_its_answer() -> None:
    sink = io.BytesIO()
    serve(lines(1, 2), sink, lambda _request: None, largest_bytes=1)
    assert len(sink.getvalue().splitlines()) == (1 if memory_bytes() else 2)
