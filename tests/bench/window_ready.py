"""Starts the window as the program does, says `ready` once its functions have been painted, and ends.

python -m tests.bench.window_ready PATH
"""

import asyncio
import sys
from pathlib import Path

from workbench.app.opening import open_for_window
from workbench.base.log import to_file
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt, show_window


async def run(path: Path) -> None:
    """The window's life, which ends as soon as it can be used."""
    app = await open_for_window()
    try:
        started = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(show_window(app, path, started))
            group.create_task(report(started))
    finally:
        await app.close()


async def report(started: asyncio.Event) -> None:
    """Say `ready` after the functions are listed and painted, and close the window."""
    # Late, as in the program: there the window is the first that wants Qt.
    from PySide6.QtWidgets import QApplication, QTreeView

    from tests.bench.real_window import Paints

    await started.wait()
    tree = next(widget for widget in QApplication.allWidgets() if isinstance(widget, QTreeView) and widget.isVisible())
    model = tree.model()
    if model is None or model.rowCount() == 0:
        raise SystemExit("no function is listed")
    viewport = tree.viewport()
    await Paints(viewport).after(viewport.update)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    QApplication.closeAllWindows()


def main() -> None:
    """The entry point."""
    to_file(user_paths().data)
    run_on_qt(make_qt([]), run(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
