"""Answers of language servers, read by the protocol's types (lsprotocol), which take 0.3 s to load."""

from typing import Any, TypeVar

import cattrs
from lsprotocol import types
from lsprotocol.converters import get_converter

from workbench.model.errors import CodeReaderError

T = TypeVar("T")
_CONVERTER = get_converter()
_ODD = (cattrs.BaseValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What the types' hooks raise for values of other types."""


def result_of(method: str, raw: Any) -> Any:
    """The result of an answer to `method`, as its type. Raises CodeReaderError when it is another."""
    kind: Any = types.METHOD_TO_TYPES[method][1]
    answer: Any = read({"jsonrpc": "2.0", "id": 0, "result": raw}, kind)
    return answer.result


def read(raw: Any, kind: type[T]) -> T:
    """A value of the protocol. Raises CodeReaderError when `raw` is another."""
    try:
        return _CONVERTER.structure(raw, kind)
    except _ODD as error:
        raise CodeReaderError(
            "The language server answered with something else.", f"It is no {kind.__name__}: {error}."
        ) from error
