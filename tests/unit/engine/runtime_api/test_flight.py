from workbench.engine.runtime_api.answers import Responded, TimedOut
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.states import RuntimeState


async def test_the_first_answer_counts() -> None:
    flight = Flight(Invocation("a", b"{}", ()), None)
    assert not flight.answer.done()
    flight.settle(Responded(b"1"))
    flight.settle(TimedOut())
    assert await flight.answer == Responded(b"1")


async def test_an_answer_for_somebody_who_no_longer_waits() -> None:
    flight = Flight(Invocation("a", b"{}", ()), None)
    flight.answer.cancel()
    flight.settle(Responded(b"1"))
    assert flight.answer.cancelled()


async def test_it_is_handed_out_once_it_has_left_its_first_state() -> None:
    flight = Flight(Invocation("a", b"{}", ()), None)
    assert not flight.handed_out
    for state in (RuntimeState.RUNNING, RuntimeState.RESPONSE, RuntimeState.ERROR_RESPONSE):
        flight.state = state
        assert flight.handed_out
