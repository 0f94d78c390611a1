"""The process of a server: messages both ways, its end, and that nothing of it is left."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from tests.support.sources import ROOT
from tests.support.waiting import until
from workbench.model.errors import CodeReaderError
from workbench.project.language_server.framing import Json
from workbench.project.language_server.server_process import ServerProcess

PATIENCE_S = 20.0


class Rig:
    """Starts servers and hears them."""

    def __init__(self) -> None:
        self.heard: Queue[Json] = Queue()
        self.ended: Queue[str] = Queue()
        self.started: list[ServerProcess] = []

    def start(self, *mode: str, code: str = "") -> ServerProcess:
        command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "tests.support.odd_server", *mode]
        made = ServerProcess(command, ROOT, {"CHEESE": "brie"}, self.heard.put, self.ended.put)
        self.started.append(made)
        return made

    def meet(self, server: ServerProcess) -> Json:
        server.send({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}})
        return self.heard.get(timeout=PATIENCE_S)


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig()
    yield made
    for server in made.started:
        server.close()


def is_running(number: int) -> bool:
    try:
        return "Z" not in (Path("/proc") / str(number) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_messages_go_both_ways(rig: Rig) -> None:
    server = rig.start()
    assert rig.meet(server)["id"] == 1
    server.send({"method": "exit"})
    assert rig.ended.get(timeout=PATIENCE_S) == ""
    server.send({"method": "more"})


def test_it_has_the_environment_it_is_given(rig: Rig) -> None:
    server = rig.start(code="import os, sys; sys.exit(os.environ['CHEESE'] + os.environ['PATH'][:0])")
    rig.ended.get(timeout=PATIENCE_S)
    assert server.last_words == "brie"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("mode", ["parent", "stubborn"])
def test_nothing_is_left_of_it_nor_of_its_children(rig: Rig, mode: str) -> None:
    server = rig.start(mode)
    child = int(rig.meet(server)["result"]["serverInfo"]["name"])
    assert is_running(child)
    server.send({"method": "exit"})
    server.close(0.2)
    until(lambda: not is_running(child) and not is_running(server.process_id), "their end")


def test_what_is_no_message_ends_it(rig: Rig) -> None:
    rig.start("noisy")
    assert "no message" in rig.ended.get(timeout=PATIENCE_S)


def test_one_that_takes_nothing_keeps_nobody_waiting(rig: Rig) -> None:
    server = rig.start(code="import time; print(end='', flush=True); time.sleep(600)")
    for _ in range(50):
        server.send({"text": "x" * 100_000})
    server.kill()
    assert rig.ended.get(timeout=PATIENCE_S) == ""
    server.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("language-server")]


@pytest.mark.parametrize("name", ["no-such-program", "bad\0name", os.devnull])
def test_one_that_cannot_be_started(tmp_path: Path, name: str) -> None:
    with pytest.raises(CodeReaderError, match="could not be started"):
        ServerProcess([name], tmp_path / "made", {}, lambda _message: None, lambda _why: None)
