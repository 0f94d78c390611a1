"""The extensions of one sandbox: the Extensions API's server side, without I/O (LAMBDA_FACTS §2.1-2.3)."""

import asyncio

from workbench.engine.executors.base import SandboxExit
from workbench.engine.http.wire import Headers
from workbench.engine.runtime_api import extension_calls as calls
from workbench.engine.runtime_api.extension import Extension
from workbench.engine.runtime_api.extension_calls import ExtensionCall, FunctionIdentity, Registration
from workbench.engine.runtime_api.extension_events import (
    EventType,
    InvokeEvent,
    ShutdownReason,
    invoke_body,
    shutdown_body,
)
from workbench.engine.runtime_api.extension_failures import (
    ExtensionFailure,
    FailureType,
    crash,
    launch_error,
    not_launched,
    reported_error,
    too_many,
)
from workbench.engine.runtime_api.extension_roster import Roster
from workbench.engine.runtime_api.extension_states import ExtensionState, Stage
from workbench.engine.runtime_api.reply import OK, Answer, Reply
from workbench.model.limits import EXTENSIONS


class Extensions:
    """The extensions of one sandbox's life; a reset makes a new one. All calls are made on one event loop.

    It must be told when launching is over (`all_launched` or `none_to_expect`): until then a name that nobody
    expects may be an external extension's whose launch has not been told yet, and its registration waits.
    """

    def __init__(self, identity: FunctionIdentity, *, offers_invoke: bool = True) -> None:
        self._identity = identity
        self._offers_invoke = offers_invoke
        self._roster = Roster()
        self._early: list[tuple[Registration, Answer]] = []
        self._open = True
        self._shutting_down = False
        self._last_event: bytes | None = None
        self.failure: asyncio.Future[ExtensionFailure] = asyncio.get_running_loop().create_future()
        """The first failure. Wait for it with `asyncio.wait`: a cancelled Future could not be told any more."""

    @property
    def has_any(self) -> bool:
        """Whether there is any extension, registered or only launched."""
        return len(self._roster) > 0

    @property
    def has_external(self) -> bool:
        """Whether there is any external one."""
        return bool(self._roster.external)

    @property
    def heeds_shutdown(self) -> bool:
        """Whether an external one that runs will fetch SHUTDOWN; the others are killed at once (LAMBDA_FACTS §2.3)."""
        return self._roster.heeds_shutdown

    def states(self) -> tuple[ExtensionState, ...]:
        """What `platform.extension` records say, external extensions first."""
        return self._roster.states()

    # -- the extensions' side

    def handle(self, call: ExtensionCall, headers: Headers, body: bytes, answer: Answer) -> None:
        """Take a call of an extension; `answer` is called once, for NEXT perhaps much later."""
        match call:
            case ExtensionCall.REGISTER:
                self._register(headers, body, answer)
            case ExtensionCall.NEXT:
                self._next(headers, answer)
            case ExtensionCall.INIT_ERROR:
                answer(self._report(Stage.INIT_ERROR, FailureType.INIT_ERROR, headers, body))
            case ExtensionCall.EXIT_ERROR:
                answer(self._report(Stage.EXIT_ERROR, FailureType.EXIT_ERROR, headers, body))
        self._roster.settle()

    def hang_up(self, answer: Answer) -> None:
        """The peer of the call that `answer` belongs to is gone; does nothing if it has been answered."""
        self._early = [(asked, other) for asked, other in self._early if other != answer]
        for one in self._roster:
            one.unpark(answer)

    def identify(self, headers: Headers) -> Extension | Reply:
        """Whose call it is, or the refusal; also for the Telemetry API."""
        found = self._roster.find(headers)
        return found if found is not None else calls.unknown(str(calls.identifier(headers)))

    # -- the platform's side: launching and Init

    def expect(self, name: str) -> None:
        """The process of the external extension `name` was started; told twice, it counts once."""
        if self._roster.named(name) is not None:
            return
        extension = self._roster.add(name, external=True)
        if len(self._roster) > EXTENSIONS:
            self._refuse_launch(extension, too_many(name))
        self._answer_early()
        self._roster.settle()

    def all_launched(self, count: int) -> None:
        """All `count` external extensions have been told of by `expect`, or will be before they are waited for."""
        self._roster.launched = count
        self._answer_early()
        self._roster.settle()

    def none_to_expect(self) -> None:
        """There are no external extensions."""
        self.all_launched(0)

    def close_registration(self) -> None:
        """The runtime asked for its first event: no more internal extensions."""
        if self._roster.launched is None:
            self.none_to_expect()  # a runtime runs only when launching is over
        self._open = False

    def registered(self) -> asyncio.Future[None]:
        """Done when every launched external extension has registered or failed: the runtime may start."""
        return self._roster.registered()

    def ready(self) -> asyncio.Future[None]:
        """Done when every extension waits in NEXT, at once when there is none: Init or the invoke may end.

        Each call gives a Future of its own, which may be cancelled. It is never done once an extension has failed.
        """
        return self._roster.ready()

    def process_ended(self, name: str, ended: SandboxExit) -> None:
        """The process of the external extension `name` ended; a failure unless a shutdown has begun."""
        extension = self._roster.named(name)
        if extension is None or not extension.external or extension.ended:
            return
        extension.ended = True
        if self._shutting_down:
            extension.end(well=ended.status == 0)
        elif extension.stage is Stage.STARTED and not_launched(ended):
            self._refuse_launch(extension, launch_error(name, ended))
        elif extension.stage is not Stage.LAUNCH_ERROR:
            self._fail(crash(name, ended))
        self._roster.settle()

    # -- the platform's side: events

    def invoke(self, event: InvokeEvent) -> None:
        """Hand INVOKE to its subscribers; one that does not wait gets it when it asks."""
        if self._last_event is None:
            self._offer(EventType.INVOKE, invoke_body(event))

    def begin_shutdown(self) -> None:
        """From now on a process that ends or an error that is reported is no failure, and registration is closed."""
        self._shutting_down = True
        self._open = False
        self.close_registration()

    def shutdown(self, reason: ShutdownReason, deadline_ms: int) -> None:
        """Hand SHUTDOWN to its subscribers, in place of what they have not fetched; `deadline_ms` is since the epoch.

        One that does not wait gets it when it asks. A second shutdown is ignored.
        """
        self.begin_shutdown()
        if self._last_event is not None:
            return
        self._last_event = shutdown_body(reason, deadline_ms)
        for one in self._roster:
            one.withdraw()
        self._offer(EventType.SHUTDOWN, self._last_event)

    # -- within

    def _next(self, headers: Headers, answer: Answer) -> None:
        found = self.identify(headers)
        if isinstance(found, Reply):
            answer(found)
        else:
            found.park(answer)

    def _register(self, headers: Headers, body: bytes, answer: Answer) -> None:
        asked = calls.registration(headers, body)
        if isinstance(asked, Reply):
            answer(asked)
        else:
            self._register_or_wait(asked, answer)

    def _register_or_wait(self, asked: Registration, answer: Answer) -> None:
        if self._roster.launched is None and self._roster.named(asked.name) is None:
            self._early.append((asked, answer))
        else:
            answer(self._registered(asked))

    def _answer_early(self) -> None:
        waiting, self._early = self._early, []
        for asked, answer in waiting:
            self._register_or_wait(asked, answer)

    def _registered(self, asked: Registration) -> Reply:
        known = self._roster.named(asked.name)
        external = known is not None and known.external
        refused = calls.refused_event(asked.events, external=external, offers_invoke=self._offers_invoke)
        if refused is None and not external:
            refused = self._refused_internal(known)
        if refused is not None:
            return refused
        extension = known or self._roster.add(asked.name, external=False)
        refused = extension.register(asked.events)
        if refused is not None:
            return refused
        if self._last_event is not None and extension.heeds(EventType.SHUTDOWN):
            extension.offer(self._last_event)
        return calls.registered(self._identity, extension.id, wants_account=asked.wants_account)

    def _refused_internal(self, known: Extension | None) -> Reply | None:
        if not self._open:
            return calls.CLOSED
        if len(self._roster) >= EXTENSIONS:
            return calls.TOO_MANY
        return calls.NAME_TAKEN if known is not None else None

    def _report(self, stage: Stage, kind: FailureType, headers: Headers, body: bytes) -> Reply:
        extension, error_type = self._roster.find(headers), headers.get(calls.ERROR_TYPE, "")
        if isinstance(extension, Reply):
            return extension
        if not error_type:
            return calls.MISSING_ERROR_TYPE
        if extension is None:
            return calls.UNKNOWN_REPORTER
        refused = extension.report(stage, error_type)
        if refused is not None:
            return refused
        self._fail(reported_error(kind, extension.name, error_type, body))
        return OK

    def _refuse_launch(self, extension: Extension, why: ExtensionFailure) -> None:
        extension.fail_to_launch(why.reported)
        self._fail(why)

    def _fail(self, why: ExtensionFailure) -> None:
        if not self._shutting_down and not self.failure.done():
            self.failure.set_result(why)

    def _offer(self, event: EventType, body: bytes) -> None:
        for one in self._roster:
            if one.heeds(event):
                one.offer(body)
