"""Run saved events as a test suite: each is sent to its function, and what comes is held against what is expected."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.app.use_cases.check_result import check_result
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.saved_draft import draft_of
from workbench.app.use_cases.send_event import prepared
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.event import SavedEvent
from workbench.model.event_sidecar import EventSidecar
from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus
from workbench.model.invoke import InvocationType
from workbench.model.run import Run, RunError
from workbench.model.workspace import Workspace
from workbench.project.event_library import read_event
from workbench.project.event_sidecar import read_sidecar, write_sidecar
from workbench.project.expectations import made_of, verdict

if TYPE_CHECKING:
    from workbench.app.application import Application

Told = Callable[[EventTestResult], None]
_STOPPED = RunError("The run was stopped.")


@dataclass(frozen=True, slots=True)
class SuiteSettings:
    """`environment` None is the one that each sidecar names; with `update` what came is expected from now on."""

    environment: str | None = None
    executor: ExecutorKind | None = None
    jobs: int = 1
    update: bool = False


async def event_tests(app: "Application", function: str = "", text: str = "") -> tuple[EventTest, ...]:
    """The tests of the workspace, in the order of their names; of `function` alone, and with `text` in their names.

    A saved event is a test when something is expected of it. Its function is the one that its sidecar names, else the
    one that a folder around it is named like (the innermost first), else the workspace's only one. Raises UsageError
    when no workspace is open.
    """
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "", "Open a folder of functions.")
    events = [event for event in workspace.events if text.casefold() in event.name.casefold()]
    tests = await asyncio.to_thread(lambda: list(_tests(workspace, events, function)))
    return tuple(test for test in tests if not function or test.function in (function, ""))


def _tests(workspace: Workspace, events: Iterable[SavedEvent], wanted: str) -> Iterator[EventTest]:
    for event in events:
        try:
            sidecar = read_sidecar(event.path)
        except WorkbenchError as error:
            yield EventTest(event.name, event.path, "", error=_told(error))
            continue
        if sidecar.expectation is not None:
            yield _test(workspace, event, sidecar, wanted)


def _test(workspace: Workspace, event: SavedEvent, sidecar: EventSidecar, wanted: str) -> EventTest:
    function = sidecar.function or _named_like_a_folder(workspace, event.name) or _only(workspace) or wanted
    if function:
        return EventTest(event.name, event.path, function, sidecar)
    why = RunError(
        f"It is not known which function the event {event.name} is for.",
        "Its notes name none, no folder around it is named like one, and the workspace has several.",
        f'Write function = "…" in {event.path.stem}.event.toml, or name one with --function.',
    )
    return EventTest(event.name, event.path, "", sidecar, why)


def _named_like_a_folder(workspace: Workspace, event_name: str) -> str:
    names = {function.name.casefold(): function.name for function in workspace.functions}
    folders = event_name.casefold().split("/")[:-1]
    return next((names[folder] for folder in reversed(folders) if folder in names), "")


def _only(workspace: Workspace) -> str:
    return workspace.functions[0].name if len(workspace.functions) == 1 else ""


async def run_event_tests(
    app: "Application", tests: Sequence[EventTest], settings: SuiteSettings, told: Told
) -> tuple[EventTestResult, ...]:
    """Run the tests, `settings.jobs` at a time, and return what came in their order; each is told as it ends.

    What keeps one from running is its result. Cancelling the caller stops those that run.
    """
    results: dict[int, EventTestResult] = {}
    waiting = iter(enumerate(tests))

    async def work() -> None:
        for place, test in waiting:
            results[place] = await _result(app, test, settings)
            told(results[place])

    await asyncio.gather(*(work() for _ in range(min(settings.jobs, len(tests)))))
    return tuple(results[place] for place in sorted(results))


async def _result(app: "Application", test: EventTest, settings: SuiteSettings) -> EventTestResult:
    began = time.perf_counter()
    made = EventTestResult(test, EventTestStatus.ERROR, 0.0, error=test.error)
    if test.error is None:
        try:
            made = await _judged(app, test, await _sent(app, test, settings), settings)
        except WorkbenchError as error:
            made = replace(made, error=_told(error))
    return replace(made, duration_s=time.perf_counter() - began)


async def _sent(app: "Application", test: EventTest, settings: SuiteSettings) -> Run:
    text = await asyncio.to_thread(read_event, test.path)
    draft = await asyncio.to_thread(draft_of, app.catalogue, test.name, text, test.sidecar)
    if settings.environment is not None:
        draft = replace(draft, environment=settings.environment)
    # A result is needed, also of an event that is otherwise queued.
    options = replace(test.sidecar.options, invocation_type=InvocationType.REQUEST_RESPONSE)
    event = await prepared(app, draft)
    return await invoke(app, test.function, event, event_name=test.name, executor=settings.executor, options=options)


async def _judged(app: "Application", test: EventTest, run: Run, settings: SuiteSettings) -> EventTestResult:
    if run.result is None or test.sidecar.expectation is None:
        return EventTestResult(test, EventTestStatus.ERROR, 0.0, run, error=run.error or _STOPPED)
    found = await asyncio.to_thread(verdict, test.sidecar.expectation, run.result)
    status = EventTestStatus.OK if found.as_expected else EventTestStatus.FAILED
    if settings.update and status is EventTestStatus.FAILED:
        await asyncio.to_thread(_expect_this, test, run)
        status = EventTestStatus.UPDATED
    return EventTestResult(test, status, 0.0, run, found, await check_result(app, run))


def _expect_this(test: EventTest, run: Run) -> None:
    if run.result is not None:
        expectation = made_of(run.result, held=test.sidecar.expectation)
        write_sidecar(test.path, replace(test.sidecar, expectation=expectation))


def _told(error: WorkbenchError) -> RunError:
    return RunError(error.what, error.why, error.next_step)
