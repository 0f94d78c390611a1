"""The rows of the waterfall: phases with the window's words for them and the colour of each bar."""

from dataclasses import dataclass

from workbench.gui.models.figures import duration_text, share_text
from workbench.gui.models.run_text import EXECUTOR_TITLES
from workbench.gui.translation import later, tr
from workbench.model.report import Phase, PhaseName
from workbench.model.run import Run

_TITLES = {
    PhaseName.CREATE: (later("Create"), "muted", later("The sandbox is made. AWS neither shows nor bills it.")),
    PhaseName.START: (
        later("Start"),
        "muted",
        later("The sandbox starts its first process. AWS neither shows nor bills it."),
    ),
    PhaseName.RUNTIME: (later("Init · runtime"), "run", later("The language's runtime starts. Part of Init Duration.")),
    PhaseName.INIT: (later("Init · imports"), "accent", later("The function's file is loaded, with all it imports.")),
    PhaseName.RESTORE: (later("Restore"), "accent", later("SnapStart: the environment comes back from its snapshot.")),
    PhaseName.INVOKE: (later("Invoke"), "ok", later("The handler runs.")),
    PhaseName.RESPONSE: (later("Response"), "ok", later("The answer is handed over.")),
    PhaseName.EXTENSIONS: (later("Extensions"), "warn", later("Extensions finish their work.")),
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
        lasts = duration_text(self.duration_ms)
        when = tr("{phase}: {duration}, from {start} after the start.", phase=self.title, duration=lasts, start=start)
        return f"{when} {self.help}"


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
    return WaterfallRow(tr(title), token, tr(help_text), max(0.0, phase.start_ms), max(0.0, phase.duration_ms))


def headline(run: Run) -> Headline:
    """The headline of a run that has a result: how long it took, what is billed, where it ran and on what share."""
    result = run.result
    if result is None:
        return Headline(run.function, "")
    report = result.report
    start = tr("cold start") if result.cold else tr("warm start")
    whole_ms = max((row.end_ms for row in waterfall_rows(result.phases)), default=report.duration_ms)
    where = f"{tr(EXECUTOR_TITLES[result.executor])}, {share_text(report.memory_mb)}"
    billed = tr("billed {billed_ms:,} ms", billed_ms=report.billed_ms)
    figures = f"{duration_text(whole_ms)} · {billed} · {where}"
    return Headline(f"{run.function} · {start}", figures, _notes(run))


def _notes(run: Run) -> tuple[str, ...]:
    result = run.result
    if result is None:
        return ()
    notes = [tr("Measured on this machine, not calibrated against AWS.")]
    if result.limits_not_held:
        notes.append(f"{tr('Not held here:')} {' '.join(result.limits_not_held)}")
    return tuple(notes)
