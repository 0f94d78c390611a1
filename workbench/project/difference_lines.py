"""On which lines of two JSON texts their values differ; what is ignored, or written in another way, is on none."""

from collections.abc import Iterable, Sequence

from workbench.base.json_places import Lines, find_spans
from workbench.base.json_pointer import Path
from workbench.base.json_read import read_json
from workbench.model.difference import DifferenceKind
from workbench.model.event_sidecar import Match
from workbench.project.json_compare import MOST_DIFFERENCES, differences

BothLines = tuple[frozenset[int], frozenset[int]]


def difference_lines(
    expected: str, actual: str, *, match: Match = Match.EXACT, ignore: Sequence[str] = ()
) -> BothLines | None:
    """The lines (from 1) of each text that hold a difference.

    None when that cannot be told: a text is not JSON, or there are too many differences to find all.
    """
    try:
        found = differences(read_json(expected), read_json(actual), match=match, ignore=ignore)
    except ValueError:
        return None
    if len(found) == MOST_DIFFERENCES:
        return None
    missing = [one.path for one in found if one.kind is not DifferenceKind.UNEXPECTED]
    unexpected = [one.path for one in found if one.kind is not DifferenceKind.MISSING]
    return _lines(expected, missing), _lines(actual, unexpected)


def _lines(text: str, paths: Iterable[Path]) -> frozenset[int]:
    spans, lines = find_spans(text, paths), Lines(text)
    found: set[int] = set()
    for span in spans.values():
        start = span.start if span.name < 0 else span.name
        found.update(range(lines.at(start)[0], lines.at(span.end - 1)[0] + 1))
    return frozenset(found)
