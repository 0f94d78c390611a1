"""How the gutter's marks look, and what they say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from workbench.gui.editor.gutter_marks import (
    MARKS_WIDTH,
    breakpoint_text,
    paint_breakpoint,
    paint_run,
    paint_stop,
    run_text,
)
from workbench.gui.look import Look
from workbench.model.breakpoint import SourceBreakpoint

HERE = SourceBreakpoint(Path("/work/app.py"), 3)
ASKING = SourceBreakpoint(Path("/work/app.py"), 3, "total > 3", ">= 5", "total is {total}", enabled=False)


def drawn(
    look: Look, *, one: SourceBreakpoint | None = None, dot: bool = True, run: bool = False, stop: bool = False
) -> QImage:
    image = QImage(MARKS_WIDTH, 20, QImage.Format.Format_RGB32)
    image.fill(look.color("editor"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRect(0, 0, MARKS_WIDTH, 20)
    if dot:
        paint_breakpoint(painter, box, look, one, beside=run)
    if run:
        paint_run(painter, box, look, beside=dot)
    if stop:
        paint_stop(painter, box, look)
    painter.end()
    return image


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_every_kind_looks_otherwise(look: Look, theme: str) -> None:
    look.choose(theme)
    kinds = (
        drawn(look, one=HERE),
        drawn(look),
        drawn(look, one=SourceBreakpoint(HERE.path, 3, enabled=False)),
        drawn(look, one=SourceBreakpoint(HERE.path, 3, condition="x")),
        drawn(look, one=SourceBreakpoint(HERE.path, 3, log_message="x")),
        drawn(look, dot=False, run=True),
        drawn(look, one=HERE, run=True),
        drawn(look, dot=False, stop=True),
    )
    assert all(one != other for number, one in enumerate(kinds) for other in kinds[number + 1 :])
    assert kinds[0].pixelColor(11, 10) == look.color("err")
    look.choose("dark")


def test_a_breakpoint_that_does_not_hold_is_hollow(look: Look) -> None:
    image = QImage(MARKS_WIDTH, 20, QImage.Format.Format_RGB32)
    image.fill(look.color("editor"))
    painter = QPainter(image)
    paint_breakpoint(painter, QRect(0, 0, MARKS_WIDTH, 20), look, HERE, beside=False, holds=False)
    painter.end()
    assert image.pixelColor(11, 10) == look.color("editor")


def test_functions_are_named_with_the_keys() -> None:
    assert run_text(("Orders",), "Ctrl+I") == "Invoke Orders (Ctrl+I)"
    assert run_text(("A", "B", "C", "D")) == "Invoke one of A, B, C…"


def test_a_breakpoint_says_what_it_asks() -> None:
    assert breakpoint_text(HERE) == "Breakpoint"
    assert breakpoint_text(HERE, "No code.") == "Breakpoint\nNo code."
    assert breakpoint_text(HERE, "") == "Breakpoint\nIt does not hold in what is debugged now."
    expected = "Breakpoint, disabled\nIf total > 3\nHits: >= 5\nLogs: total is {total}"
    assert breakpoint_text(ASKING) == expected
