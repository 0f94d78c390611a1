"""What is said of running work."""

import re

from tests.support.sources import ROOT
from workbench.app.progress import Work
from workbench.gui.progress_text import TITLES, percent_text, work_text


def test_title_and_detail() -> None:
    assert work_text(Work(1, "Opening folder", "shop")) == "Opening folder · shop"
    assert work_text(Work(1, "Opening folder")) == "Opening folder"
    assert work_text(Work(1, "Opening folder", "shop", stopping=True)) == "Stopping: Opening folder"


def test_how_far() -> None:
    assert percent_text(Work(1, "Opening folder")) == ""
    assert percent_text(Work(1, "Opening folder", fraction=0.251)) == "25 %"


def test_every_title_that_work_has_is_there_to_be_translated() -> None:
    named = {
        found
        for room in ("app", "gui")
        for file in (ROOT / "workbench" / room).rglob("*.py")
        for found in re.findall(r"progress\.work\(\s*\"([^\"]+)\"", file.read_text(encoding="utf-8"))
    }
    assert named == set(TITLES)
