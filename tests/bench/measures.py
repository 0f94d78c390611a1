"""The table of measurements, in the order in which they are made."""

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.bench import (
    rows_cold,
    rows_composer,
    rows_editor,
    rows_events,
    rows_explorer,
    rows_init,
    rows_language,
    rows_lines,
    rows_load,
    rows_memory,
    rows_navigation,
    rows_once,
    rows_reload,
    rows_service,
    rows_warm,
    rows_window,
    rows_workspace,
)
from tests.bench.rows import Row
from tests.bench.session import Session
from tests.bench.unmeasured import UnmeasuredError
from workbench.model.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement; the ids of its rows begin with `id`."""

    id: str
    what: str
    work: Callable[[Session], Iterable[Row]]


MEASURES = (
    Measure("warm-process", "warm invoke, process", rows_warm.process),
    Measure("warm-container", "warm invoke, container", rows_warm.container),
    Measure("cold-container", "cold start, container", rows_cold.cold),
    Measure("cold-spare", "first invoke, container, spare ready", rows_cold.spare),
    Measure("once-process", "one-shot invoke, process", rows_once.process),
    Measure("once-container", "one-shot invoke, container", rows_once.container),
    Measure("reload-process", "save, then invoke, process", rows_reload.process),
    Measure("reload-container", "save, then invoke, container", rows_reload.container),
    Measure("window-start", "window usable after start", rows_window.start),
    Measure("window-stall", "UI thread's longest stall, 1,000 log lines/s", rows_window.stall),
    Measure("workspace", "a workspace of 2,000 functions and 50,000 files", rows_workspace.large),
    Measure("memory", "memory with ten files open", rows_memory.ten_files),
    Measure("growth", "growth of memory in scripted use", rows_memory.growth),
    Measure("editor-large", "a file of 100,000 lines, off screen", rows_editor.off_screen),
    Measure("editor-display", "a file of 100,000 lines, on a display", rows_editor.on_display),
    Measure("quick-open", "a key in quick open, 50,000 files", rows_navigation.quick_open),
    Measure("find-files", "find in 50,000 files", rows_navigation.find_in_files),
    Measure("editor-complete", "completions in 1,000 lines of Python", rows_language.completing),
    Measure("load-process", "invokes, 8 at once, process", rows_load.process),
    Measure("load-container", "invokes, 8 at once, container", rows_load.container),
    Measure("load-payload-process", "events of 1 and 6 MB, process", rows_load.payload),
    Measure("load-payload-container", "events of 1 and 6 MB, container", rows_load.payload_container),
    Measure("service-warm", "warm invoke over HTTP, process", rows_service.warm),
    Measure("service-sam", "warm invoke over HTTP, container", rows_service.beside_sam),
    Measure("service-many", "the service with 1,000 functions", rows_service.many),
    Measure("service-parallel", "10,000 invokes over HTTP, 16 at once", rows_service.parallel),
    Measure("events-open", "opening event types", rows_events.opening),
    Measure("events-check", "checking a 1 MB event", rows_events.checking),
    Measure("events-typing", "typing in a 6 MB event", rows_composer.typing),
    Measure("events-form", "showing an event as a form", rows_events.form),
    Measure("explorer-filter", "a key in the filter of 5,000 functions", rows_explorer.typing),
    Measure("lines-process", "1,000 log lines, process", rows_lines.process),
    Measure("lines-container", "1,000 log lines, container", rows_lines.container),
    Measure("init-process", "CPU during and after Init, process", rows_init.process),
    Measure("init-container", "CPU during and after Init, container", rows_init.container),
)


def chosen(only: Sequence[str]) -> tuple[Measure, ...]:
    """The measurements whose ids begin with one of `only`; all of them when it is empty."""
    return tuple(measure for measure in MEASURES if not only or measure.id.startswith(tuple(only)))


def take(measure: Measure, session: Session) -> list[Row]:
    """The rows of one measurement; one that says why when it cannot be made."""
    try:
        return list(measure.work(session))
    except (UnmeasuredError, WorkbenchError, OSError) as error:
        return [Row(measure.id, measure.what, note=f"skipped: {error}")]
    except Exception as error:
        # A fault of the bench or of the program: the other measurements are still worth having.
        traceback.print_exc()
        return [Row(measure.id, measure.what, note=f"failed: {type(error).__name__}: {error}")]
