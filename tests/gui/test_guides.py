"""What explains the program is bound to its commands."""

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow


async def test_the_commands_of_the_help_menu_do_something(
    app: Application, look: Look, tasks: GuiTasks, actions: Actions
) -> None:
    window = MainWindow(app, look, tasks, actions)
    for command in (one.id for one in actions if one.id.startswith("help.")):
        assert actions.usable(command)
    window.show_editor()
    actions.action("help.welcome").trigger()
    assert window.center.currentWidget() is window.welcome
    window.deleteLater()


async def test_what_is_chosen_on_the_welcome_page_may_be_open_behind_it(
    app: Application, look: Look, tasks: GuiTasks, actions: Actions
) -> None:
    window = MainWindow(app, look, tasks, actions)
    window.show()
    root = await sample_workspace(app)
    await load_workspace(app, root)
    window.guides.show_welcome()
    window.welcome.workspace_chosen.emit(root)
    assert window.center.currentWidget() is window.editor
    await until(lambda: "looking…" not in window.welcome.machine.text().split("Python")[1])
    await tasks.close()
    window.close()
    window.deleteLater()
