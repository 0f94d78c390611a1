from workbench.app.command_table import BY_ID
from workbench.app.context import Context


def test_a_function_can_be_made_at_any_time() -> None:
    command = BY_ID["function.new"]
    assert command.enabled(Context())
    assert command.run is None, "the window asks which one"
