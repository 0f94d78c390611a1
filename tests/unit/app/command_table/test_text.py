from pathlib import Path

from workbench.app.command_table.text import COMMANDS
from workbench.app.context import Context


def test_they_need_a_document_and_are_the_window_s_own_work() -> None:
    assert not any(command.enabled(Context()) for command in COMMANDS)
    assert all(command.enabled(Context(document=Path("/w/a.py"))) for command in COMMANDS)
    assert {command.run for command in COMMANDS} == {None}
