from pathlib import Path

from workbench.app.session import RECENT_WORKSPACES, Session
from workbench.base.aio import TaskOwner


def session(folder: Path, errors: list[BaseException] | None = None) -> Session:
    heard: list[BaseException] = [] if errors is None else errors
    return Session(folder / "data" / "session.json", TaskOwner(heard.append))


async def test_round_trip(tmp_path: Path) -> None:
    first = session(tmp_path)
    first.set("drafts", {"a.py": "x = 'ü\ud83d'"})
    first.set("gone", 1)
    first.set("gone", None)
    first.set("never", None)
    await first.flush()
    second = session(tmp_path)
    await second.load()
    assert second.get("drafts") == {"a.py": "x = 'ü\ud83d'"}
    assert second.get("gone", "default") == "default"


async def test_recent_workspaces_newest_first_without_repeats(tmp_path: Path) -> None:
    store = session(tmp_path)
    for name in ("a", "b", "a"):
        store.remember_workspace(Path("/w") / name)
    assert store.recent_workspaces == (Path("/w/a"), Path("/w/b"))
    for number in range(50):
        store.remember_workspace(Path(f"/w/{number}"))
    assert len(store.recent_workspaces) == RECENT_WORKSPACES
    assert store.recent_workspaces[0] == Path("/w/49")
    await store.flush()


async def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    store = session(tmp_path)
    store.path.parent.mkdir()
    for text in (b"{", b"[1]", b"\xff", b'{"recent_workspaces": {"a": 1}}'):
        store.path.write_bytes(text)
        await store.load()
        assert store.recent_workspaces == ()


async def test_a_failed_write_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    errors: list[BaseException] = []
    store = session(tmp_path, errors)
    store.set("a", 1)
    await store.flush()
    assert "cannot be saved" in str(errors[0])


async def test_windows_do_not_write_over_each_others_news(tmp_path: Path) -> None:
    one, other = session(tmp_path), session(tmp_path)
    await one.load()
    await other.load()
    one.set("favourites", {"a": [1]})
    one.remember_workspace(Path("/w/a"))
    await one.flush()
    other.set("favourites", {"b": [2]})
    other.set("size", [1, 2])
    other.remember_workspace(Path("/w/b"))
    await other.flush()
    one.set("favourites", {"a": [1, 1]})
    await one.flush()
    for store in (one, other, session(tmp_path)):
        await store.load()
        assert store.get("favourites") == {"b": [2], "a": [1, 1]}
        assert store.get("size") == [1, 2]
        assert store.recent_workspaces == (Path("/w/b"), Path("/w/a"))


async def test_what_others_wrote_is_heard_with_the_next_write(tmp_path: Path) -> None:
    one, other = session(tmp_path), session(tmp_path)
    other.set("theirs", 1)
    await other.flush()
    one.set("mine", 1)
    assert one.get("theirs") is None
    await one.flush()
    assert (one.get("theirs"), one.get("mine")) == (1, 1)


async def test_an_entry_is_taken_out_of_a_table_and_no_other(tmp_path: Path) -> None:
    one, other = session(tmp_path), session(tmp_path)
    one.set("table", {"a": 1, "b": 2})
    await one.flush()
    await other.load()
    other.set("table", {"a": 1, "b": 2, "c": 3})
    await other.flush()
    one.set("table", {"b": 2})
    await one.flush()
    await other.load()
    assert other.get("table") == {"b": 2, "c": 3}


async def test_changes_that_could_not_be_written_go_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    store = session(tmp_path)
    store.set("a", 1)
    await store.flush()
    (tmp_path / "data").unlink()
    store.set("b", 2)
    await store.flush()
    assert (store.get("a"), store.get("b")) == (1, 2)
    later = session(tmp_path)
    await later.load()
    assert (later.get("a"), later.get("b")) == (1, 2)


async def test_a_recent_workspace_can_be_forgotten(tmp_path: Path) -> None:
    store = session(tmp_path)
    for name in ("a", "b"):
        store.remember_workspace(Path("/w") / name)
    store.forget_workspace(Path("/w/b"))
    store.forget_workspace(Path("/w/never"))
    await store.flush()
    again = session(tmp_path)
    await again.load()
    assert again.recent_workspaces == (Path("/w/a"),)
