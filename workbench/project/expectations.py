"""Results held against expectations, and expectations made of results."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.base.json_pointer import EVERY, JsonValue, Path, pointer_to
from workbench.base.json_read import read_json
from workbench.base.jsontext import find_fault, pretty
from workbench.model.difference import DifferenceKind
from workbench.model.event_sidecar import Expectation, ExpectedOutcome
from workbench.model.invoke import InvokeResult, LogSource
from workbench.model.verdict import Verdict
from workbench.project.json_compare import containers, differences

_MOST_IGNORED = 20
_CHANGING = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a UUID
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d"  # ISO 8601
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4} \d\d:"  # RFC 7231, RFC 5322
    r"|\b[0-9a-f]{16,}\b"  # hashes, trace ids, versions
    r"|\b1[5-9]\d{8}(?:\d{3})?\b",  # seconds or milliseconds since the epoch
    re.IGNORECASE,
)
"""What differs from run to run without meaning anything: ids and times."""

_EPOCH_S = (1_500_000_000, 2_000_000_000)


def verdict(expectation: Expectation, result: InvokeResult) -> Verdict:
    """How `result` differs from what was expected.

    The result is compared when one is expected and the function ended as expected; `logs` are looked for in what the
    function itself has written.
    """
    ending = tuple(_outcome(expectation, result))
    log = tuple(_log(expectation, result))
    if ending or expectation.result is None:
        return Verdict((*ending, *log))
    try:
        expected = read_json(expectation.result)
    except ValueError:
        return Verdict(("The expected result is not JSON.", *log))
    try:
        actual = read_json(decoded(result))
    except ValueError:
        return Verdict(("The result is not JSON.", *log))
    return Verdict(log, differences(expected, actual, match=expectation.match, ignore=expectation.ignore))


def _outcome(expectation: Expectation, result: InvokeResult) -> Iterator[str]:
    failed = bool(result.function_error)
    match expectation.outcome:
        case ExpectedOutcome.OK if failed:
            yield f"The function failed with {_error(result)}; it should have succeeded."
        case ExpectedOutcome.FUNCTION_ERROR if not failed:
            named = f" with {expectation.error_type}" if expectation.error_type else ""
            yield f"The function succeeded; it should have failed{named}."
        case ExpectedOutcome.FUNCTION_ERROR if expectation.error_type not in ("", result.error_type):
            yield f"The function failed with {_error(result)}; {expectation.error_type} was expected."
        case _:
            pass


def _error(result: InvokeResult) -> str:
    return result.error_type or f"a {result.function_error.lower()} error"


def _log(expectation: Expectation, result: InvokeResult) -> Iterator[str]:
    if expectation.logs:
        written = "\n".join(line.text for line in result.log if line.source is LogSource.FUNCTION)
        yield from (f"The log does not have: {text}" for text in expectation.logs if text not in written)


def made_of(result: InvokeResult, before: InvokeResult | None = None, held: Expectation | None = None) -> Expectation:
    """The expectation that `result` comes again.

    Of a failed run its error's type is expected, and not the document, whose stack trace is another after each edit.
    Match, log texts and ignored places of an expectation `held` before stay. Ids and times are ignored: the request's
    own id, and what differs from the result `before` of the same event and looks like one. What is no JSON, as a
    streamed text, is not compared.
    """
    held = held or Expectation()
    if result.function_error:
        return replace(held, outcome=ExpectedOutcome.FUNCTION_ERROR, result=None, error_type=result.error_type)
    ignore = dict.fromkeys((*held.ignore, *suggested_ignores(result, before)))
    text = decoded(result)
    kept = pretty(text) if find_fault(text) is None else None
    return replace(held, outcome=ExpectedOutcome.OK, result=kept, error_type="", ignore=tuple(ignore))


def suggested_ignores(result: InvokeResult, before: InvokeResult | None) -> tuple[str, ...]:
    """Pointers to the ids and times in a result, positions in lists as `*`; 20 at most."""
    try:
        value = read_json(decoded(result))
        other = value if before is None or before.function_error else read_json(decoded(before))
    except ValueError:
        return ()
    found = dict.fromkeys((*_own_id(value, result.request_id), *_changing(other, value)))
    return tuple(found)[:_MOST_IGNORED]


def decoded(result: InvokeResult) -> str:
    """The result's JSON; a function that gives nothing gives null."""
    return result.payload.decode("utf-8", "replace").strip() or "null"


def _own_id(value: JsonValue, request_id: str) -> Iterator[str]:
    waiting: list[tuple[Path, JsonValue]] = [((), value)]
    while waiting:
        path, node = waiting.pop()
        match node:
            case dict():
                waiting += reversed([((*path, name), item) for name, item in node.items()])
            case list():
                waiting += reversed([((*path, index), item) for index, item in enumerate(node)])
            case str() if request_id and request_id in node:
                yield _pattern(path)
            case _:
                pass


def _changing(before: JsonValue, now: JsonValue, above: Path = ()) -> Iterator[str]:
    for found in differences(before, now):
        path = (*above, *found.path)
        if found.kind is not DifferenceKind.DIFFERENT:
            continue
        inner = containers(found.expected, found.actual)
        if inner is not None:
            yield from _changing(*inner, path)
        elif _looks_changing(found.expected) and _looks_changing(found.actual):
            yield _pattern(path)


def _looks_changing(value: JsonValue) -> bool:
    match value:
        case str():
            return _CHANGING.search(value) is not None
        case bool():
            return False
        case int() | float():
            return any(_EPOCH_S[0] <= value / unit <= _EPOCH_S[1] for unit in (1, 1_000))
        case _:
            return False


def _pattern(path: Iterable[str | int]) -> str:
    return pointer_to([EVERY if isinstance(part, int) else part for part in path])
