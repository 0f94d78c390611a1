"""The window's entry point."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.fake_engine import fake_application
from workbench.base.aio import TaskOwner
from workbench.gui.main import NAME, SWITCH_S, make_qt, parse, run_on_qt, show_window

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_line_names_a_folder() -> None:
    assert parse(["/home/me/shop"]).path == Path("/home/me/shop")
    assert parse([]).path is None
    assert not parse([]).new_window
    assert parse(["--new-window"]).new_window


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0
    assert NAME in capsys.readouterr().out


def test_there_is_one_qapplication(qapp: QApplication) -> None:
    assert make_qt([]) is qapp
    assert not qapp.quitOnLastWindowClosed()


async def test_a_stop_signal_closes_the_window_in_good_order(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    await app.open()
    started = asyncio.Event()
    shown = TaskOwner(app.notices.error).start(show_window(app, None, started))
    async with asyncio.timeout(30):
        await started.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(10):
        await shown
    assert app.session.get("window")["geometry"]
    await app.close()


def test_help_is_quick_and_loads_no_engine() -> None:
    code = (
        "import sys; import workbench.gui.main as m\n"
        "try: m.parse(['--help'])\n"
        "except SystemExit: pass\n"
        "print([one for one in ('docker', 'boto3', 'workbench.engine.engine') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip().endswith("[]")


def test_busy_threads_keep_the_window_waiting_for_less_while_it_lives(qapp: QApplication) -> None:
    before, found = sys.getswitchinterval(), []

    async def work() -> None:
        found.append(sys.getswitchinterval())

    run_on_qt(qapp, work())
    assert found == [pytest.approx(SWITCH_S)]
    assert sys.getswitchinterval() == before
