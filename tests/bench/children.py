"""Child processes that never outlive the bench, each with its own process group."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.bench.unmeasured import UnmeasuredError

_END_S = 10.0


@contextmanager
def child(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, output: int = subprocess.DEVNULL
) -> Iterator["subprocess.Popen[str]"]:
    """A running child; at the end it is asked to stop, then its group is killed."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def finish(command: Sequence[str], folder: Path, environment: Mapping[str, str], within_s: float) -> str:
    """What a child that ends by itself prints. Raises UnmeasuredError when it fails or takes too long."""
    with child(command, folder, environment, output=subprocess.PIPE) as process:
        try:
            printed, _ = process.communicate(timeout=within_s)
        except subprocess.TimeoutExpired as error:
            raise UnmeasuredError(f"{_name(command)} took more than {within_s:g} s") from error
        if process.returncode != 0:
            raise UnmeasuredError(f"{_name(command)} ended with status {process.returncode}: {printed[-300:]}")
        return printed


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END_S)
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _name(command: Sequence[str]) -> str:
    return " ".join([Path(command[0]).name, *command[1:4]])
