"""Opens the application with the real engine: on the caller's loop for the terminal, in a thread for the window."""

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.app.application import Application
from workbench.app.engine_calls import EngineCalls
from workbench.app.engine_thread import EngineThread
from workbench.app.notices import NoticeBoard
from workbench.app.senders import Senders
from workbench.app.settings import FILE_NAME, Settings
from workbench.base.aio import TaskOwner
from workbench.base.paths import UserPaths, user_paths
from workbench.base.signal import Signal
from workbench.engine.engine import Engine, EngineSettings, open_engine
from workbench.engine.runtimes import load_runtimes
from workbench.project.event_catalogue import load_catalogue

if TYPE_CHECKING:
    from workbench.model.async_event import AsyncObservation, Observe


async def open_for_terminal(
    paths: UserPaths | None = None, *, records: bool = True, aws_endpoint_url: str = ""
) -> Application:
    """An application whose engine shares the caller's loop; reads no history, and no event catalogue until asked.

    Runs are kept in the history when `records`. `aws_endpoint_url` is used instead of the setting.
    """
    paths = paths or user_paths()
    settings, senders = await _engine_settings(paths, aws_endpoint_url)
    news: Signal[AsyncObservation] = Signal()
    engine = _engine(settings, senders, news.emit)
    runtimes = await asyncio.to_thread(load_runtimes)
    app = Application(engine=engine, runtimes=runtimes, paths=paths, observations=news, at_end=_closing(senders))
    _listen(app, senders)
    await app.open(records=records, history=False)
    return app


async def open_for_window(paths: UserPaths | None = None) -> Application:
    """An application whose engine has a thread of its own; everything that is shown has been read."""
    paths = paths or user_paths()
    settings, senders = await _engine_settings(paths)
    news: Signal[AsyncObservation] = Signal()

    def make(observe: "Observe") -> EngineCalls:
        return _engine(settings, senders, observe)

    engine = EngineThread(make, news.emit)
    runtimes, catalogue, _ = await asyncio.gather(
        asyncio.to_thread(load_runtimes), asyncio.to_thread(load_catalogue), engine.start()
    )
    app = Application(
        engine=engine,
        runtimes=runtimes,
        catalogue=catalogue,
        paths=paths,
        observations=news,
        at_end=_closing(senders),
    )
    _listen(app, senders)
    await app.open()
    return app


async def _engine_settings(paths: UserPaths, endpoint_url: str = "") -> tuple[EngineSettings, Senders | None]:
    """What the settings say to the engine, and who sends its records and logs: nobody, unless an endpoint is named.

    The settings' faults are told when the application reads them again.
    """
    notices = NoticeBoard()
    settings = Settings(paths.config / FILE_NAME, TaskOwner(notices.error), notices)
    await settings.load()
    endpoint_url = endpoint_url or aws_endpoint_url(settings)
    engine_settings = EngineSettings(
        cache=paths.cache,
        images=tuple(settings.mapping("run.images").items()),
        keep_warm_s=settings.number("run.keep_warm_s"),
        spares=settings.number("run.spares"),
        account_concurrency=settings.number("run.account_concurrency"),
        data=paths.data,
        retry_delays_s=settings.seconds("async.retry_seconds"),
        aws_endpoint_url=endpoint_url,
    )
    return engine_settings, Senders(endpoint_url) if endpoint_url else None


def _engine(settings: EngineSettings, senders: Senders | None, observe: "Observe") -> Engine:
    if senders is None:
        return open_engine(settings, None, observe)
    return open_engine(settings, senders.records, observe, senders.logs)


def _listen(app: Application, senders: Senders | None) -> None:
    if senders is not None:
        senders.troubled.connect(lambda error: app.notices.error(error, ("settings.open_file",)))


def aws_endpoint_url(settings: Settings) -> str:
    """Where other AWS services are as the settings say, else as the environment does; empty for nowhere."""
    return settings.text("aws.endpoint_url") or os.environ.get("AWS_ENDPOINT_URL", "")


def _closing(senders: Senders | None) -> Callable[[], None] | None:
    return None if senders is None else senders.close
