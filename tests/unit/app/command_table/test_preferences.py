from workbench.app.command_table import BY_ID
from workbench.app.command_table.preferences import COMMANDS
from workbench.app.context import Context


def test_preferences_can_always_be_opened() -> None:
    assert all(command.enabled(Context()) for command in COMMANDS)
    assert BY_ID["view.preferences"].shortcut == "Ctrl+,"
