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
from workbench.gui.translation import later, tr
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
    found = [Other(OtherKind.PREVIOUS, tr("Previous result"))]
    if saved_event(app, run) is not None:
        found.append(Other(OtherKind.EXPECTATION, tr("Expectation")))
    found += [
        Other(OtherKind.RUN, tr("Run of {run}", run=_run_title(one)), one.id) for one in comparable_runs(app, run)
    ]
    return tuple(found)


async def compared(app: Application, run: Run, other: Other) -> Comparison:
    """The run's result beside the other. Raises EventError, DocumentError, StoreError."""
    right = "" if run.result is None else run.result.payload.decode("utf-8", "replace")
    if other.kind is OtherKind.EXPECTATION:
        return await _with_expectation(app, run, right)
    earlier = previous_run(app, run) if other.kind is OtherKind.PREVIOUS else app.runs.get(other.run_id)
    whole = None if earlier is None else await app.runs.full(earlier.id)
    if whole is None or whole.result is None:
        return Comparison(
            note=tr(_NONE_BEFORE) if other.kind is OtherKind.PREVIOUS else tr("That run is not in the history.")
        )
    left = whole.result.payload.decode("utf-8", "replace")
    rows = await asyncio.to_thread(compared_texts, left, right)
    head = tr("Previous result") if other.kind is OtherKind.PREVIOUS else tr("Other result")
    return Comparison(f"{head} · {_run_title(whole)}", f"{tr('This result')} · {_run_title(run)}", rows)


async def _with_expectation(app: Application, run: Run, right: str) -> Comparison:
    expectation = await expectation_for(app, run)
    if expectation is None:
        return Comparison(note=tr("Nothing is expected of this event yet. Save a result as its expectation."))
    if expectation.result is None:
        return Comparison(note=tr("Any result will do for this event; only how it ends is expected."))
    rows = await asyncio.to_thread(_rows, expectation, right)
    expected = tr("Expected, more members may come") if expectation.match is Match.SUBSET else tr("Expected")
    return Comparison(expected, f"{tr('This result')} · {_run_title(run)}", rows)


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
        lines[-1] = tr("… {n:,} more lines are not compared", n=lines[-1].count(chr(10)) + 1)
    return "\n".join(_shortened(line) for line in lines)


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line[:LONGEST_LINE]} … {tr('{n:,} more characters', n=len(line) - LONGEST_LINE)}"


def _run_title(run: Run) -> str:
    return f"{clock_text(run.started_ns)} · {run_text.event_name(run)}"


_NONE_BEFORE = later("There is no earlier result of this function with this event.")
