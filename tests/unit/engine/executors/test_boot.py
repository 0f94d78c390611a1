"""The script is run by the shell of this machine, with plain files where a sandbox has FIFOs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fake_runtime import program
from workbench.engine.executors.boot import BootFiles, boot_script, has_extensions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")


class Place:
    """A folder with the script's files; the gate is a FIFO that is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opt = folder / "it's opt"
        self.opt.mkdir()
        for name in ("status", "gate", "elog"):
            os.mkfifo(folder / name)
        self.status = os.fdopen(os.open(folder / "status", os.O_RDWR), "rb")
        self.gate = os.open(folder / "gate", os.O_RDWR)
        self.extension_log = os.open(folder / "elog", os.O_RDWR)

    def close(self) -> None:
        self.status.close()
        os.close(self.gate)
        os.close(self.extension_log)

    def extension(self, name: str, text: str) -> None:
        program(self.opt / "extensions" / name, text)

    def start(self, *command: str, hidden: tuple[str, ...] = ()) -> "subprocess.Popen[bytes]":
        log, extension_log, status, gate = (str(self.folder / name) for name in ("log", "elog", "status", "gate"))
        script = boot_script(BootFiles(log, extension_log, status, gate, str(self.opt)), hidden)
        return subprocess.Popen(["/bin/sh", "-c", script, "sh", *command], env={"SHOWN": "1", "HIDDEN": "2"})

    def said(self) -> str:
        return self.status.readline().decode().rstrip("\n")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()


@pytest.fixture
def place(tmp_path: Path) -> "Place":
    return Place(tmp_path)


def test_without_extensions_the_runtime_starts_at_once(place: Place) -> None:
    with place.start("/bin/sh", "-c", 'echo "$1"; echo err >&2; echo frame >&9; exit 5', "sh", "a b") as script:
        assert [place.said(), place.said()] == ["started 0", "runtime 5"]
        assert script.wait() == 5
    assert place.read("log") == "a b\nerr\nframe\n"
    place.close()


def test_extensions_are_started_first_with_fewer_variables(place: Place) -> None:
    place.extension("two words", "echo $SHOWN$HIDDEN; pwd; exit 3")
    place.extension("gone", "exit 0")
    (place.opt / "extensions" / "gone").write_text("#!/not/there\n")
    (place.opt / "extensions" / "folder").mkdir()
    (place.opt / "extensions" / "data").write_text("no program")
    with place.start("/bin/sh", "-c", "echo $HIDDEN", hidden=("HIDDEN", "_NONE")) as script:
        said = sorted(place.said() for _line in range(5))
        assert said[1:] == ["exit two words 3", "start gone", "start two words", "started 2"]
        assert said[0].removeprefix("exit gone ") in ("126", "127"), "shells differ"
        assert not (place.folder / "log").exists(), "the runtime waits"
        os.write(place.gate, b"\n")
        assert place.said() == "runtime 0"
        assert script.wait() == 0
    assert place.read("log") == "2\n"
    assert "1\n/\n" in os.read(place.extension_log, 4096).decode()
    place.close()


def test_it_stays_until_the_extensions_have_ended(place: Place) -> None:
    place.extension("slow", 'read -r _ <"$0.gate"')
    os.mkfifo(place.opt / "extensions" / "slow.gate")
    with place.start("/bin/sh", "-c", "kill -9 $$") as script:
        assert [place.said(), place.said()] == ["start slow", "started 1"]
        os.write(place.gate, b"\n")
        assert place.said() == "runtime 137"
        assert script.poll() is None
        (place.opt / "extensions" / "slow.gate").write_text("\n")
        assert place.said() == "exit slow 0"
        assert script.wait() == 137
    assert place.read("log") == "", "the shell's own remarks are nobody's output"
    place.close()


def test_sigterm_after_the_runtime_ends_nothing(place: Place) -> None:
    place.extension("slow", 'read -r _ <"$0.gate"')
    os.mkfifo(place.opt / "extensions" / "slow.gate")
    with place.start("true") as script:
        assert [place.said(), place.said()] == ["start slow", "started 1"]
        os.write(place.gate, b"\n")
        assert place.said() == "runtime 0"
        for _again in range(10):  # one may come before it waits
            script.send_signal(signal.SIGTERM)
            with pytest.raises(subprocess.TimeoutExpired):
                script.wait(0.02)
        (place.opt / "extensions" / "slow.gate").write_text("\n")
        assert place.said() == "exit slow 0"
        assert script.wait() == 0
    place.close()


@pytest.mark.parametrize(("on_term", "ended"), [("lambda *_: sys.exit(7)", 7), ("signal.SIG_DFL", 143)])
def test_sigterm_goes_on_to_the_runtime(place: Place, on_term: str, ended: int) -> None:
    code = (
        f"import signal, sys, time; signal.signal(signal.SIGTERM, {on_term})\n"
        "status = open(sys.argv[1], 'wb', buffering=0)\n"
        "status.write(b'up\\n')\n"
        "while True: time.sleep(0.01)"
    )
    with place.start(sys.executable, "-c", code, str(place.folder / "status")) as script:
        assert [place.said(), place.said()] == ["started 0", "up"]
        script.send_signal(signal.SIGTERM)
        assert place.said() == f"runtime {ended}"
        assert script.wait() == ended
    place.close()


def test_a_runtime_that_is_not_there(place: Place) -> None:
    with place.start("/not/there") as script:
        assert [place.said(), place.said()] == ["started 0", "runtime 127"]
        script.wait()
    assert "/not/there" in place.read("log")
    place.close()


def test_extensions_that_are_switched_off(place: Place) -> None:
    assert not has_extensions(place.opt)
    place.extension("one", "exit 0")
    assert has_extensions(place.opt)
    (place.opt / "disable-extensions-jwigqn8j").touch()
    assert not has_extensions(place.opt)
    with place.start("true") as script:
        assert place.said() == "started 0"
        script.wait()
    place.close()


def test_external_extensions_are_executable_files(tmp_path: Path) -> None:
    assert not has_extensions(tmp_path), "there is no folder of them"
    program(tmp_path / "extensions" / "folder" / "deeper", "exit 0")
    (tmp_path / "extensions" / "data").write_text("")
    assert not has_extensions(tmp_path)
    program(tmp_path / "extensions" / "agent", "exit 0")
    assert has_extensions(tmp_path)
