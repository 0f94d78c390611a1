"""The engine's endless answers: deaths of containers and what they write."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import requests
import urllib3
from docker.errors import DockerException


class Stream:
    """An endless answer of the engine, piece by piece; it ends when the connection does or it is closed."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def close(self) -> None:
        """End the iteration; from any thread."""
        # The stream digs for its socket and finds none when the other side was faster.
        with suppress(OSError, AttributeError, DockerException):
            self._stream.close()

    def _items(self) -> Iterator[Any]:
        """What the stream yields; however its connection ends, that is the end."""
        with suppress(DockerException, requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
            yield from self._stream
        # Here, in the thread that reads: the stream's own `close` leaves the file over its socket open.
        self._stream._response.close()


class DeathStream(Stream):
    """The ids of containers that died."""

    def __iter__(self) -> Iterator[str]:
        for event in self._items():
            yield str(event.get("id", ""))


class OutputStream(Stream):
    """What a container writes."""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._items():
            yield bytes(piece)
