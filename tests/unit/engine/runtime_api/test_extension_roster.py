"""The roster knows its extensions, and tells when all of them have come so far."""

from workbench.engine.runtime_api.extension_calls import INVALID_IDENTIFIER
from workbench.engine.runtime_api.extension_roster import Roster
from workbench.engine.runtime_api.reply import Reply

UNKNOWN = "0b1c2d3e-4f50-4162-8394-a5b6c7d8e9fa"


def nothing(_reply: Reply) -> None:
    """An answer that nobody reads."""


def test_extensions_are_found_by_name_and_identifier() -> None:
    roster = Roster()
    one = roster.add("a", external=True)
    assert roster.named("a") is one
    assert roster.named("b") is None
    assert roster.find({"lambda-extension-identifier": one.id.upper()}) is one
    assert roster.find({"lambda-extension-identifier": UNKNOWN}) is None
    assert roster.find({"lambda-extension-identifier": "x"}) == INVALID_IDENTIFIER


def test_external_ones_come_first() -> None:
    roster = Roster()
    roster.add("inner", external=False)
    outer = roster.add("outer", external=True)
    assert [state.name for state in roster.states()] == ["outer", "inner"]
    assert (len(roster), roster.external) == (2, (outer,))


def test_only_one_that_runs_heeds_a_shutdown() -> None:
    roster = Roster()
    one = roster.add("a", external=True)
    heeded = [roster.heeds_shutdown]
    one.register(["SHUTDOWN"])
    heeded.append(roster.heeds_shutdown)
    one.ended = True
    assert [*heeded, roster.heeds_shutdown] == [False, True, False]


async def test_registration_is_waited_for() -> None:
    roster = Roster()
    all_registered = roster.registered()
    one = roster.add("a", external=True)
    one.register([])
    roster.settle()
    assert not all_registered.done(), "nobody knows yet how many there are"
    roster.launched = 2
    other = roster.add("b", external=True)
    roster.settle()
    assert not all_registered.done()
    other.ended = True
    roster.settle()
    await all_registered


async def test_readiness_is_waited_for_and_may_be_given_up() -> None:
    roster = Roster()
    await roster.ready()
    one = roster.add("a", external=False)
    one.register([])
    given_up, waiting = roster.ready(), roster.ready()
    given_up.cancel()
    roster.settle()
    assert not waiting.done()
    one.park(nothing)
    roster.settle()
    await waiting
    assert roster.ready().done()
