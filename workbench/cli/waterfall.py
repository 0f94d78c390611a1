"""The phases of a run as bars of text."""

from collections.abc import Sequence

from workbench.model.report import Phase

WIDTH = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"


def waterfall(phases: Sequence[Phase], width: int = WIDTH) -> list[str]:
    """A line for each phase: its name, a bar where it lies in the whole run (`width` cells), and its duration."""
    total_ms = max((phase.start_ms + phase.duration_ms for phase in phases), default=0.0)
    return [f"{phase.name.value:<11}{_bar(phase, total_ms, width):<{width}}{_ms(phase):>12}" for phase in phases]


def _bar(phase: Phase, total_ms: float, width: int) -> str:
    if total_ms <= 0:
        return ""
    start = min(int(phase.start_ms / total_ms * width), width - 1)
    eighths = max(1, round(phase.duration_ms / total_ms * width * 8))
    whole, part = divmod(eighths, 8)
    bar = "█" * whole + (_EIGHTHS[part] if part else "")
    return " " * start + bar[: width - start]


def _ms(phase: Phase) -> str:
    return f"{phase.duration_ms:.1f} ms"
