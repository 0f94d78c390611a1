from pathlib import Path

from tests.support.fake_engine import a_workspace, fake_application, show
from workbench.app.use_cases.last_used import last_used, note_used, rename_used


def test_the_newest_comes_first_and_once(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    show(app, a_workspace())
    for name in ("a", "b", "a", ""):
        note_used(app, "Hello", name)
    assert last_used(app, "Hello") == ("a", "b")
    assert last_used(app, "Other") == ()
    for number in range(30):
        note_used(app, "Hello", str(number))
    assert last_used(app, "Hello") == tuple(str(number) for number in range(29, 9, -1))


def test_each_workspace_and_scope_has_its_own(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    show(app, a_workspace(Path("/one")))
    note_used(app, "Hello", "a")
    app.context.update(scope="local:123:eu")
    assert last_used(app, "Hello") == ()
    note_used(app, "Hello", "b")
    show(app, a_workspace(Path("/two")))
    assert last_used(app, "Hello") == ()
    show(app, a_workspace(Path("/one")))
    assert last_used(app, "Hello") == ("a",)


def test_a_new_name_is_followed(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    show(app, a_workspace())
    for function in ("Hello", "Other"):
        note_used(app, function, "new")
        note_used(app, function, "x")
        note_used(app, function, "old")
    rename_used(app, "old", "new")
    assert last_used(app, "Hello") == last_used(app, "Other") == ("new", "x")


def test_what_somebody_wrote_into_the_session_does_no_harm(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    for stored in ("x", {"\nHello": "x"}, {"\nHello": [1, "a"], "b": None}):
        app.session.set("last_used_events", stored)
        assert set(last_used(app, "Hello")) <= {"a"}
        note_used(app, "Hello", "b")
        assert last_used(app, "Hello")[0] == "b"


def test_only_so_many_functions_are_kept(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    for number in range(510):
        note_used(app, f"f{number}", "a")
    assert last_used(app, "f9") == ()
    assert last_used(app, "f10") == ("a",)
