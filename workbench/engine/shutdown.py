"""The Shutdown phase: what runtime and extensions get to know before they are killed (LAMBDA_FACTS §1.6, §2.3)."""

import asyncio
import contextlib
import time

from workbench.engine.executors.base import Sandbox
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtime_api.extensions import Extensions
from workbench.model.limits import SHUTDOWN_INTERNAL_S, SHUTDOWN_RUNTIME_SHARE, SHUTDOWN_S


async def shut_down(sandbox: Sandbox, extensions: Extensions, reason: ShutdownReason) -> None:
    """SIGTERM to the runtime, then SHUTDOWN to the extensions; ends when they have, or their time is up.

    Without extensions nobody is told anything. What is left is the caller's to kill.
    """
    if not extensions.has_any:
        return
    budget_s = SHUTDOWN_S if extensions.has_external else SHUTDOWN_INTERNAL_S
    deadline_ms = int((time.time() + budget_s) * 1000)
    extensions.begin_shutdown()
    sandbox.thaw()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(budget_s):
            await _end_runtime(sandbox, budget_s)
            extensions.shutdown(reason, deadline_ms)
            if extensions.heeds_shutdown:
                await sandbox.end_of_extensions()


async def _end_runtime(sandbox: Sandbox, budget_s: float) -> None:
    await sandbox.terminate_runtime()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(budget_s * SHUTDOWN_RUNTIME_SHARE):
            await sandbox.wait()
