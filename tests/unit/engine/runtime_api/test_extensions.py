"""The extensions of a sandbox never lose or double an event, and are ready exactly when all of them wait."""

import asyncio
import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.support.extension_peer import IDENTITY, Peer, started
from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.extension import Extension
from workbench.engine.runtime_api.extension_calls import ExtensionCall
from workbench.engine.runtime_api.extension_events import InvokeEvent, ShutdownReason
from workbench.engine.runtime_api.extension_failures import FailureType
from workbench.engine.runtime_api.extension_states import ExtensionState, Stage
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.runtime_api.reply import OK, Reply

UNKNOWN = "0b1c2d3e-4f50-4162-8394-a5b6c7d8e9fa"
CLEAN = SandboxExit(status=0)
FAILED = SandboxExit(status=1)


def invoke_event(request_id: str = "1") -> InvokeEvent:
    return InvokeEvent(request_id, 1000, "arn:aws:lambda:us-east-1:123456789012:function:f")


def told(reply: Reply) -> tuple[int, str, str]:
    found = json.loads(reply.body)
    return reply.status, found["errorType"].removeprefix("Extension."), found["errorMessage"]


async def test_without_extensions_nothing_is_waited_for() -> None:
    extensions = Extensions(IDENTITY)
    extensions.none_to_expect()
    await extensions.registered()
    await extensions.ready()
    assert (extensions.has_any, extensions.has_external, extensions.states()) == (False, False, ())
    extensions.invoke(invoke_event())
    assert extensions.ready().done()


async def test_init_and_an_invoke() -> None:
    extensions = started("a")
    peer, inner = Peer(extensions, "a", "INVOKE", "SHUTDOWN"), Peer(extensions, "inner", "INVOKE")
    all_registered = extensions.registered()
    assert not all_registered.done()
    assert peer.register()[0].body.startswith(b'{"functionName":"f",')
    await all_registered
    assert inner.register()[0].status == 200
    extensions.close_registration()
    ready = extensions.ready()
    assert (peer.next(), ready.done()) == ([], False)
    assert inner.next() == []
    await ready
    extensions.invoke(invoke_event())
    bodies = [json.loads(one.got[0].body)["requestId"] for one in (peer, inner)]
    assert bodies == ["1", "1"]
    assert peer.got[0].headers != inner.got[0].headers, "an event identifier each"
    assert not extensions.ready().done()
    assert extensions.states() == (
        ExtensionState("a", Stage.RUNNING, ("INVOKE", "SHUTDOWN")),
        ExtensionState("inner", Stage.RUNNING, ("INVOKE",)),
    )


async def test_who_did_not_subscribe_stays_parked() -> None:
    extensions = started("a")
    peer = Peer(extensions, "a")
    peer.register()
    peer.next()
    extensions.invoke(invoke_event())
    extensions.shutdown(ShutdownReason.SPINDOWN, 5)
    assert (peer.got, extensions.ready().done(), extensions.heeds_shutdown) == ([], True, False)


async def test_registration_waits_until_launching_is_over() -> None:
    extensions = Extensions(IDENTITY)
    outer, inner, gone = Peer(extensions, "outer", "SHUTDOWN"), Peer(extensions, "inner"), Peer(extensions, "gone")
    by_outer, by_inner, by_gone = outer.register(), inner.register(), gone.register()
    extensions.hang_up(by_gone.append)
    assert by_outer == by_inner == []
    extensions.expect("outer")
    assert [reply.status for reply in by_outer] == [200]
    assert by_inner == []
    extensions.all_launched(1)
    assert [reply.status for reply in by_inner] == [200]
    assert by_gone == []
    assert extensions.registered().done()
    assert [state.name for state in extensions.states()] == ["outer", "inner"]


