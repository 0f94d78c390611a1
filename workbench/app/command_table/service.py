"""Commands of the local Lambda service."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu
from workbench.app.context import Context
from workbench.app.use_cases.serve import start_service, stop_service
from workbench.model.errors import EngineError

if TYPE_CHECKING:
    from workbench.app.application import Application


def _is_serving(context: Context) -> bool:
    return context.serving


def _is_stopped(context: Context) -> bool:
    return not context.serving


async def _start(app: "Application") -> None:
    try:
        info = await start_service(app)
    except EngineError as error:
        app.notices.error(error, ("settings.open_file",))
        return
    app.notices.info(f"The Lambda service is at {info.url}.", f"aws lambda list-functions --endpoint-url {info.url}")


async def _stop(app: "Application") -> None:
    await stop_service(app)
    app.notices.info("The Lambda service has been stopped.")


COMMANDS = (
    Command(
        "service.start",
        "Start the Lambda Service",
        "Serve the functions over Lambda's HTTP API, for boto3, the AWS CLI and other clients.",
        icon="plug-zap",
        menu=Menu.RUN,
        enabled=_is_stopped,
        run=_start,
        cli="serve",
    ),
    Command(
        "service.stop",
        "Stop the Lambda Service",
        "Stop serving over HTTP when the calls in flight have ended.",
        icon="unplug",
        menu=Menu.RUN,
        enabled=_is_serving,
        run=_stop,
    ),
)
