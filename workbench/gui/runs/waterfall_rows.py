"""The rows of the waterfall: phases with the window's words for them and the colour of each bar."""

from dataclasses import dataclass

from workbench.gui.models.figures import duration_text, share_text
from workbench.gui.models.run_text import EXECUTOR_TITLES
from workbench.model.report import Phase, PhaseName
from workbench.model.run import Run

_TITLES = {
    PhaseName.CREATE: ("Create", "muted", "The sandbox is made. AWS neither shows nor bills it."),
    PhaseName.START: ("Start", "muted", "The sandbox starts its first process. AWS neither shows nor bills it."),
    PhaseName.RUNTIME: ("Init · runtime", "run", "The language's runtime starts. Part of Init Duration."),
    PhaseName.INIT: ("Init · imports", "accent", "The function's file is loaded, with all it imports."),
    PhaseName.RESTORE: ("Restore", "accent", "SnapStart: the environment comes back from its snapshot."),
    PhaseName.INVOKE: ("Invoke", "ok", "The handler runs."),
    PhaseName.RESPONSE: ("Response", "ok", "The answer is handed over."),
    PhaseName.EXTENSIONS: ("Extensions", "warn", "Extensions finish their work."),
}


@dataclass(frozen=True, slots=True)
class WaterfallRow:
    """One bar: times in milliseconds from the run's beginning, and the theme token of its colour."""

    title: str
    token: str
    help: str
    start_ms: float
    duration_ms: float

    @property
    def end_ms(self) -> float:
        """When it is over."""
        return self.start_ms + self.duration_ms

    @property
    def text(self) -> str:
        """The row as a sentence, for tooltips and screen readers."""
        start = duration_text(self.start_ms)
        return f"{self.title}: {duration_text(self.duration_ms)}, from {start} after the start. {self.help}"


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands above the waterfall: the title in bold, the figures after it, the notes below."""

    title: str
    figures: str
    notes: tuple[str, ...] = ()


def waterfall_rows(phases: tuple[Phase, ...]) -> tuple[WaterfallRow, ...]:
    """A row a phase, in order of time; a phase without a beginning of its own is kept as it is."""
    rows = (_row(phase) for phase in phases)
    return tuple(sorted(rows, key=lambda row: row.start_ms))


def _row(phase: Phase) -> WaterfallRow:
    title, token, help_text = _TITLES[phase.name]
    return WaterfallRow(title, token, help_text, max(0.0, phase.start_ms), max(0.0, phase.duration_ms))


def headline(run: Run) -> Headline:
    """The headline of a run that has a result: how long it took, what is billed, where it ran and on what share."""
    result = run.result
    if result is None:
        return Headline(run.function, "")
    report = result.report
    start = "cold start" if result.cold else "warm start"
    whole_ms = max((row.end_ms for row in waterfall_rows(result.phases)), default=report.duration_ms)
    where = f"{EXECUTOR_TITLES[result.executor]}, {share_text(report.memory_mb)}"
    figures = f"{duration_text(whole_ms)} · billed {report.billed_ms:,} ms · {where}"
    return Headline(f"{run.function} · {start}", figures, _notes(run))


def _notes(run: Run) -> tuple[str, ...]:
    result = run.result
    if result is None:
        return ()
    notes = ["Measured on this machine, not calibrated against AWS."]
    if result.limits_not_held:
        notes.append("Not held here: " + " ".join(result.limits_not_held))
    return tuple(notes)
