from pathlib import Path

from workbench.app.context import Context, ContextStore


def test_update_replaces_only_what_it_names() -> None:
    store = ContextStore()
    store.update(function="Hello", workspace=Path("/w"))
    store.update(event_text="[]")
    assert store.value == Context(workspace=Path("/w"), function="Hello", event_text="[]")


def test_observers_hear_of_changes_only() -> None:
    store = ContextStore()
    seen: list[Context] = []
    store.changed.connect(seen.append)
    store.update(function="Hello")
    store.update(function="Hello")
    store.update(running=frozenset())
    assert [context.function for context in seen] == ["Hello"]
