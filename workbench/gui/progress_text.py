"""What is said of running work."""

from workbench.app.progress import Work
from workbench.gui.translation import tr


def work_text(work: Work) -> str:
    """What it is and what it is at, such as `Opening folder · shop`."""
    if work.stopping:
        return tr("Stopping: {title}", title=tr(work.title))
    return " · ".join(part for part in (tr(work.title), work.detail) if part)


def percent_text(work: Work) -> str:
    """How far it is, empty when nobody knows."""
    return "" if work.fraction is None else tr("{percent} %", percent=round(work.fraction * 100))
