"""Open and close the local Lambda service."""

import importlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.app.opening import aws_endpoint_url
from workbench.app.use_cases.executor_choice import AUTO
from workbench.model.environment import ExecutorKind
from workbench.model.service import ObserveService, ServedFunctions, ServiceInfo, ServiceObservation, ServiceSettings

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.engine.lambda_api.remote import Remote

ACCESS_KEY, SECRET_KEY = "WORKBENCH_ACCESS_KEY_ID", "WORKBENCH_SECRET_ACCESS_KEY"
"""Environment variables of the key that callers sign with; a settings file would hold the secret in plain text."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What the caller names instead of the settings; None and empty leave it to them."""

    port: int | None = None
    host: str = ""
    region: str = ""
    executor: ExecutorKind | None = None
    aws_endpoint_url: str = ""
    allowed_hosts: tuple[str, ...] = ()


_AS_SET = ServeOptions()


async def start_service(app: "Application", options: ServeOptions = _AS_SET) -> ServiceInfo:
    """Open the service; where it is. Raises EngineError when it runs already or cannot listen there."""
    settings = _settings(app, options)
    info = await app.engine.serve(settings, _remote(settings.aws_endpoint_url), _observing(app))
    app.service.set_info(info)
    app.context.update(serving=True)
    return info


async def stop_service(app: "Application") -> None:
    """Close it, when the calls in flight have ended."""
    await app.engine.stop_serving()
    app.service.set_info(None)
    app.context.update(serving=False)


def _settings(app: "Application", options: ServeOptions) -> ServiceSettings:
    wanted = app.settings.text("run.executor")
    return ServiceSettings(
        data=app.paths.data / "lambda",
        host=options.host or app.settings.text("service.host"),
        port=app.settings.number("service.port") if options.port is None else options.port,
        region=options.region or app.settings.text("service.region"),
        executor=options.executor or (None if wanted == AUTO else ExecutorKind(wanted)),
        keys=_keys(),
        hosts=options.allowed_hosts,
        aws_endpoint_url=options.aws_endpoint_url or aws_endpoint_url(app.settings),
        account_concurrency=app.settings.number("run.account_concurrency"),
    )


def _keys() -> tuple[tuple[str, str], ...]:
    key, secret = os.environ.get(ACCESS_KEY, ""), os.environ.get(SECRET_KEY, "")
    return ((key, secret),) if key and secret else ()


def _remote(endpoint_url: str) -> "Remote | None":
    if not endpoint_url:
        return None
    remote: Remote = importlib.import_module("workbench.cloud.remote").OtherServices(endpoint_url)  # few name one
    return remote


def _observing(app: "Application") -> ObserveService:
    def observe(observation: ServiceObservation) -> None:
        match observation:
            case ServedFunctions(functions):
                app.service.set_functions(functions)

    return observe
