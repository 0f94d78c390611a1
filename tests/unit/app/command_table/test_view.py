"""The view's commands, and what holds for the whole table."""

import re
from collections import Counter

import pytest

from workbench.app.command_table import BY_ID, COMMANDS
from workbench.app.commands import Command, Menu
from workbench.app.context import Context
from workbench.base.assets import resources


def test_the_view_can_always_be_arranged() -> None:
    view = [command for command in COMMANDS if command.id.startswith("view.")]
    assert len(view) > 10
    assert all(command.enabled(Context()) for command in view)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_whole(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", command.id)
    assert command.title[0].isupper()
    assert command.help.endswith(".")
    assert "!" not in command.help
    assert not command.icon or (resources() / "icons" / f"{command.icon}.svg").is_file()
    assert command.menu in Menu


def test_ids_and_keys_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)
    keys = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
