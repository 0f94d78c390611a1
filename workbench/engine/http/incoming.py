"""A request while it arrives."""

from collections.abc import Callable

from workbench.engine.http.message import Request, Response, split_target
from workbench.engine.http.wire import RequestHead


class Incoming:
    """The request of `head`, whose body is kept up to `most_bytes`; `refusal` makes the answer when it has more."""

    def __init__(self, head: RequestHead, most_bytes: int, refusal: Callable[[], Response]) -> None:
        self.head = head
        self.refusal = refusal
        self._room = most_bytes
        self._pieces: list[bytes] = []

    @property
    def is_announced_too_long(self) -> bool:
        """Whether the length that the head tells is more than there is room for."""
        return self.head.length is not None and self.head.length > self._room

    def add(self, data: bytes) -> bool:
        """Keep a piece of the body; False if it is one too many."""
        self._room -= len(data)
        if self._room < 0:
            self._pieces.clear()
            return False
        self._pieces.append(data)
        return True

    def whole(self, peer: str) -> Request:
        """The request, now that all of it has arrived from `peer`."""
        head, pieces = self.head, self._pieces
        path, query, authority = split_target(head.target)
        # An absolute target says the host, whatever the header says (RFC 9112 §3.2.2).
        headers = {**head.headers, "host": authority} if authority else head.headers
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        return Request(head.method, path, query, headers, body, peer)
