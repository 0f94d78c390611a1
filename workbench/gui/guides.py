"""What explains the program in the window: the welcome page, the help and the tour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.help.opening import Help
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


class Guides(QObject):
    """The guides of one window."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, window: "MainWindow") -> None:
        super().__init__(window)
        self.help = Help(app, look, actions, window.preferences, window)
        window.closed.connect(self.help.close)
        actions.bind("help.welcome", window.show_welcome)
