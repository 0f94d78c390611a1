import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.gui.runs.made import ended
from tests.support.fake_engine import Script, a_workspace
from workbench.app.application import Application
from workbench.gui.runs.diff_rows import RowKind
from workbench.gui.runs.diff_source import LONGEST_LINE, MOST_LINES, Other, OtherKind, compared, compared_texts, others
from workbench.model.event import SavedEvent
from workbench.model.event_sidecar import EventSidecar, Expectation, Match
from workbench.model.run import Run
from workbench.project.event_sidecar import write_sidecar

PREVIOUS = Other(OtherKind.PREVIOUS, "Previous result")
EXPECTATION = Other(OtherKind.EXPECTATION, "Expectation")


def put(app: Application, root: Path, number: int, value: Any) -> Run:
    made = ended(str(number), Script(payload=json.dumps(value).encode()))
    made = replace(made, workspace=str(root), event_name="a", started_ns=made.started_ns + number)
    app.runs.put(made)
    return made


def saved(app: Application, root: Path, expectation: Expectation | None) -> None:
    path = root / "events" / "a.json"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    write_sidecar(path, EventSidecar(expectation=expectation))
    app.workspace.set(replace(a_workspace(root), events=(SavedEvent("a", path, 2),)))


async def test_the_previous_result_is_at_the_left(app: Application, tmp_path: Path) -> None:
    put(app, tmp_path, 1, {"n": 1})
    found = await compared(app, put(app, tmp_path, 2, {"n": 2}), PREVIOUS)
    assert found.left_title.startswith("Previous result · ")
    assert found.right_title.startswith("This result · ")
    assert [(row.left, row.right) for row in found.rows if row.differs] == [('  "n": 1', '  "n": 2')]


async def test_without_one_a_sentence_says_so(app: Application, tmp_path: Path) -> None:
    run = put(app, tmp_path, 1, 1)
    assert "no earlier result" in (await compared(app, run, PREVIOUS)).note
    assert "not in the history" in (await compared(app, run, Other(OtherKind.RUN, "", "gone"))).note


async def test_any_other_run_of_the_function_can_be_chosen(app: Application, tmp_path: Path) -> None:
    first, second = put(app, tmp_path, 1, 1), put(app, tmp_path, 2, 2)
    choices = others(app, first)
    assert [(one.kind, one.run_id) for one in choices] == [(OtherKind.PREVIOUS, ""), (OtherKind.RUN, second.id)]
    found = await compared(app, first, choices[1])
    assert [(row.left, row.right) for row in found.rows] == [("2", "1")]


async def test_what_is_expected_is_compared_as_it_asks(app: Application, tmp_path: Path) -> None:
    saved(app, tmp_path, Expectation(result='{"id": 1, "n": 1}', match=Match.SUBSET, ignore=("/id",)))
    run = put(app, tmp_path, 1, {"id": 2, "n": 2, "more": 3})
    assert others(app, run)[1] == EXPECTATION
    found = await compared(app, run, EXPECTATION)
    assert found.left_title == "Expected, more members may come"
    assert [row.right for row in found.rows if row.differs] == ['  "n": 2,']
    assert sum(row.quiet for row in found.rows) == 2


async def test_expectations_without_a_result_say_so(app: Application, tmp_path: Path) -> None:
    saved(app, tmp_path, None)
    run = put(app, tmp_path, 1, 1)
    assert "Nothing is expected" in (await compared(app, run, EXPECTATION)).note
    write_sidecar(tmp_path / "events" / "a.json", EventSidecar(expectation=Expectation(logs=("x",))))
    assert "Any result" in (await compared(app, run, EXPECTATION)).note


def test_endless_texts_are_cut() -> None:
    rows = compared_texts(json.dumps(list(range(MOST_LINES + 10))), "[]")
    assert rows[-1].kind is not RowKind.EQUAL
    assert sum(row.left is not None for row in rows) == MOST_LINES + 1
    (row,) = compared_texts('"' + "x" * (LONGEST_LINE + 100) + '"', "1")
    assert row.left is not None
    assert row.left.endswith("102 more characters")


def test_texts_that_are_no_json_are_compared_too() -> None:
    assert [row.kind for row in compared_texts("a\nb", "a\nc")] == [RowKind.EQUAL, RowKind.CHANGED]
