"""`workbench demo`: the main job without a window, printed as a report."""

import argparse
from pathlib import Path

from workbench.app.application import Application
from workbench.app.prices import load_prices, price_for
from workbench.app.use_cases.compose import read_event, sample_text
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.profile import profile_imports
from workbench.app.use_cases.sample import sample_workspace
from workbench.app.use_cases.send_event import prepared
from workbench.cli.output import out
from workbench.cli.run_json import payload_json, run_error
from workbench.cli.session import application
from workbench.cli.waterfall import waterfall
from workbench.engine.profiler.imports import slowest
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import UsageError
from workbench.model.event_draft import EventDraft
from workbench.model.function import Function, FunctionConfig
from workbench.model.invoke import InvokeResult
from workbench.model.price import invoke_cost
from workbench.model.run import Run, RunOutcome
from workbench.model.workspace import Workspace

_SAMPLE_EVENT = "generic/hello-world"
_MILLION = 1_000_000
_SLOWEST = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder (default: a copy of the bundled sample)")


async def run(arguments: argparse.Namespace) -> int:
    """Open, fill an event, invoke cold and warm with each executor; 0 when one of them ran the function well."""
    async with application() as app:
        folder = Path(arguments.path) if arguments.path else await sample_workspace(app)
        workspace = await load_workspace(app, folder)
        function = _first_runnable(workspace)
        event_name, text = await _event(app, workspace, function)
        out(f"Workspace  {workspace.root}  ({len(workspace.functions)} functions)")
        out(f"Function   {function.name}  {function.config.runtime}  {function.config.memory_mb} MB")
        out(f"Event      {event_name}  ({len(text.encode())} bytes)")
        status = await app.engine_status.refresh()
        outcomes = [await _try(app, function, event_name, text, executor) for executor in status.executors]
    return 0 if any(outcomes) else 2


def _first_runnable(workspace: Workspace) -> Function:
    for function in workspace.functions:
        if function.runnable:
            return function
    raise UsageError(f"No function that can be run was found in {workspace.root}.", "", "Name another folder.")


async def _event(app: Application, workspace: Workspace, function: Function) -> tuple[str, str]:
    """The saved event named like the function, else the first one, else a sample of the catalogue."""
    names = {name.casefold() for name in (function.name, function.origin.logical_id)}
    ordered = sorted(workspace.events, key=lambda event: event.name.casefold() not in names)
    if ordered:
        return ordered[0].name, await read_event(app, ordered[0].path)
    return _SAMPLE_EVENT, await sample_text(app, _SAMPLE_EVENT)


async def _try(app: Application, function: Function, event_name: str, text: str, executor: ExecutorStatus) -> bool:
    """Whether the function ran well, cold and warm, with this executor."""
    out(f"\n── {executor.kind.value} {executor.version}".rstrip())
    if not executor.available:
        out(f"not available: {' '.join(part for part in (executor.why, executor.next_step) if part)}")
        return False
    for limit in executor.limits_not_held:
        out(f"not held: {limit}")
    for _start in ("cold", "warm"):
        one = await _once(app, function.config, event_name, text, executor.kind)
        if one.outcome is not RunOutcome.OK:
            return False
    await _profile(app, function, text, executor.kind)
    return True


async def _profile(app: Application, function: Function, text: str, kind: ExecutorKind) -> None:
    """Print what a cold start spends its Init on, where the language tells."""
    try:
        times = await profile_imports(app, function, await prepared(app, EventDraft(text)), kind)
    except UsageError:
        return
    out(f"\nprofile of Init  {len(times)} modules imported, {sum(one.self_ms for one in times):.1f} ms in all")
    for one in slowest(times, _SLOWEST):
        out(f"  {one.module:<40.40}{one.self_ms:>10.1f} ms")


async def _once(app: Application, config: FunctionConfig, event_name: str, text: str, kind: ExecutorKind) -> Run:
    event = await prepared(app, EventDraft(text))
    one = await invoke(app, config.name, event, event_name=event_name, executor=kind)
    failure = run_error(one)
    if failure is not None:
        out(f"could not run: {' '.join(part for part in (failure.what, failure.why, failure.next_step) if part)}")
    if one.result is not None:
        _print(config, one.result)
    return one


def _print(config: FunctionConfig, result: InvokeResult) -> None:
    report = result.report
    init = "" if report.init_ms is None else f"  init {report.init_ms:.2f} ms"
    out(f"\n{'cold' if result.cold else 'warm'} start  {result.function_error or 'ok'}")
    out(f"  result   {_shortened(payload_json(result.payload))}")
    out(f"  figures  duration {report.duration_ms:.2f} ms  billed {report.billed_ms} ms{init}")
    out(f"  memory   {report.max_memory_mb} of {report.memory_mb} MB")
    out(f"  cost     {_cost(config, report.billed_ms)}")
    for line in waterfall(result.phases):
        out(f"  {line}")


def _cost(config: FunctionConfig, billed_ms: int) -> str:
    price = price_for(load_prices(), config.region, config.architecture)
    cost = invoke_cost(price, config.memory_mb, billed_ms)
    return (
        f"${cost * _MILLION:.2f} for a million ({price.region}, {price.architecture}, prices of {price.as_of}, "
        "from this machine's time)"
    )


def _shortened(text: str, limit: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
