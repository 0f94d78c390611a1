"""What a run's result can be compared with, and the comparison, made in a thread."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.app.application import Application
from workbench.app.use_cases.earlier_results import comparable_runs, previous_run
from workbench.app.use_cases.expectation import expectation_for, saved_event
from workbench.base.jsontext import pretty
from workbench.gui.models import run_text
from workbench.gui.models.figures import clock_text
from workbench.gui.runs.diff_rows import DiffRow, diff_rows
from workbench.model.event_sidecar import Expectation, Match
from workbench.model.run import Run
from workbench.project.difference_lines import difference_lines

MOST_LINES = 20_000
LONGEST_LINE = 2_000


class OtherKind(StrEnum):
    """What stands on the left."""

    PREVIOUS = "previous"
    EXPECTATION = "expectation"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Other:
    """One choice of what to compare with; `run_id` belongs to RUN."""

    kind: OtherKind
    title: str
    run_id: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results side by side. With a `note` (a sentence) there is nothing to show instead."""

    left_title: str = ""
    right_title: str = ""
    rows: tuple[DiffRow, ...] = ()
    note: str = ""


def others(app: Application, run: Run) -> tuple[Other, ...]:
    """The choices for a run: its previous result first, then what is expected, then other runs of the function."""
    found = [Other(OtherKind.PREVIOUS, "Previous result")]
    if saved_event(app, run) is not None:
        found.append(Other(OtherKind.EXPECTATION, "Expectation"))
    found += [Other(OtherKind.RUN, f"Run of {_run_title(one)}", one.id) for one in comparable_runs(app, run)]
    return tuple(found)


async def compared(app: Application, run: Run, other: Other) -> Comparison:
    """The run's result beside the other. Raises EventError, DocumentError, StoreError."""
    right = "" if run.result is None else run.result.payload.decode("utf-8", "replace")
    if other.kind is OtherKind.EXPECTATION:
        return await _with_expectation(app, run, right)
    earlier = previous_run(app, run) if other.kind is OtherKind.PREVIOUS else app.runs.get(other.run_id)
    whole = None if earlier is None else await app.runs.full(earlier.id)
    if whole is None or whole.result is None:
        return Comparison(note=_NONE_BEFORE if other.kind is OtherKind.PREVIOUS else "That run is not in the history.")
    left = whole.result.payload.decode("utf-8", "replace")
    rows = await asyncio.to_thread(compared_texts, left, right)
    head = "Previous result" if other.kind is OtherKind.PREVIOUS else "Other result"
    return Comparison(f"{head} · {_run_title(whole)}", f"This result · {_run_title(run)}", rows)


async def _with_expectation(app: Application, run: Run, right: str) -> Comparison:
    expectation = await expectation_for(app, run)
    if expectation is None:
        return Comparison(note="Nothing is expected of this event yet. Save a result as its expectation.")
    if expectation.result is None:
        return Comparison(note="Any result will do for this event; only how it ends is expected.")
    rows = await asyncio.to_thread(_rows, expectation, right)
    subset = ", more members may come" if expectation.match is Match.SUBSET else ""
    return Comparison(f"Expected{subset}", f"This result · {_run_title(run)}", rows)


def _rows(expectation: Expectation, right: str) -> tuple[DiffRow, ...]:
    return compared_texts(expectation.result or "", right, expectation.match, expectation.ignore)


def compared_texts(
    left: str, right: str, match: Match = Match.EXACT, ignore: Sequence[str] = ()
) -> tuple[DiffRow, ...]:
    """The rows of two results, indented; differences that do not count are quiet. Endless texts are cut."""
    one, other = pretty(left.strip()), pretty(right.strip())
    counted = difference_lines(one, other, match=match, ignore=ignore)
    return diff_rows(_cut(one), _cut(other), counted)


def _cut(text: str) -> str:
    if len(text) <= LONGEST_LINE:
        return text
    lines = text.split("\n", MOST_LINES)
    if len(lines) > MOST_LINES:
        lines[-1] = f"… {lines[-1].count(chr(10)) + 1:,} more lines are not compared"
    return "\n".join(_shortened(line) for line in lines)


def _shortened(line: str) -> str:
    return (
        line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} … {len(line) - LONGEST_LINE:,} more characters"
    )


def _run_title(run: Run) -> str:
    return f"{clock_text(run.started_ns)} · {run_text.event_name(run)}"


_NONE_BEFORE = "There is no earlier result of this function with this event."
