"""Both sides of a conversation with a language server, without I/O: who asked what, and what a message is."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from workbench.project.language_server.framing import Json

METHOD_NOT_FOUND = -32601
_VERSION = {"jsonrpc": "2.0"}
Id = int | str


@dataclass(frozen=True, slots=True)
class Answered:
    """The server's answer to a question of ours; `method` is what was asked."""

    id: int
    method: str
    result: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The server has no answer to a question of ours, and says why."""

    id: int
    method: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The server asks us; it waits for an answer with its `id`."""

    id: Id
    method: str
    params: Any


@dataclass(frozen=True, slots=True)
class Told:
    """The server tells us something."""

    method: str
    params: Any


Heard = Answered | Refused | Asked | Told


class Conversation:
    """Makes messages and reads those of the server. A question is open until it is answered or taken back."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._open: dict[int, str] = {}

    @property
    def open(self) -> frozenset[int]:
        """The numbers of the questions that wait for an answer."""
        return frozenset(self._open)

    def ask(self, method: str, params: Any) -> tuple[int, Json]:
        """A question's number and message."""
        number = next(self._ids)
        self._open[number] = method
        return number, {**_VERSION, "id": number, "method": method, **_given(params)}

    def take_back(self, number: int) -> Json | None:
        """The message that takes a question back, None when it is not open; an answer to it is not heard any more."""
        if self._open.pop(number, None) is None:
            return None
        return self.tell("$/cancelRequest", {"id": number})

    def tell(self, method: str, params: Any) -> Json:
        """What needs no answer."""
        return {**_VERSION, "method": method, **_given(params)}

    def answer(self, asked: Asked, result: Any) -> Json:
        """The answer to a question of the server's."""
        return {**_VERSION, "id": asked.id, "result": result}

    def refuse(self, asked: Asked) -> Json:
        """That a question of the server's is none that we know."""
        error = {"code": METHOD_NOT_FOUND, "message": f"{asked.method} is not known here."}
        return {**_VERSION, "id": asked.id, "error": error}

    def hear(self, message: Mapping[str, Any]) -> Heard | None:
        """What a message is; None for answers that nobody waits for, and for what is nothing of all this."""
        method, number = message.get("method"), message.get("id")
        if isinstance(method, str):
            if isinstance(number, int | str):
                return Asked(number, method, message.get("params"))
            return Told(method, message.get("params"))
        return self._answered(number, message) if isinstance(number, int) else None

    def _answered(self, number: int, message: Mapping[str, Any]) -> Heard | None:
        asked = self._open.pop(number, None)
        if asked is None:
            return None
        error = message.get("error")
        if error is None:
            return Answered(number, asked, message.get("result"))
        why = error.get("message") if isinstance(error, dict) else error
        return Refused(number, asked, str(why))


def _given(params: Any) -> Json:
    return {} if params is None else {"params": params}
