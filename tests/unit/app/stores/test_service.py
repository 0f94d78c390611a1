from dataclasses import replace

from tests.support.served import INFO, a_served_function
from workbench.app.stores.service import ServiceStore
from workbench.model.function import OriginKind

HELLO = a_served_function()


def test_observers_hear_of_changes_only() -> None:
    store = ServiceStore()
    heard: list[tuple[str, ...]] = []
    store.changed.connect(lambda _none: heard.append(tuple(one.config.name for one in store.functions)))
    store.set_info(INFO)
    store.set_functions((HELLO,))
    store.set_functions((HELLO,))
    assert heard == [(), ("hello",)]
    assert store.info == INFO


def test_functions_go_with_the_service() -> None:
    store = ServiceStore()
    store.set_info(INFO)
    store.set_functions((HELLO,))
    store.set_info(None)
    assert (store.info, store.functions) == (None, ())


def test_qualifiers_are_those_of_the_function() -> None:
    store = ServiceStore()
    store.set_functions((replace(HELLO, qualifiers=("live", "1")), a_served_function("other")))
    assert store.qualifiers(HELLO.scope, "hello") == ("live", "1")
    assert store.qualifiers(HELLO.scope, "other") == store.qualifiers("elsewhere", "hello") == ()


def test_a_function_is_found_by_scope_and_name() -> None:
    store = ServiceStore()
    store.set_functions((HELLO, a_served_function(region="eu-west-1"), a_served_function("broken", state="Failed")))
    found = store.function("lambda:000000000000:eu-west-1", "hello")
    assert found is not None
    assert (found.config.region, found.origin.kind, found.runnable) == ("eu-west-1", OriginKind.SERVICE, True)
    assert found.origin.application == "000000000000 · eu-west-1"
    assert found.handler_file is None
    assert not found.origin.path.suffix, "there is no template to open"
    assert store.function("lambda:111111111111:us-east-1", "hello") is None
    broken = store.function(HELLO.scope, "broken")
    assert broken is not None
    assert not broken.runnable
