"""Functions of the local Lambda service, and runs of them over HTTP, as the engine tells of them."""

from pathlib import Path

from tests.support.fake_engine import Script, result_of
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest
from workbench.model.service import ServedFunction, ServedRun, ServiceInfo

INFO = ServiceInfo("http://127.0.0.1:3001", "127.0.0.1", 3001)
ACCOUNT, REGION = "000000000000", "us-east-1"


def a_served_function(
    name: str = "hello",
    *,
    account: str = ACCOUNT,
    region: str = REGION,
    state: str = "Active",
    runtime: str = "python3.13",
    package: Path = Path("/kept.zip"),
) -> ServedFunction:
    """A function that was made over HTTP."""
    config = FunctionConfig(name, runtime, "app.handler", package, region=region, account_id=account)
    return ServedFunction(config, f"lambda:{account}:{region}", state)


def a_served_run(
    run_id: str = "r-1", script: Script | None = None, *, error: EngineError | None = None, name: str = "hello"
) -> ServedRun:
    """A run of `hello` over HTTP."""
    served = a_served_function(name)
    request = InvokeRequest(served.config, b'{"a": 1}', run_id, ExecutorKind.PROCESS, scope=served.scope)
    if error is not None:
        return ServedRun(request, 1_000, error=error)
    return ServedRun(request, 1_000, result_of(request, script or Script(), cold=True))
