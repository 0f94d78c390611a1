"""Draws the real window off screen, filled by real runs: `python -m workbench.gui.pictures --out FOLDER`."""

import argparse
import asyncio
import importlib
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.paths import HOME_VARIABLE
from workbench.gui.picture_screen import no_accounts, screen_file, whole

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.gui.session_window import SessionWindow

THEMES = ("dark", "light", "high-contrast")
SCALES = ("1", "1.5", "2")
README_VIEW = "main"
SETTLE_S = 0.25
RUNS_S = 60.0

RUNS = (
    ("Orders", "orders-uploaded"),
    ("Orders", "orders-uploaded"),
    ("Checkout", "checkout"),
    ("Refund", "refund"),
    ("Refund", "refund-negative"),
    ("Orders", "orders-uploaded"),
)
"""The sample's functions and events that fill the history, the oldest first."""

QUEUED = ("Refund", "refund-negative")
"""The function and event that wait for their second attempt."""

Prepare = Callable[["SessionWindow"], Awaitable[None]]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="pictures", description="Draw the window off screen.")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--view", choices=(*VIEWS, "all"), default="all")
    parser.add_argument("--theme", choices=(*THEMES, "all"), default="all")
    parser.add_argument("--scale", choices=(*SCALES, "all"), default="1", help="device pixels for a pixel")
    parser.add_argument("--readme", action="store_true", help="only the README's picture, window-dark.png")
    return parser.parse_args(arguments)


async def draw(out: Path, views: Sequence[str], themes: Sequence[str], scale: float, *, readme: bool = False) -> None:
    """Write `<view>-<theme>-<percent>.png` for each view and theme; `readme` writes `window-<theme>.png` instead."""
    # Imported late: the scale must be in the environment before Qt is there.
    from PySide6.QtCore import QPoint  # noqa: PLC0415
    from PySide6.QtGui import QCursor  # noqa: PLC0415

    from workbench.app.opening import open_for_window  # noqa: PLC0415
    from workbench.gui.session_window import SessionWindow  # noqa: PLC0415
    from workbench.gui.window import SIZE  # noqa: PLC0415

    app = await open_for_window()
    app.settings.set("run.executor", "process")
    app.settings.set("look.theme", "dark")
    try:
        session = SessionWindow(app, None)
        try:
            await session.show()
            session.window.resize(SIZE)  # whatever the screen's
            await asyncio.sleep(SETTLE_S)
            # Away from every control: nothing is to look as if the mouse were on it.
            QCursor.setPos(session.window.geometry().bottomLeft() - QPoint(-360, 4))
            for view in views:
                await VIEWS[view](session)
                for theme in themes:
                    name = f"window-{theme}.png" if readme else f"{view}-{theme}-{round(scale * 100)}.png"
                    await _draw_one(session, theme, out / name)
        finally:
            await session.close()
    finally:
        await app.close()


async def _draw_one(session: "SessionWindow", theme: str, path: Path) -> None:
    session.look.choose(theme)
    await asyncio.sleep(SETTLE_S)
    whole(session.window).save(str(path))


def _of(module: str, *views: str) -> dict[str, Prepare]:
    """Views of a file of its own, imported when one is drawn: its functions of their names."""

    def view(name: str) -> Prepare:
        async def prepare(session: "SessionWindow") -> None:
            await _filled(session)
            await getattr(importlib.import_module(f"workbench.gui.{module}"), name)(session)

        return prepare

    return {name: view(name.replace("-", "_")) for name in views}


# -- views: each leaves the window as its name says ------------------------------------------------


async def _welcome(session: "SessionWindow") -> None:
    session.window.show_welcome()
    await session.app.engine_status.refresh()
    await asyncio.sleep(SETTLE_S)


async def _empty(session: "SessionWindow") -> None:
    await session.open_first()
    session.window.show_editor()
    await asyncio.sleep(SETTLE_S)


def _run_in(tab: str, run: int) -> Prepare:
    """A tab of the runs, for the run of that row."""

    async def prepare(session: "SessionWindow") -> None:
        await _filled(session)
        _show_tab(session, tab, run)
        await asyncio.sleep(SETTLE_S)

    return prepare


async def _palette(session: "SessionWindow") -> None:
    await _filled(session)
    session.window.navigation.commands("")
    await asyncio.sleep(SETTLE_S)


async def _quick_open(session: "SessionWindow") -> None:
    await _filled(session)
    session.window.navigation.quick_open()
    await asyncio.sleep(SETTLE_S * 2)


async def _notices(session: "SessionWindow") -> None:
    await _filled(session)
    notices = session.app.notices
    notices.info("The event is kept as orders/retry.")
    notices.warn(
        "Changes on disk are not noticed.", "The system watches no more files.", ("workspace.reload", "run.invoke")
    )
    await asyncio.sleep(SETTLE_S)


async def _queue(session: "SessionWindow") -> None:
    await _filled(session)
    await _fail_once(session.app)
    session.window.composer.options.show_fields(shown=True)
    session.window.composer.options.fields.qualifier.setText("live")
    _show_tab(session, "RESULT", run=0)
    await asyncio.sleep(SETTLE_S)


