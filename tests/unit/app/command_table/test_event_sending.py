from pathlib import Path

from workbench.app.command_table import BY_ID
from workbench.app.context import Context


def test_environments_are_those_of_a_workspace() -> None:
    command = BY_ID["event.edit_environments"]
    assert not command.enabled(Context())
    assert command.enabled(Context(workspace=Path("/w")))


def test_an_event_can_be_looked_at_always() -> None:
    assert BY_ID["event.preview"].enabled(Context())
