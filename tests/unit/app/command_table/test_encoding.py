from workbench.app.command_table.encoding import COMMANDS
from workbench.app.commands import Menu, has_document


def test_they_need_a_file_in_front_and_are_in_its_menu() -> None:
    assert {command.enabled for command in COMMANDS} == {has_document}
    assert {command.menu for command in COMMANDS} == {Menu.FILE}


def test_each_opens_a_choice() -> None:
    assert all(command.title.endswith("…") for command in COMMANDS)