VIEWS: dict[str, Prepare] = {
    "welcome": _welcome,
    "empty": _empty,
    "main": _run_in("TIMELINE", len(RUNS) - 1),
    "result": _run_in("RESULT", 1),
    "logs": _run_in("LOGS", 0),
    "palette": _palette,
    "quick-open": _quick_open,
    "notices": _notices,
    "queue": _queue,
    **_of("picture_composer", "form", "json", "problems", "envelopes", "preview", "both"),
    **_of("picture_service", "service"),
    **_of("picture_dialogs", "diff", "expectation", "preferences", "keymap", "new-function"),
    **_of("picture_workspace", "configuration", "review", "search", "completion"),
    **_of("picture_profile", "profile-empty", "profile"),
    **_of("picture_debug", "debug-empty", "debug", "debug-layout"),
    **_of("picture_guides", "split", "breakpoints", "layouts", "guide", "tour", "working"),
    **_of("picture_deploy", "deploy", "synced"),
}
"""In the order in which they are drawn: the window is emptiest at first."""


async def _filled(session: "SessionWindow") -> None:
    """The sample with a function, an event, an open file and runs; at once when it is filled already."""
    from workbench.gui.picture_debug import ended  # noqa: PLC0415
    from workbench.gui.picture_dialogs import close_dialogs  # noqa: PLC0415

    window, app = session.window, session.app
    close_dialogs()
    await ended(session)
    window.palette_box.close_palette()
    if app.workspace.current is None:
        await session.open_first()
    window.show_editor()
    window.layouts.reset()
    window.toasts.clear()
    window.composer.options.show_fields(shown=False)
    window.composer.options.fields.qualifier.clear()
    if not app.runs.recent:
        await _run_all(app)
        workspace = app.workspace.current
        assert workspace is not None
        window.wiring.open_file(workspace.root / "template.yaml")
        window.wiring.choose_function("Orders")
        event = next(one for one in workspace.events if one.name == "orders-uploaded")
        window.wiring.choose_event(event.path)
        await window.editor.wait_loaded()
        page = window.editor.current_page()
        if page is not None:
            page.edit.centerCursor()


async def _run_all(app: "Application") -> None:
    from workbench.app.use_cases.compose import read_event  # noqa: PLC0415
    from workbench.app.use_cases.invoke import invoke  # noqa: PLC0415

    workspace = app.workspace.current
    assert workspace is not None
    events = {event.name: event.path for event in workspace.events}
    async with asyncio.timeout(RUNS_S):
        for function, event in RUNS:
            await invoke(app, function, await read_event(app, events[event]), event_name=event)


async def _fail_once(app: "Application") -> None:
    """Queue an event whose function fails: after its first attempt it waits for the second."""
    from workbench.app.use_cases.compose import read_event  # noqa: PLC0415
    from workbench.app.use_cases.invoke import invoke  # noqa: PLC0415
    from workbench.model.invoke import InvocationType  # noqa: PLC0415
    from workbench.model.invoke_options import InvokeOptions  # noqa: PLC0415

    workspace = app.workspace.current
    if workspace is None or any(run.queue is not None for run in app.runs.recent):
        return
    function, event = QUEUED
    path = next(one.path for one in workspace.events if one.name == event)
    waits = asyncio.Event()
    stop = app.runs.changed.connect(lambda run: waits.set() if run.queue is not None and run.queue.due_ns else None)
    async with asyncio.timeout(RUNS_S):
        options = InvokeOptions(InvocationType.EVENT)
        await invoke(app, function, await read_event(app, path), event_name=event, options=options)
        await waits.wait()
    stop()


def _show_tab(session: "SessionWindow", tab: str, run: int) -> None:
    """Bring a tab to the front with the run of that row (from 0, newest first) selected."""
    from workbench.gui.runs.panel import Tab  # noqa: PLC0415

    runs = session.window.runs
    runs.table.selectRow(run)
    runs.show_tab(Tab[tab])


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parse(given)
    if chosen.scale == "all":
        return asyncio.run(_draw_scales(given))
    chosen.out.mkdir(parents=True, exist_ok=True)
    views = [README_VIEW] if chosen.readme else list(VIEWS) if chosen.view == "all" else [chosen.view]
    themes = ["dark"] if chosen.readme else list(THEMES) if chosen.theme == "all" else [chosen.theme]
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    with tempfile.TemporaryDirectory(prefix="workbench-pictures-") as home:
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen_file(Path(home))}")
        from workbench.gui.main import make_qt, run_on_qt  # noqa: PLC0415

        qt = make_qt([])
        # The pictures show a user's first hour, not this user's files.
        os.environ.update({HOME_VARIABLE: home, **no_accounts(Path(home))})
        run_on_qt(qt, draw(chosen.out, views, themes, float(chosen.scale), readme=chosen.readme))
    return 0


async def _draw_scales(given: Sequence[str]) -> int:
    """Draw at one scale after the other, each in a process of its own: Qt has one scale for all its life."""
    command = (sys.executable, "-m", "workbench.gui.pictures", *given, "--scale")
    statuses = [await (await asyncio.create_subprocess_exec(*command, scale)).wait() for scale in SCALES]
    return max(statuses)


if __name__ == "__main__":
    sys.exit(main())
