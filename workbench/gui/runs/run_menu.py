"""The menu of a run: run it again, use its event and result, copy what it got and gave."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.actions import Actions
from workbench.gui.translation import tr
from workbench.model.run import Run


def run_menu(parent: QWidget, actions: Actions, run: Run, copy_row: Callable[[], None]) -> QMenu:
    """A menu for one run; it goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(actions.action("run.again"))
    menu.addAction(actions.action("run.cancel"))
    menu.addSeparator()
    menu.addAction(actions.action("event.from_run"))
    menu.addAction(actions.action("run.save_expectation"))
    menu.addSeparator()
    payload = b"" if run.result is None else run.result.payload
    menu.addAction(tr("Copy Result"), lambda: _to_clipboard(payload)).setEnabled(run.result is not None)
    menu.addAction(tr("Copy Event"), lambda: _to_clipboard(run.event))
    menu.addAction(tr("Copy Row"), copy_row)
    menu.addSeparator()
    menu.addAction(actions.action("runs.clear"))
    return menu


def _to_clipboard(payload: bytes) -> None:
    QGuiApplication.clipboard().setText(payload.decode("utf-8", "replace"))
