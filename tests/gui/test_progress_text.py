"""What is said of running work."""

from workbench.app.progress import Work
from workbench.gui.progress_text import percent_text, work_text


def test_title_and_detail() -> None:
    assert work_text(Work(1, "Opening folder", "shop")) == "Opening folder · shop"
    assert work_text(Work(1, "Opening folder")) == "Opening folder"
    assert work_text(Work(1, "Opening folder", "shop", stopping=True)) == "Stopping: Opening folder"


def test_how_far() -> None:
    assert percent_text(Work(1, "Opening folder")) == ""
    assert percent_text(Work(1, "Opening folder", fraction=0.251)) == "25 %"
