from pathlib import Path

import pytest

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


def test_what_an_observer_changes_is_told_last_to_all() -> None:
    store = ContextStore()
    seen: list[tuple[str | None, str]] = []
    store.changed.connect(lambda context: store.update(event_name=f"{context.function}.json"))
    store.changed.connect(lambda context: seen.append((context.function, context.event_name)))
    store.update(function="Hello")
    store.update(function="Orders")
    assert seen[-1] == ("Orders", "Orders.json")
    assert seen[1] == ("Hello", "Hello.json")


def test_an_observer_that_fails_does_not_silence_the_store() -> None:
    store = ContextStore()
    seen: list[Context] = []

    def fail(_context: Context) -> None:
        raise ValueError("no")

    stop = store.changed.connect(fail)
    with pytest.raises(ValueError, match="no"):
        store.update(function="Hello")
    stop()
    store.changed.connect(seen.append)
    store.update(function="Orders")
    assert [context.function for context in seen] == ["Orders"]
