"""Breakpoints are kept in the session, by workspace."""

from pathlib import Path

from tests.support.fake_engine import fake_application
from workbench.app.application import Application
from workbench.model.breakpoint import SourceBreakpoint

ROOT = Path("/work")
FILE = ROOT / "orders" / "app.py"
ONE = SourceBreakpoint(FILE, 3)
TWO = SourceBreakpoint(FILE, 9, "total > 3", ">= 2", "total is {total}", enabled=False)
OUTSIDE = SourceBreakpoint(Path("/elsewhere/tools.py"), 1)


def application(home: Path) -> Application:
    return fake_application(home)


async def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    app = application(tmp_path)
    await app.open()
    app.breakpoints.put(ROOT, FILE, (TWO, ONE))
    app.breakpoints.put(ROOT, OUTSIDE.path, (OUTSIDE,))
    await app.close()
    again = application(tmp_path)
    await again.open()
    assert again.breakpoints.all(ROOT) == (OUTSIDE, ONE, TWO)
    assert again.breakpoints.of(ROOT, FILE) == (ONE, TWO)
    assert again.breakpoints.all(Path("/other")) == ()
    await again.close()


def test_a_file_has_one_a_line_and_tells_of_changes_only(tmp_path: Path) -> None:
    app, told = application(tmp_path), list[Path]()
    app.breakpoints.changed.connect(told.append)
    app.breakpoints.put(ROOT, FILE, (ONE, SourceBreakpoint(FILE, 3, "later")))
    assert app.breakpoints.all(ROOT) == (SourceBreakpoint(FILE, 3, "later"),)
    app.breakpoints.put(ROOT, FILE, (SourceBreakpoint(FILE, 3, "later"),))
    assert told == [ROOT]
    app.breakpoints.clear(ROOT)
    assert (app.breakpoints.all(ROOT), told) == ((), [ROOT, ROOT])
    assert app.session.get("breakpoints") is None


def test_what_has_another_shape_is_left_out(tmp_path: Path) -> None:
    app = application(tmp_path)
    app.session.set("breakpoints", {"/work": [3, {"path": "a.py"}, {"path": "a.py", "line": 0}, {"line": 2}], "/b": 1})
    assert app.breakpoints.all(ROOT) == app.breakpoints.all(Path("/b")) == ()
    app.session.set("breakpoints", [])
    assert app.breakpoints.all(ROOT) == ()
    app.session.set("breakpoints", {"/work": [{"path": "a.py", "line": 2, "condition": 5, "enabled": 0}]})
    assert app.breakpoints.all(ROOT) == (SourceBreakpoint(ROOT / "a.py", 2),)
