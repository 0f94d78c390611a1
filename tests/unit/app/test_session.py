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
