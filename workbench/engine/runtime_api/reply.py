"""What a call to the sandbox's API is answered with, and how an answer that comes later is given."""

import json
from collections.abc import Callable
from typing import NamedTuple

JSON = (("Content-Type", "application/json"),)


class Reply(NamedTuple):
    """An HTTP answer: status, body and headers."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = JSON


Answer = Callable[[Reply], None]
"""Gives a call its one answer, now or later; the same object names the call when its peer hangs up."""

OK = Reply(202, b'{"status":"OK"}\n')


def refusal(status: int, error_type: str, message: str) -> Reply:
    """An error document with AWS's members in AWS's order (LAMBDA_FACTS §1.2)."""
    document = {"errorMessage": message, "errorType": error_type}
    return Reply(status, json.dumps(document, separators=(",", ":")).encode() + b"\n")
