"""What the figures were measured on."""

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench import __version__


def machine(docker: str) -> dict[str, Any]:
    """Processor, system, versions and load; `docker` is the engine's version, or why there is none."""
    return {
        "time": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "workbench": __version__,
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
        "docker": docker,
        "load_at_start": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
