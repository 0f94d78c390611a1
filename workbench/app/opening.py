"""Opens the application with the real engine: on the caller's loop for the terminal, in a thread for the window."""

import asyncio

from workbench.app.application import Application
from workbench.app.engine_calls import EngineCalls
from workbench.app.engine_thread import EngineThread
from workbench.app.notices import NoticeBoard
from workbench.app.settings import FILE_NAME, Settings
from workbench.base.aio import TaskOwner
from workbench.base.paths import UserPaths, user_paths
from workbench.engine.engine import EngineSettings, open_engine
from workbench.engine.runtimes import load_runtimes
from workbench.project.event_catalogue import load_catalogue


async def open_for_terminal(paths: UserPaths | None = None, *, records: bool = True) -> Application:
    """An application whose engine shares the caller's loop; reads no history, and no event catalogue until asked.

    Runs are kept in the history when `records`.
    """
    paths = paths or user_paths()
    engine = open_engine(await _engine_settings(paths))
    app = Application(engine=engine, runtimes=await asyncio.to_thread(load_runtimes), paths=paths)
    await app.open(records=records, history=False)
    return app


async def open_for_window(paths: UserPaths | None = None) -> Application:
    """An application whose engine has a thread of its own; everything that is shown has been read."""
    paths = paths or user_paths()
    settings = await _engine_settings(paths)

    def make() -> EngineCalls:
        return open_engine(settings)

    engine = EngineThread(make)
    runtimes, catalogue, _ = await asyncio.gather(
        asyncio.to_thread(load_runtimes), asyncio.to_thread(load_catalogue), engine.start()
    )
    app = Application(engine=engine, runtimes=runtimes, catalogue=catalogue, paths=paths)
    await app.open()
    return app


async def _engine_settings(paths: UserPaths) -> EngineSettings:
    """What the settings say to the engine; their faults are told when the application reads them again."""
    notices = NoticeBoard()
    settings = Settings(paths.config / FILE_NAME, TaskOwner(notices.error), notices)
    await settings.load()
    return EngineSettings(
        cache=paths.cache,
        images=tuple(settings.mapping("run.images").items()),
        keep_warm_s=settings.number("run.keep_warm_s"),
        spares=settings.number("run.spares"),
    )
