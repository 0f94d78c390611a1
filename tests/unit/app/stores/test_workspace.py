from pathlib import Path

from tests.support.fake_engine import a_workspace
from workbench.app.stores.workspace import WorkspaceStore
from workbench.model.workspace import Workspace


def test_tells_only_what_differs() -> None:
    store = WorkspaceStore()
    seen: list[Workspace] = []
    store.changed.connect(seen.append)
    store.set(a_workspace(Path("/w"), "A"))
    store.set(a_workspace(Path("/w"), "A"))
    store.set(a_workspace(Path("/w"), "A", "B"))
    assert [len(workspace.functions) for workspace in seen] == [1, 2]
    assert store.current == seen[-1]


def test_a_look_that_ends_after_a_later_one_is_old() -> None:
    store = WorkspaceStore()
    first, second, third = store.begin(), store.begin(), store.begin()
    assert store.is_newest(second)
    assert not store.is_newest(first)
    assert store.is_newest(third)
