"""Runtimes of the process executor that need no interpreter but the shell, and say what they were started with."""

import stat
from pathlib import Path

from workbench.model.runtime import ProcessStart, Runtime


def shell_runtime(folder: Path, script: str, **process: object) -> Runtime:
    """A runtime that runs `script` in `/bin/sh`, with the handler as its first argument."""
    values: dict[str, object] = {"command": ("{interpreter}", "-c", script, "sh", "{handler}"), **process}
    start = ProcessStart(**values)  # type: ignore[arg-type]
    return Runtime("shell1", "shell", "1", "example/shell:1", folder, interpreters=("/bin/sh",), process=start)


def program(path: Path, text: str) -> Path:
    """An executable shell script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path
