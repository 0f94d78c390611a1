"""One invocation on its way through a runtime: the event, where its streamed response goes, and its one answer."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from workbench.engine.runtime_api.answers import Answer
from workbench.engine.runtime_api.states import RuntimeState


@dataclass(frozen=True, slots=True)
class Invocation:
    """What `GET /next` hands out: the payload unchanged, and the headers of LAMBDA_FACTS §1.3.

    `id` is the attempt's own (`Lambda-Runtime-Invocation-Id`), or empty.
    """

    request_id: str
    payload: bytes
    headers: tuple[tuple[str, str], ...]
    id: str = ""


class StreamSink(Protocol):
    """Who gets a streamed response as it arrives."""

    def begin(self, content_type: str) -> None:
        """The first byte is about to come."""

    def data(self, data: bytes) -> None:
        """A piece of it."""


class Flight:
    """An invocation that was submitted; `answer` is settled once, by whatever comes first."""

    __slots__ = ("answer", "invocation", "sink", "state")

    def __init__(self, invocation: Invocation, sink: StreamSink | None) -> None:
        self.invocation = invocation
        self.sink = sink
        self.state = RuntimeState.READY
        self.answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    @property
    def handed_out(self) -> bool:
        """Whether the runtime has got it; if not, another environment may run it."""
        return self.state is not RuntimeState.READY

    def settle(self, answer: Answer) -> None:
        """Give the answer, unless there is one."""
        if not self.answer.done():
            self.answer.set_result(answer)
