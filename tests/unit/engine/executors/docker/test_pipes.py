import asyncio
import os
import stat
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="FIFOs: a POSIX system")

from workbench.engine.executors.base import Ears, ExtensionLaunched, SandboxEvent
from workbench.engine.executors.docker.pipes import Pipes
from workbench.engine.executors.docker.progress import Progress


def write(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(data)


async def test_alone_there_is_a_log_in_a_folder_that_others_cannot_write_to(tmp_path: Path) -> None:
    pieces: list[bytes] = []
    pipes = Pipes(tmp_path / "talk", Ears(pieces.append))
    assert [path.name for path in (tmp_path / "talk").iterdir()] == ["log"]
    assert stat.S_IMODE((tmp_path / "talk").stat().st_mode) == 0o755
    write(tmp_path / "talk" / "log", b"line\n")
    await pipes.drain()
    assert pieces == [b"line\n"]
    pipes.open_gate()
    pipes.close()
    pipes.close()


async def test_with_extensions_three_are_read_and_a_gate_is_opened(tmp_path: Path) -> None:
    said: list[bytes] = []
    events: list[SandboxEvent] = []
    ears = Ears(lambda _piece: None, said.append, events.append)
    progress = Progress(ears.on_event, lambda: None)
    pipes = Pipes(tmp_path / "talk", ears, progress)
    write(tmp_path / "talk" / "extension-log", b"hello\n")
    write(tmp_path / "talk" / "status", b"start one\n")
    pipes.drain_boot()
    assert said == [b"hello\n"]
    assert events == [ExtensionLaunched("one")]
    pipes.open_gate()
    gate = os.open(tmp_path / "talk" / "gate", os.O_RDONLY | os.O_NONBLOCK)
    assert os.read(gate, 10) == b"\n"
    os.close(gate)
    pipes.close()
    await asyncio.sleep(0)


async def test_a_folder_that_is_there_already_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        Pipes(tmp_path, Ears(lambda _piece: None))
