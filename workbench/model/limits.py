"""Lambda's quotas (LAMBDA_FACTS §3.3, §7.1, §7.2; "MB" there means MiB)."""

MIB = 1024 * 1024

REQUEST_BYTES = 6 * MIB
"""Largest synchronous request payload."""

ASYNC_REQUEST_BYTES = MIB
"""Largest asynchronous request payload (1 MB since late 2025)."""

STREAMED_RESPONSE_BYTES = 200 * MIB
"""Largest streamed response; the first `STREAM_BURST_BYTES` at full speed, then `STREAM_BYTES_PER_S` (§1.5)."""

STREAM_BURST_BYTES = 6 * MIB
STREAM_BYTES_PER_S = 2 * MIB

CLIENT_CONTEXT_BYTES = 3583
"""Largest `X-Amz-Client-Context`, base64-encoded."""

CODE_BYTES = 262_144_000
"""Unzipped code and layers together."""

ZIPPED_CODE_BYTES = 52_428_800
"""A zip that comes with the call itself (LAMBDA_FACTS §7.1)."""

RESPONSE_BYTES = 6 * MIB + 100
"""Largest buffered response payload."""

LOG_TAIL_BYTES = 4096
"""How much log `LogType=Tail` returns."""

INIT_S = 10.0
"""How long Init may take on demand (LAMBDA_FACTS §1.6)."""

LONG_INIT_S = 130.0
"""The same for provisioned concurrency, SnapStart and Managed Instances, or the function's timeout if longer."""

RESTORE_S = 10.0
SHUTDOWN_S = 2.0
SHUTDOWN_RUNTIME_SHARE = 0.3
SHUTDOWN_INTERNAL_S = 0.5
"""Shutdown with external extensions, the runtime's share of it, and with internal ones only (LAMBDA_FACTS §1.6)."""

EXTENSIONS = 10
ACCOUNT_CONCURRENCY = 1000
UNRESERVED_FLOOR = 100

MEMORY_MB_PER_VCPU = 1769
"""The memory at which a function has one full vCPU."""

MEMORY_MB = range(128, 10_241)
TIMEOUT_S = range(1, 901)
EPHEMERAL_MB = range(512, 10_241)
ENVIRONMENT_BYTES = 4096
OPEN_FILES = 1024
PROCESSES = 742


def vcpus(memory_mb: int) -> float:
    """The share of CPU time that a function of `memory_mb` has, in vCPUs (LAMBDA_FACTS §7.2)."""
    return memory_mb / MEMORY_MB_PER_VCPU
