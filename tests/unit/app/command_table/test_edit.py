from pathlib import Path

from workbench.app.command_table.edit import COMMANDS
from workbench.app.context import Context


def test_edits_need_a_document_or_a_workspace_for_all_files() -> None:
    assert not any(command.enabled(Context()) for command in COMMANDS)
    with_document = {command.id for command in COMMANDS if command.enabled(Context(document=Path("/w/a.py")))}
    assert "edit.find" in with_document
    assert {command.id for command in COMMANDS} - with_document == {
        "edit.find_in_files", "edit.replace_in_files", "edit.next_result", "edit.previous_result",
    }  # fmt: skip


def test_edits_are_the_window_s_own_work() -> None:
    assert {command.run for command in COMMANDS} == {None}
