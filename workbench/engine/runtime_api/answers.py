"""What an invocation can come to, and how Init can end: one value for each way."""

from dataclasses import dataclass

from workbench.engine.executors.base import SandboxExit


@dataclass(frozen=True, slots=True)
class Responded:
    """The runtime posted a response; `content_type` as sent. `streamed_bytes` went to the sink instead of `body`."""

    body: bytes
    content_type: str = ""
    streamed_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """The runtime posted an error document, for the invocation or for its Init, or after part of a stream."""

    body: bytes
    error_type: str
    streamed_bytes: int = 0


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The response was over the limit and was not kept."""

    streamed_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Truncated:
    """The runtime hung up in the middle of its response (Runtime.TruncatedResponse)."""

    streamed_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Exited:
    """The sandbox ended before it answered."""

    exit: SandboxExit


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The deadline passed before there was an answer."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Something beside the runtime failed: an extension, or the start. `error_type` is AWS's (LAMBDA_FACTS §1.4)."""

    error_type: str
    text: str


Answer = Responded | Failed | TooLarge | Truncated | Exited | TimedOut | Broken

End = Exited | TimedOut | Broken
"""Why no more is to be expected of a runtime."""

InitEnd = None | Failed | Exited | TimedOut | Broken
"""How Init ended; None when the runtime asked for its first event."""
