"""Breakpoints are set, changed and removed in the workspace that is open."""

from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import a_workspace, fake_application, show
from workbench.app.use_cases.breakpoints import (
    all_breakpoints,
    breakpoints_of,
    change_breakpoint,
    clear_breakpoints,
    enable_breakpoint,
    move_breakpoints,
    put_breakpoints,
    takes_breakpoints,
    toggle_breakpoint,
)
from workbench.model.breakpoint import SourceBreakpoint


async def test_the_life_of_breakpoints(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    show(app, a_workspace())
    assert app.workspace.current is not None
    file = app.workspace.current.root / "app.py"
    assert takes_breakpoints(app, file)
    toggle_breakpoint(app, file, 3)
    toggle_breakpoint(app, file, 5)
    toggle_breakpoint(app, file, 3)
    (one,) = breakpoints_of(app, file)
    assert one == SourceBreakpoint(file, 5)
    enable_breakpoint(app, one, on=False)
    (off,) = all_breakpoints(app)
    assert off == replace(one, enabled=False)
    change_breakpoint(app, off, replace(off, condition="x"))
    put_breakpoints(app, file, (replace(off, line=6), SourceBreakpoint(file, 9)))
    assert [each.line for each in all_breakpoints(app)] == [6, 9]
    move_breakpoints(app, file, file.with_name("main.py"))
    move_breakpoints(app, file, file.with_name("other.py"))
    assert [(each.path.name, each.line) for each in all_breakpoints(app)] == [("main.py", 6), ("main.py", 9)]
    await clear_breakpoints(app)
    await clear_breakpoints(app)
    assert all_breakpoints(app) == ()
    assert [notice.text for notice in app.notices.items][-2:] == [
        "2 breakpoints were removed.",
        "There are no breakpoints.",
    ]


async def test_they_are_for_sources_of_a_workspace(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    file = tmp_path / "app.py"
    assert not takes_breakpoints(app, file)
    toggle_breakpoint(app, file, 3)
    put_breakpoints(app, file, (SourceBreakpoint(file, 3),))
    await clear_breakpoints(app)
    assert all_breakpoints(app) == breakpoints_of(app, file) == ()
    show(app, a_workspace())
    toggle_breakpoint(app, file.with_name("template.yaml"), 3)
    assert all_breakpoints(app) == ()
