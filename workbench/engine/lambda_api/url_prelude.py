"""The beginning of a streamed response that says status and headers (LAMBDA_FACTS §1.5, HTTP prelude)."""

import json

from workbench.engine.lambda_api.url_response import STREAM_TYPE, Head, MalformedResponseError, head_of, multiple

INTEGRATION_TYPE = "application/vnd.awslambda.http-integration-response"
DELIMITER = bytes(8)
MOST_BYTES = 1024 * 1024
"""A prelude may be as long as the head of a request."""


def has_prelude(content_type: str) -> bool:
    """Whether a stream of that type begins with one."""
    return content_type.partition(";")[0].strip().lower() == INTEGRATION_TYPE


class PreludeParser:
    """Takes a stream in pieces of any size until the prelude is whole: JSON, then eight NUL bytes."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._searched = 0

    def feed(self, data: bytes) -> tuple[Head, bytes] | None:
        """What the prelude says, and what of the body came with it; None as long as it is not whole.

        Raises MalformedResponseError.
        """
        self._held += data
        end = self._held.find(DELIMITER, max(self._searched - len(DELIMITER) + 1, 0))
        self._searched = len(self._held)
        if end < 0:
            if len(self._held) > MOST_BYTES:
                raise MalformedResponseError("The response has no prelude: its eight NUL bytes do not come.")
            return None
        return _head(bytes(self._held[:end])), bytes(self._held[end + len(DELIMITER) :])


def _head(text: bytes) -> Head:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedResponseError("The prelude is not JSON.") from error
    if not isinstance(document, dict):
        raise MalformedResponseError("The prelude is no JSON object.")
    head = head_of(document, STREAM_TYPE)
    return Head(head.status, [*head.headers, *multiple(document.get("multiValueHeaders"))])
