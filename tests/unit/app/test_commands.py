from pathlib import Path

from workbench.app.commands import Command, Menu, always, has_document, has_workspace
from workbench.app.context import Context


def test_enablement() -> None:
    assert always(Context())
    assert not has_workspace(Context())
    assert has_workspace(Context(workspace=Path("/w")))
    assert not has_document(Context())
    assert has_document(Context(document=Path("/w/a.py")))


def test_a_command_is_in_the_palette_only_unless_it_says_so() -> None:
    command = Command("a.b", "A", "Do a.")
    assert command.menu is Menu.NONE
    assert command.enabled(Context())
    assert command.run is None
