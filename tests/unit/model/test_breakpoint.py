from pathlib import Path

from workbench.model.breakpoint import SourceBreakpoint


def test_a_plain_one_asks_for_nothing() -> None:
    here = Path("/work/app.py")
    assert SourceBreakpoint(here, 3).is_plain
    assert not SourceBreakpoint(here, 3, condition="x").is_plain
    assert not SourceBreakpoint(here, 3, hit_condition="5").is_plain
    assert not SourceBreakpoint(here, 3, log_message="x").is_plain
