from workbench.app.stores.import_profile import ImportProfileStore
from workbench.model.environment import ExecutorKind
from workbench.model.profile import ImportProfile

PROFILE = ImportProfile("Hello", "python3.13", ExecutorKind.PROCESS, 0, ())


def test_a_profile_is_kept_until_there_is_another() -> None:
    store = ImportProfileStore()
    told: list[tuple[ImportProfile | None, str]] = []
    store.changed.connect(lambda _none: told.append((store.current, store.measuring)))
    store.begin("Hello")
    store.end(PROFILE)
    store.begin("Other")
    store.end()
    assert told == [(None, "Hello"), (PROFILE, ""), (PROFILE, "Other"), (PROFILE, "")]


def test_nobody_is_told_when_nothing_changes() -> None:
    store = ImportProfileStore()
    told: list[None] = []
    store.changed.connect(told.append)
    store.end()
    store.forget()
    assert told == []


def test_a_profile_can_be_forgotten_while_another_is_under_way() -> None:
    store = ImportProfileStore()
    store.end(PROFILE)
    store.begin("Other")
    store.forget()
    assert (store.current, store.measuring) == (None, "Other")
