"""Lambda's quotas (LAMBDA_FACTS §3.3, §7.1, §7.2; "MB" there means MiB)."""

MIB = 1024 * 1024

REQUEST_BYTES = 6 * MIB
"""Largest synchronous request payload."""

RESPONSE_BYTES = 6 * MIB + 100
"""Largest buffered response payload."""

LOG_TAIL_BYTES = 4096
"""How much log `LogType=Tail` returns."""

INIT_S = 10.0
"""How long Init may take on demand (LAMBDA_FACTS §1.6)."""

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
