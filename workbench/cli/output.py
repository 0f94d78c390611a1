"""What the terminal verbs print: results on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.model.errors import WorkbenchError


def out(text: str) -> None:
    """A line of the result, at once: a program may be waiting for it."""
    print(text, flush=True)


def note(text: str) -> None:
    """A line for the reader's eye: progress, logs, warnings."""
    print(text, file=sys.stderr, flush=True)


def out_json(value: Any) -> None:
    """The result as one JSON object in one line."""
    out(json.dumps(value))


def note_error(error: WorkbenchError) -> None:
    """What happened, why, and what to do next, a line each."""
    note(f"error: {error.what}")
    for line in (error.why, error.next_step):
        if line:
            note(f"  {line}")


def error_object(what: str, why: str, next_step: str) -> dict[str, str]:
    """An error as the JSON results hold it."""
    return {"what": what, "why": why, "next": next_step}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Left-aligned columns, two blanks apart, with no blanks at line ends."""
    lines = [tuple(heading.upper() for heading in headings), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
