"""What is known of functions, by workspace."""

from pathlib import Path

from workbench.app.stores.sync import SyncStore
from workbench.model.deploy import Sync, SyncState

ROOT, OTHER = Path("/w/shop"), Path("/w/other")
SAME = Sync(SyncState.SAME)


def test_each_workspace_has_its_own() -> None:
    store = SyncStore()
    assert store.of(ROOT, "f").state is SyncState.UNKNOWN
    store.put(ROOT, "f", SAME)
    assert store.of(ROOT, "f") == SAME
    assert store.of(OTHER, "f").state is SyncState.UNKNOWN
    assert store.known(ROOT) == {"f": SAME}
    assert store.known(OTHER) == {}


def test_only_news_are_told() -> None:
    store = SyncStore()
    told: list[None] = []
    store.changed.connect(told.append)
    store.put(ROOT, "f", SAME)
    store.put(ROOT, "f", SAME)
    assert told == [None]
