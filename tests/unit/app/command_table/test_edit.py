from pathlib import Path

from workbench.app.command_table.edit import COMMANDS
from workbench.app.context import Context


def test_edits_need_a_document() -> None:
    assert not any(command.enabled(Context()) for command in COMMANDS)
    assert all(command.enabled(Context(document=Path("/w/a.py"))) for command in COMMANDS)


def test_edits_are_the_window_s_own_work() -> None:
    assert {command.run for command in COMMANDS} == {None}