async def test_refusals_are_literally_those_of_aws() -> None:
    extensions = started("a")
    peer = Peer(extensions, "a", "INVOKE")
    peer.register()
    assert told(peer.register()[0])[1] == "InvalidExtensionState"
    stranger = Peer(extensions, "b", "SHUTDOWN")
    text = "SHUTDOWN: ShutdownEventNotSupportedForInternalExtension"
    assert told(stranger.register()[0]) == (403, "InvalidEventType", text)
    stranger.id = UNKNOWN
    assert told(stranger.next()[0]) == (403, "UnknownExtensionIdentifier", f"Unknown extension {UNKNOWN}")
    unknown = (403, "UnknownExtensionIdentifier", "Unknown Lambda-Extension-Identifier")
    assert told(stranger.report(ExtensionCall.EXIT_ERROR)) == unknown
    missing = (403, "MissingHeader", "Lambda-Extension-Function-Error-Type not found")
    assert told(peer.report(ExtensionCall.INIT_ERROR, "")) == missing
    stranger.events = ()
    stranger.register()
    taken = (403, "InvalidExtensionState", "Extension with this name already registered")
    assert told(stranger.register()[0]) == taken
    extensions.close_registration()
    closed = (403, "RegistrationClosed", "Extension registration closed already")
    assert told(Peer(extensions, "late").register()[0]) == closed


async def test_ten_extensions_are_the_limit() -> None:
    extensions = started("a")
    granted = [Peer(extensions, f"inner{number}").register()[0].status for number in range(9)]
    assert granted == [200] * 9
    limit = (403, "TooManyExtensions", "Extension limit (10) reached")
    assert told(Peer(extensions, "one more").register()[0]) == limit
    many = started(*(f"outer{number}" for number in range(11)))
    assert (many.failure.result().type, many.failure.result().name) == (FailureType.LAUNCH_ERROR, "outer10")
    assert many.states()[10] == ExtensionState("outer10", Stage.LAUNCH_ERROR, (), "TooManyExtensions")


async def test_managed_instances_do_not_offer_invoke() -> None:
    extensions = started("a", offers_invoke=False)
    peer = Peer(extensions, "a", "INVOKE", "SHUTDOWN")
    assert told(peer.register()[0]) == (403, "InvalidEventType", "INVOKE: ErrorInvalidEventType")
    peer.events = ("SHUTDOWN",)
    assert peer.register()[0].status == 200


async def test_a_caller_is_identified_for_the_telemetry_api() -> None:
    extensions = started("a")
    peer = Peer(extensions, "a")
    peer.register()
    found = extensions.identify(peer.headers())
    assert isinstance(found, Extension)
    assert (found.name, found.subscribable) == ("a", True)
    peer.next()
    assert not found.subscribable
    refused = extensions.identify({})
    assert isinstance(refused, Reply)
    assert told(refused)[1] == "MissingExtensionIdentifier"


async def test_a_reported_error_fails_the_environment() -> None:
    for call, kind, stage in (
        (ExtensionCall.INIT_ERROR, FailureType.INIT_ERROR, Stage.INIT_ERROR),
        (ExtensionCall.EXIT_ERROR, FailureType.EXIT_ERROR, Stage.EXIT_ERROR),
    ):
        extensions = started("a")
        peer = Peer(extensions, "a")
        peer.register()
        assert peer.report(call) == OK
        extensions.process_ended("a", FAILED)
        failure = await extensions.failure
        assert (failure.type, failure.name, failure.reported) == (kind, "a", "Extension.Why")
        assert failure.body == b'{"errorMessage":"x"}'
        assert extensions.states() == (ExtensionState("a", stage, (), "Extension.Why"),)
        assert not extensions.ready().done()


async def test_a_process_that_ends_unasked_fails_the_environment() -> None:
    for ended, kind in ((CLEAN, FailureType.CRASH), (SandboxExit(status=127), FailureType.LAUNCH_ERROR)):
        extensions = started("a")
        all_registered = extensions.registered()
        extensions.process_ended("stranger", ended)
        assert not extensions.failure.done()
        extensions.process_ended("a", ended)
        assert (await extensions.failure).type is kind
        await all_registered


async def test_a_shutdown() -> None:
    extensions = started("a", "b")
    waiting, busy = (Peer(extensions, name, "INVOKE", "SHUTDOWN") for name in "ab")
    waiting.register()
    busy.register()
    waiting.next()
    extensions.begin_shutdown()
    extensions.process_ended("runtime", FAILED)
    extensions.shutdown(ShutdownReason.TIMEOUT, 5)
    extensions.shutdown(ShutdownReason.FAILURE, 6)
    extensions.invoke(invoke_event())
    body = b'{"eventType":"SHUTDOWN","deadlineMs":5,"shutdownReason":"timeout"}'
    assert [reply.body for reply in waiting.got] == [body]
    assert [reply.body for reply in busy.next()] == [body]
    assert extensions.heeds_shutdown
    extensions.process_ended("a", CLEAN)
    extensions.process_ended("b", FAILED)
    assert [state.state for state in extensions.states()] == [Stage.EXITED, Stage.SHUTDOWN_FAILED]
    assert (extensions.heeds_shutdown, extensions.failure.done()) == (False, False)


