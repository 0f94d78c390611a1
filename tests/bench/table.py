"""The bench's result as a text table and as a JSON document."""

from collections.abc import Sequence
from typing import Any

from tests.bench.rows import Row
from tests.bench.stats import Figure, Sample

HEADS = ("what", "median", "p99", "peer", "peer median", "ratio", "target", "met")
_LEFT = {0, 3, 6, 7}


def text_table(rows: Sequence[Row]) -> str:
    """The rows below their heads, then the notes."""
    lines = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    rule = tuple("-" * width for width in widths)
    table = [_line(line, widths) for line in (HEADS, rule, *lines[1:])]
    notes = [f"{row.id}: {row.note}" for row in rows if row.note]
    return "\n".join([*table, "", *notes]).rstrip()


def document(rows: Sequence[Row], machine: dict[str, Any]) -> dict[str, Any]:
    """What is written as JSON."""
    return {"machine": machine, "rows": [_row(row) for row in rows]}


def number(value: float, unit: str) -> str:
    """A value with three or so significant digits and its unit."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def _cells(row: Row) -> tuple[str, ...]:
    own = row.own
    return (
        row.what,
        number(own.median, row.unit) if own else "skipped",
        number(own.p99, row.unit) if own and own.count > 1 else "",
        f"{row.peer_name}, elsewhere" if row.elsewhere else row.peer_name,
        number(row.peer.figure(row.figure), row.unit) if row.peer else "",
        "" if row.ratio is None else f"{row.ratio:.3g}x",
        row.target.describe(row.unit) if row.target else "",
        _met(row),
    )


def _met(row: Row) -> str:
    """The verdict, with the figure it is about where no column shows that."""
    if row.own is None or row.figure is not Figure.MAX:
        return row.verdict.value
    return f"{row.verdict.value}, {number(row.own.figure(Figure.MAX), row.unit)}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.ljust(width) if column in _LEFT else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return " | ".join(padded).rstrip()


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "what": row.what,
        "unit": row.unit,
        "own": _figures(row.own),
        "peer_name": row.peer_name,
        "peer_is_elsewhere": row.elsewhere,
        "peer": _figures(row.peer),
        "figure": row.figure.value,
        "ratio": row.ratio,
        "target": row.target.describe(row.unit) if row.target else None,
        "met": {"yes": True, "NO": False}.get(row.verdict.value),
        "note": row.note,
    }


def _figures(found: Sample | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {
        "count": found.count,
        "min": min(found.values),
        "median": found.median,
        "p99": found.p99,
        "max": max(found.values),
    }
