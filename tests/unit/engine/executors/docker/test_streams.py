from collections.abc import Iterator

import pytest
import requests
import urllib3
from docker.errors import DockerException

from workbench.engine.executors.docker.streams import DeathStream, OutputStream


class Answer:
    """As the package's stream: `items` come, then `end` is raised; its response and itself can be closed."""

    def __init__(self, items: list[object], end: Exception | None = None, refuses: Exception | None = None) -> None:
        self._items = items
        self._end = end
        self._refuses = refuses
        self._response = self
        self.closed = 0

    def __iter__(self) -> Iterator[object]:
        yield from self._items
        if self._end is not None:
            raise self._end

    def close(self) -> None:
        self.closed += 1
        if self._refuses is not None:
            raise self._refuses


def test_deaths_are_told_by_the_containers_id() -> None:
    assert list(DeathStream(Answer([{"id": "a", "status": "die"}, {"id": "b"}, {}]))) == ["a", "b", ""]


def test_output_comes_as_it_is() -> None:
    assert list(OutputStream(Answer([b"a\n", b"b"]))) == [b"a\n", b"b"]


@pytest.mark.parametrize(
    "end",
    [
        DockerException("odd"),
        requests.ConnectionError("cut"),
        urllib3.exceptions.ProtocolError("cut"),
        ConnectionResetError(),
        ValueError("half a line of JSON"),
    ],
)
def test_however_the_connection_ends_is_the_end_and_the_response_is_closed(end: Exception) -> None:
    answer = Answer([{"id": "a"}], end)
    assert list(DeathStream(answer)) == ["a"]
    assert answer.closed == 1


@pytest.mark.parametrize("refuses", [None, OSError(), AttributeError("sock"), DockerException("ssh")])
def test_closing_never_fails(refuses: Exception | None) -> None:
    answer = Answer([], refuses=refuses)
    DeathStream(answer).close()
    assert answer.closed == 1
