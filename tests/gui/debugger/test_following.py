from pathlib import Path

from PySide6.QtCore import QObject

from tests.support.debuggees import CALLER, LATER, ORDERS, STOP, UNKNOWN
from tests.support.runs import a_run
from workbench.app.stores.debug import DebugStore
from workbench.gui.debugger.following import Following
from workbench.model.debug import Scope


def test_each_stop_and_each_chosen_call_is_shown_once() -> None:
    store, shown = DebugStore(), list[tuple[Path, int]]()

    def show(path: Path, line: int) -> None:
        shown.append((path, line))

    parent = QObject()
    Following(store, show, parent)
    store.begin("run", "Orders")
    store.attached(())
    store.stopped(STOP)
    store.put_scopes((Scope("Locals", 1),))
    store.choose(CALLER)
    store.choose(UNKNOWN)
    store.continued()
    store.stopped(LATER)
    store.end(a_run("run"))
    assert shown == [(ORDERS, 17), (ORDERS, 30), (ORDERS, 18)]
