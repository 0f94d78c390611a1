import pytest

from workbench.engine.debugger.standing import Standing
from workbench.model.debug import DebugStop
from workbench.model.errors import DebuggerError
from workbench.model.run import DebuggeeContinued, DebuggeeStopped, RunEvent

STOP = DebugStop("step", "", 1, ())


def test_it_tells_of_each_change_once() -> None:
    told: list[RunEvent] = []
    standing = Standing(told.append)
    standing.runs()
    stands = [standing.stands]
    standing.stopped(STOP)
    assert [*stands, standing.stands] == [False, True]
    assert standing.stop() == STOP
    standing.runs()
    standing.runs()
    assert told == [DebuggeeStopped(STOP), DebuggeeContinued()]
    with pytest.raises(DebuggerError, match="The function runs"):
        standing.stop()


def test_each_change_has_another_number() -> None:
    standing = Standing(lambda _event: None)
    numbers = [standing.number]
    standing.stopped(STOP)
    numbers.append(standing.number)
    for _twice in range(2):
        standing.runs()
        numbers.append(standing.number)
    assert len(set(numbers)) == 4


def test_what_is_forgotten_is_not_told() -> None:
    told: list[RunEvent] = []
    standing = Standing(told.append)
    standing.stopped(STOP)
    standing.forget()
    standing.runs()
    assert told == [DebuggeeStopped(STOP)]
