"""Operations of CloudWatch Logs without HTTP, on a real file, at a time that stands still."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.call import LogsCall
from workbench.engine.logs_api.log_store import LogStore
from workbench.engine.logs_api.log_writer import DEFAULT_BOUNDS, LogBounds
from workbench.engine.logs_api.operations import OPERATIONS
from workbench.model.logs import LogAddress

PLACE = Place("000000000000", "eu-west-1")
ELSEWHERE = Place("111122223333", "us-east-1")
NOW_MS = 1_795_000_000_000
GROUP, STREAM = "/aws/lambda/f", "2026/11/18/[$LATEST]a"


class LogsCalls:
    """A store, and its operations by name; `now_ms` is what the clock shows."""

    def __init__(self, folder: Path, bounds: LogBounds = DEFAULT_BOUNDS) -> None:
        self.now_ms = NOW_MS
        self.store = LogStore(folder, bounds, lambda: self.now_ms * 1_000_000)

    def write(self, *texts: str, group: str = GROUP, stream: str = STREAM, place: Place = PLACE) -> None:
        """What a function writes: one event each millisecond from now on."""
        address = LogAddress(*place, group, stream)
        for number, text in enumerate(texts):
            self.store.keep(address, (self.now_ms + number) * 1_000_000, text)

    async def do(self, operation: str, place: Place = PLACE, **members: Any) -> dict[str, Any]:
        """The output of an operation."""
        return dict(await OPERATIONS[operation](LogsCall(place, members, self.store, "request-1")))

    async def fails(self, operation: str, place: Place = PLACE, **members: Any) -> tuple[str, str]:
        """The code and message of an operation's error."""
        with pytest.raises(ApiError) as found:
            await self.do(operation, place, **members)
        return found.value.code, found.value.message

    async def pages(self, operation: str, result: str, **members: Any) -> list[list[Any]]:
        """The pages of a list or a search, to the end."""
        pages: list[list[Any]] = []
        token: dict[str, Any] = {}
        while True:
            output = await self.do(operation, **members, **token)
            pages.append(output[result])
            if "nextToken" not in output:
                return pages
            token = {"nextToken": output["nextToken"]}


def messages(output: Mapping[str, Any]) -> list[str]:
    """The messages of the events in an output."""
    return [event["message"] for event in output["events"]]
