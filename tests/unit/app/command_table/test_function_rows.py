from pathlib import Path

from workbench.app.command_table import BY_ID
from workbench.app.command_table.function_rows import COMMANDS
from workbench.app.context import Context


def test_each_needs_a_function() -> None:
    free = {command.id for command in COMMANDS if command.enabled(Context(workspace=Path("/w")))}
    assert free == {"function.undo_change", "function.update_handler"}
    everything = Context(workspace=Path("/w"), function="Orders", document=Path("/w/app.py"))
    assert all(command.enabled(everything) for command in COMMANDS)


def test_a_function_of_the_service_is_in_no_file() -> None:
    served = Context(function="Orders", scope="lambda:1:eu")
    assert not BY_ID["function.open_template"].enabled(served)
    assert BY_ID["function.copy_arn"].enabled(served)
