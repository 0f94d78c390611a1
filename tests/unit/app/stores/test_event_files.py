from pathlib import Path

from workbench.app.stores.event_files import EventFilesStore
from workbench.project.event_deletion import DeletedEvents


def deleted(root: str, title: str) -> DeletedEvents:
    return DeletedEvents(Path(root), title, (title,), ())


def test_the_last_of_the_workspace_comes_first() -> None:
    store = EventFilesStore()
    assert store.last_deleted(Path("/a")) is None
    one, two, other = deleted("/a", "one"), deleted("/a", "two"), deleted("/b", "other")
    for each in (one, two, other):
        store.keep(each)
    assert store.last_deleted(Path("/a")) is two
    store.forget(two)
    assert store.last_deleted(Path("/a")) is one
    assert store.last_deleted(Path("/b")) is other


def test_equal_deletions_are_told_apart_and_the_oldest_leave() -> None:
    store = EventFilesStore()
    for _ in range(3):
        store.keep(deleted("/a", "same"))
    last = store.last_deleted(Path("/a"))
    assert last is not None
    store.forget(last)
    assert store.last_deleted(Path("/a")) == last
    for number in range(120):
        store.keep(deleted("/b", str(number)))
    assert store.last_deleted(Path("/a")) is None
