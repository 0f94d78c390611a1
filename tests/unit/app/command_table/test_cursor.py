from workbench.app.command_table.cursor import COMMANDS
from workbench.app.commands import Menu


def test_they_are_the_window_s_own_work_and_in_no_menu() -> None:
    assert {command.run for command in COMMANDS} == {None}
    assert {command.menu for command in COMMANDS} == {Menu.NONE}


def test_the_usual_keys_stay_with_the_arrows() -> None:
    assert {command.shortcut for command in COMMANDS} == {""}
