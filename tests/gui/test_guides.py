"""What explains the program is bound to its commands."""

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow


async def test_the_commands_of_the_help_menu_do_something(
    app: Application, look: Look, tasks: GuiTasks, actions: Actions
) -> None:
    window = MainWindow(app, look, tasks, actions)
    for command in ("help.open", "help.welcome", "help.shortcuts", "help.about"):
        assert actions.usable(command)
    window.show_editor()
    actions.action("help.welcome").trigger()
    assert window.center.currentWidget() is window.welcome
    window.deleteLater()
