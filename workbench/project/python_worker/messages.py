"""What the worker and its client say to each other: one JSON object a line, each answer with its request's id."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from workbench.model.code import CallHint, CodePlace, Completion, Explanation
from workbench.model.errors import CodeReaderError


class Ask(StrEnum):
    """What can be asked."""

    WARM = "warm"
    COMPLETE = "complete"
    DESCRIBE = "describe"
    HINT = "hint"
    EXPLAIN = "explain"
    DEFINITIONS = "definitions"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Request:
    """A question about a place. `folders` is where modules are looked for, in front of all others.

    `texts` are files whose text differs from what the worker knows: unsaved text, or None where the file on disk is
    true again. `name` is which of the last completions is to be described.
    """

    id: int
    ask: Ask
    path: Path
    line: int = 0
    column: int = 0
    name: str = ""
    root: Path = Path()
    folders: tuple[Path, ...] = ()
    texts: Mapping[Path, str | None] = field(default_factory=dict)

    def with_texts(self, texts: Mapping[Path, str | None]) -> "Request":
        """The request that tells of these texts too."""
        return replace(self, texts=texts)

    def encoded(self) -> bytes:
        """The request as a line."""
        values = {
            "id": self.id,
            "ask": self.ask.value,
            "path": str(self.path),
            "line": self.line,
            "column": self.column,
            "name": self.name,
            "root": str(self.root),
            "folders": [str(folder) for folder in self.folders],
            "texts": {str(path): text for path, text in self.texts.items()},
        }
        # ASCII: text from an editor may hold half a surrogate pair, which no other encoding takes.
        return json.dumps(values, ensure_ascii=True).encode("ascii") + b"\n"


def read_request(line: bytes) -> Request:
    """The request of a line. Raises CodeReaderError."""
    try:
        values = json.loads(line)
        return Request(
            id=int(values["id"]),
            ask=Ask(values["ask"]),
            path=Path(values["path"]),
            line=int(values["line"]),
            column=int(values["column"]),
            name=str(values["name"]),
            root=Path(values["root"]),
            folders=tuple(Path(folder) for folder in values["folders"]),
            texts={Path(path): text for path, text in values["texts"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CodeReaderError("The request is none that the reader of Python code knows.", f"{error!r}.") from error


def encode_answer(request_id: int, answer: object) -> bytes:
    """The answer (JSON types) as a line."""
    return json.dumps({"id": request_id, "answer": answer}, ensure_ascii=True).encode("ascii") + b"\n"


def encode_failure(request_id: int, why: str) -> bytes:
    """That there is no answer, as a line."""
    return json.dumps({"id": request_id, "failed": why}, ensure_ascii=True).encode("ascii") + b"\n"


def read_answer(line: bytes, request_id: int) -> Any:
    """The answer of a line. Raises CodeReaderError when it is another request's, or tells of a failure."""
    try:
        values = json.loads(line)
        answered, failed = values["id"], values.get("failed")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CodeReaderError("The reader of Python code answered with something else.", f"{error!r}.") from error
    if answered != request_id:
        raise CodeReaderError("The reader of Python code answered another request.")
    if failed is not None:
        raise CodeReaderError("The reader of Python code has no answer.", str(failed))
    return values.get("answer")


def completions(answer: Any) -> tuple[Completion, ...]:
    """The completions in an answer."""
    return tuple(Completion(str(name), str(kind)) for name, kind in answer or ())


def call_hint(answer: Any) -> CallHint | None:
    """The call in an answer."""
    if not answer:
        return None
    return CallHint(answer["name"], tuple(answer["parameters"]), answer["current"], answer["documentation"])


def explanation(answer: Any) -> Explanation | None:
    """The explanation in an answer."""
    return Explanation(answer["kind"], answer["signature"], answer["documentation"]) if answer else None


def places(answer: Any) -> tuple[CodePlace, ...]:
    """The places in an answer."""
    return tuple(
        CodePlace(
            Path(one["path"]), one["line"], one["column"], one["length"], one["text"], is_definition=one["definition"]
        )
        for one in answer or ()
    )
