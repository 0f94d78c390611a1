from pathlib import Path

import pytest

from workbench.app.command_table.language import COMMANDS
from workbench.app.context import Context


@pytest.mark.parametrize(("document", "enabled"), [(None, False), ("a.py", True), ("A.PYI", True), ("a.json", False)])
def test_they_need_a_python_file(document: str | None, enabled: bool) -> None:
    context = Context(document=None if document is None else Path("/w") / document)
    assert {command.enabled(context) for command in COMMANDS} == {enabled}


def test_they_are_the_window_s_own_work() -> None:
    assert {command.run for command in COMMANDS} == {None}
