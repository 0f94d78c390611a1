from pathlib import Path

from workbench.app.stores.service import ServiceStore
from workbench.model.function import FunctionConfig
from workbench.model.service import ServedFunction, ServiceInfo

INFO = ServiceInfo("http://127.0.0.1:3001", "127.0.0.1", 3001)
HELLO = ServedFunction(FunctionConfig("hello", "python3.13", "app.handler", Path("/kept.zip")), "Active", "python3.13")


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
