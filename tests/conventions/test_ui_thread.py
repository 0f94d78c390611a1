"""Nothing waits on the UI thread, and every task has an owner (HOUSE invariants 4 and 5)."""

from tests.support.rules import banned_calls, unowned_tasks
from tests.support.sources import listing, sources

WAITING_METHODS = ("exec", "exec_", "result")
WAITING_FUNCTIONS = (
    "time.sleep",
    "os.system",
    "os.popen",
    "subprocess.run",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "socket.create_connection",
    "urllib.request.urlopen",
    "PySide6.QtWidgets.QApplication.processEvents",
)
OWNER = "workbench/base/aio.py"


def test_nothing_waits_on_the_ui_thread() -> None:
    offenders = [
        line
        for source in sources("workbench/gui", "workbench/app")
        for line in banned_calls(source, WAITING_METHODS, WAITING_FUNCTIONS)
    ]
    assert not offenders, listing(offenders)


def test_every_task_has_an_owner() -> None:
    offenders = [line for source in sources("workbench") if str(source.path) != OWNER for line in unowned_tasks(source)]
    assert not offenders, listing(offenders)
