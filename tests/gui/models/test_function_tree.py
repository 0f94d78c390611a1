"""The explorer's rows: sections, what stands at the right, marks and tool tips."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.support.fake_engine import a_function, a_workspace
from workbench.gui.models.function_tree import Mark, Row, RowKind, build_rows
from workbench.model.event import SavedEvent
from workbench.model.function import Function, FunctionConfig, Origin, OriginKind, PackageType
from workbench.model.problem import Problem, Severity, Unresolved
from workbench.model.runtime import Runtime
from workbench.model.workspace import Workspace

ROOT = Path("/workspace")
TODAY = date(2026, 11, 21)


class Table:
    """A runtime table of two."""

    def get(self, runtime_id: str, /) -> Runtime | None:
        ends = {"python3.13": date(2029, 10, 31), "python3.9": date(2025, 12, 15), "nodejs20.x": date(2027, 1, 1)}
        if runtime_id not in ends:
            return None
        return Runtime(runtime_id, "python", "3", "", ROOT, deprecation=ends[runtime_id])


def rows(*functions: Function, events: tuple[str, ...] = ()) -> tuple[Row, ...]:
    saved = tuple(SavedEvent(name, ROOT / "events" / f"{name}.json", 2) for name in events)
    return build_rows(Workspace(ROOT, functions, saved), Table(), TODAY)


def in_folder(name: str, application: str) -> Function:
    return replace(a_function(name, ROOT), origin=Origin(OriginKind.FOLDER, application, ROOT / application))


def test_nothing_is_open() -> None:
    assert build_rows(None, Table(), TODAY) == ()


def test_functions_stand_under_their_application() -> None:
    found = rows(a_function("A", ROOT), in_folder("B", "tools"), a_function("C", ROOT))
    assert [(row.text, row.kind) for row in found] == [
        ("shop · template.yaml", RowKind.SECTION),
        ("tools", RowKind.SECTION),
    ]
    assert [row.text for row in found[0].children] == ["A", "C"]


def test_two_functions_of_one_name_are_two_rows() -> None:
    found = rows(a_function("A", ROOT), a_function("A", ROOT))
    keys = [row.key for row in found[0].children]
    assert len(set(keys)) == 2


def test_a_deprecated_runtime_says_so() -> None:
    (section,) = rows(a_function("A", ROOT, "python3.9"), a_function("B", ROOT), a_function("C", ROOT, "nodejs20.x"))
    old, new, ending = section.children
    assert (old.secondary, old.deprecated) == ("python3.9 · deprecated", True)
    assert "python3.9 was deprecated on 2025-12-15." in old.tip
    assert (new.secondary, new.deprecated) == ("python3.13", False)
    assert "nodejs20.x will be deprecated on 2027-01-01." in ending.tip


def test_an_image_is_one() -> None:
    config = FunctionConfig("A", "", "", ROOT, package_type=PackageType.IMAGE)
    (section,) = rows(replace(a_function("A", ROOT), config=config))
    assert section.children[0].secondary == "image"


def test_the_worst_is_marked_and_all_is_told() -> None:
    error = Problem(Severity.ERROR, "The handler is missing.", "There is no app.py.", "Make one.")
    warning = Problem(Severity.WARNING, "Slow.")
    unresolved = Unresolved("Timeout", "!ImportValue T", "only a deployment knows it")
    function = a_function("A", ROOT)
    cases = (
        (replace(function, problems=(warning, error), unresolved=(unresolved,)), Mark.ERROR),
        (replace(function, problems=(warning,), unresolved=(unresolved,)), Mark.WARNING),
        (replace(function, unresolved=(unresolved,)), Mark.UNRESOLVED),
        (function, Mark.NONE),
    )
    (section,) = rows(*(case for case, _mark in cases))
    assert [row.mark for row in section.children] == [mark for _case, mark in cases]
    tip = section.children[0].tip
    assert "The handler is missing. There is no app.py. Make one." in tip
    assert "Timeout is not known here: !ImportValue T (only a deployment knows it)" in tip
    assert "app.handler · 128 MB · 3 s" in tip


def test_the_filter_looks_in_name_runtime_and_handler() -> None:
    (section,) = rows(a_function("Orders", ROOT))
    for word in ("orders", "python3.13", "app.handler"):
        assert word in section.children[0].search


def test_events_stand_in_their_folders_folders_first() -> None:
    (section,) = rows(events=("ping", "orders/s3-put", "orders/deep/x", "Alpha"))
    assert (section.text, section.key) == ("Events", "events")
    assert [row.text for row in section.children] == ["orders", "Alpha.json", "ping.json"]
    orders = section.children[0]
    assert [(row.text, row.kind) for row in orders.children] == [
        ("deep", RowKind.FOLDER),
        ("s3-put.json", RowKind.EVENT),
    ]
    assert orders.children[0].children[0].event is not None


def test_a_folder_and_an_event_of_one_name_are_two_rows() -> None:
    (section,) = rows(events=("a", "a/b"))
    assert [row.kind for row in section.children] == [RowKind.FOLDER, RowKind.EVENT]


def test_a_workspace_without_events_has_no_section_for_them() -> None:
    assert [row.text for row in build_rows(a_workspace(), Table(), TODAY)] == ["shop · template.yaml"]


def test_what_is_known_of_an_event_stands_beside_it() -> None:
    saved = (
        SavedEvent("a/b/c", ROOT / "events/a/b/c.json", 2_048, "s3/put", "dev"),
        SavedEvent("d", ROOT / "events/d.json", 2_048),
    )
    (section,) = build_rows(Workspace(ROOT, (), saved), Table(), TODAY)
    outer, plain = section.children
    (inner,) = outer.children
    (known,) = inner.children
    assert (outer.folder, inner.folder) == ("a", "a/b")
    assert (known.secondary, plain.secondary) == ("s3/put · dev", "2.0 KB")
    assert "s3/put" in known.search
    assert known.tip.endswith("c.json\n2.0 KB · s3/put · dev")


def test_favourites_come_first_and_stay_where_they_are() -> None:
    functions = (a_function("A", ROOT), in_folder("B", "tools"), a_function("C", ROOT))
    found = build_rows(Workspace(ROOT, functions), Table(), TODAY, ("B", "gone", "A"))
    assert [row.text for row in found] == ["Favourites", "shop · template.yaml", "tools"]
    assert [row.text for row in found[0].children] == ["B", "A"]
    assert [row.text for row in found[1].children] == ["A", "C"]
    assert build_rows(Workspace(ROOT, functions), Table(), TODAY, ("gone",))[0].text != "Favourites"


def test_tags_are_searched_and_problems_counted() -> None:
    problems = (Problem(Severity.WARNING, "x"), Problem(Severity.WARNING, "y"))
    (section,) = rows(replace(a_function("A", ROOT), tags=(("Team", "Shop"),), problems=problems))
    (row,) = section.children
    assert "team=shop" in row.search.splitlines()
    assert (row.problems, section.problems) == (2, 0)


def bare(name: str, folder: str) -> Function:
    function = in_folder(name, "workspace")
    return replace(function, config=replace(function.config, code_path=ROOT / folder))


def test_bare_functions_stand_in_their_folders() -> None:
    functions = (
        bare("Deep", "services/api/deep"),
        bare("Own", "own"),
        bare("Other", "services/api/other"),
        bare("Root", "."),
    )
    (section,) = build_rows(Workspace(ROOT, functions), Table(), TODAY)
    assert [(row.text, row.kind) for row in section.children] == [
        ("Own", RowKind.FUNCTION),
        ("Root", RowKind.FUNCTION),
        ("services/api", RowKind.FOLDER),
    ]
    folder = section.children[-1]
    assert [row.text for row in folder.children] == ["Deep", "Other"]
    assert folder.folder == "", "it is no folder of events"
    starred, _ = build_rows(Workspace(ROOT, functions), Table(), TODAY, ("Deep",))
    assert [row.text for row in starred.children] == ["Deep"]
