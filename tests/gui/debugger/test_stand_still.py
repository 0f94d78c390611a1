from PySide6.QtCore import QObject

from tests.support.debuggees import CALLER, HANDLER, LATER, STOP
from tests.support.runs import a_run
from tests.support.turns import until
from workbench.app.stores.debug import DebugStore
from workbench.gui.debugger.stand_still import StandStill


def made(parent: QObject) -> tuple[DebugStore, StandStill, list[object]]:
    store, told = DebugStore(), list[object]()
    still = StandStill(store, parent)
    still.changed.connect(lambda: told.append((still.stop, still.frame)))
    store.begin("run", "Orders")
    store.attached(())
    store.stopped(STOP)
    return store, still, told


async def test_a_step_of_a_moment_changes_the_stop_at_once() -> None:
    parent = QObject()
    store, _still, told = made(parent)
    store.continued()
    store.stopped(LATER)
    assert told == [(STOP, HANDLER), (LATER, LATER.frames[0])]
    store.choose(CALLER)
    assert told[-1] == (LATER, CALLER)


async def test_after_a_while_nothing_stands_still() -> None:
    parent = QObject()
    store, still, told = made(parent)
    store.continued()
    assert still.stop is STOP
    await until(lambda: still.stop is None)
    assert told[-1] == (None, None)


async def test_the_end_shows_at_once() -> None:
    parent = QObject()
    store, still, _told = made(parent)
    store.continued()
    store.end(a_run("run"))
    assert still.stop is None
