"""What is seen of a streamed response."""

from tests.conformance.stage import Seen
from workbench.model.run import ResponseBegun, ResponseChunk

PRELUDE_TYPE = "application/vnd.awslambda.http-integration-response"


def chunks(one: Seen) -> list[bytes]:
    """The pieces that the caller got, in order."""
    return [event.data for event in one.events if isinstance(event, ResponseChunk)]


def stream(one: Seen) -> bytes:
    """All of them together."""
    return b"".join(chunks(one))


def begun(one: Seen) -> list[str]:
    """The content types of the streams that began."""
    return [event.content_type for event in one.events if isinstance(event, ResponseBegun)]
