from workbench.app.command_table.groups import COMMANDS
from workbench.app.commands import Menu, has_document


def test_they_need_a_file_in_front_and_are_the_window_s_own_work() -> None:
    assert {command.enabled for command in COMMANDS} == {has_document}
    assert {command.run for command in COMMANDS} == {None}
    assert {command.menu for command in COMMANDS} == {Menu.VIEW}


def test_each_has_its_key() -> None:
    assert all(command.shortcut for command in COMMANDS)