NAMES = ("outer", "deaf", "inner")
names = st.sampled_from(NAMES)
SUBSCRIPTIONS = {"outer": ("INVOKE", "SHUTDOWN"), "deaf": (), "inner": ("INVOKE",)}


class Machine(RuleBasedStateMachine):
    """Calls in any order from both sides, beside a model of who waits and what is due to whom."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.extensions = self.loop.run_until_complete(self._made())
        self.peers = {name: Peer(self.extensions, name, *SUBSCRIPTIONS[name]) for name in NAMES}
        self.known = {"outer", "deaf"}
        self.parked = dict.fromkeys(NAMES, False)
        self.due: dict[str, list[str]] = {name: [] for name in NAMES}
        self.got: dict[str, list[str]] = {name: [] for name in NAMES}
        self.calls: dict[str, list[list[Reply]]] = {name: [] for name in NAMES}
        self.ended: set[str] = set()
        self.waiting: asyncio.Future[None] | None = None
        self.count = 0
        self.over = False

    async def _made(self) -> Extensions:
        return started("outer", "deaf")

    async def _ready(self) -> asyncio.Future[None]:
        return self.extensions.ready()

    def teardown(self) -> None:
        self.loop.close()

    @rule(name=names)
    def register(self, name: str) -> None:
        if self.peers[name].register()[0].status == 200:
            self.known.add(name)

    @rule(name=names)
    def next(self, name: str) -> None:
        if self.peers[name].id and not self.parked[name] and name not in self.ended:
            self.parked[name] = True
            self.calls[name].append(self.peers[name].next())

    @rule(name=names)
    def hang_up(self, name: str) -> None:
        self.peers[name].hang_up()
        self.parked[name] = False

    @rule()
    def invoke(self) -> None:
        self.count += 1
        self.extensions.invoke(invoke_event(str(self.count)))
        for name in NAMES:
            if self.peers[name].id and "INVOKE" in SUBSCRIPTIONS[name] and not self.over:
                self.due[name].append(str(self.count))

    @precondition(lambda self: self.count > 3)
    @rule()
    def shutdown(self) -> None:
        self.extensions.shutdown(ShutdownReason.SPINDOWN, 5)
        for name in NAMES if not self.over else ():
            self.due[name] = self.got[name] + ["SHUTDOWN"] * ("SHUTDOWN" in SUBSCRIPTIONS[name])
        self.over = True

    @precondition(lambda self: self.over)
    @rule(name=names)
    def exit(self, name: str) -> None:
        self.extensions.process_ended(name, CLEAN)
        self.ended |= {name} - {"inner"}

    @invariant()
    def holds(self) -> None:
        for name in NAMES:
            self._no_event_is_lost_or_handed_out_twice(name)
        self._ready_is_done_exactly_when_all_wait()
        assert not self.extensions.failure.done(), "nothing but a shutdown ends a process here"

    def _no_event_is_lost_or_handed_out_twice(self, name: str) -> None:
        events = [json.loads(reply.body) for call in self.calls[name] for reply in call]
        self.got[name] = [event.get("requestId", event["eventType"]) for event in events]
        assert self.got[name] == self.due[name][: len(self.got[name])]
        self.parked[name] = self.parked[name] and not self.peers[name].got
        assert not self.parked[name] or self.got[name] == self.due[name]

    def _ready_is_done_exactly_when_all_wait(self) -> None:
        all_wait = all(self.parked[name] and name not in self.ended for name in self.known)
        current = self.loop.run_until_complete(self._ready())
        assert current.done() == all_wait
        if self.waiting is not None:
            assert self.waiting.done() == all_wait
        self.waiting = None if all_wait else self.waiting or current


def test_any_order_of_calls() -> None:
    run_state_machine_as_test(Machine, settings=settings(max_examples=60, stateful_step_count=40, deadline=None))
