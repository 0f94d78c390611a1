"""The store of what linters found."""

from pathlib import Path

from workbench.app.stores.lint import LintStore
from workbench.model.lint import LintFinding

A, B = Path("/w/a.py"), Path("/w/b.py")


def finding(line: int, rule: str = "F401") -> LintFinding:
    return LintFinding(rule, "unused", (line, 0), (line, 3))


def test_findings_by_file_in_order() -> None:
    store = LintStore()
    told: list[Path] = []
    store.changed.connect(told.append)
    store.put(B, (finding(1),))
    store.put(A, (finding(9), finding(2, "F821"), finding(2)))
    assert store.of(A) == (finding(2), finding(2, "F821"), finding(9))
    assert [(path, one.start[0]) for path, one in store.items()] == [(A, 2), (A, 2), (A, 9), (B, 1)]
    store.put(A, (finding(2), finding(9), finding(2, "F821")))
    store.put(Path("/w/c.py"), ())
    assert told == [B, A]


def test_files_that_are_closed_are_forgotten() -> None:
    store = LintStore()
    store.put(A, (finding(1),))
    store.put(B, (finding(1),))
    told: list[Path] = []
    store.changed.connect(told.append)
    store.keep(frozenset({B}))
    assert (store.of(A), store.of(B), told) == ((), (finding(1),), [A])
