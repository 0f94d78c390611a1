from pathlib import Path

import pytest

from workbench.app.command_table.language import COMMANDS
from workbench.app.context import Context

RUFFS = {"language.format", "language.fix", "language.fix_all"}
ALL = {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("document", "enabled"),
    [
        (None, set()),
        ("a.py", ALL),
        ("A.PYI", ALL),
        ("a.json", ALL - RUFFS),
        ("handler.mjs", ALL - RUFFS),
        ("Dockerfile", ALL - RUFFS),
        ("a.txt", set()),
    ],
)
def test_they_need_a_file_of_a_known_language(document: str | None, enabled: set[str]) -> None:
    context = Context(document=None if document is None else Path("/w") / document)
    assert {command.id for command in COMMANDS if command.enabled(context)} == enabled


def test_they_are_the_window_s_own_work() -> None:
    assert {command.run for command in COMMANDS} == {None}
