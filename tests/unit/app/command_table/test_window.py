from workbench.app.command_table import BY_ID
from workbench.app.commands import Menu
from workbench.app.context import Context


def test_windows_can_be_opened_at_all_times_from_the_file_menu() -> None:
    for name in ("new", "open_folder"):
        command = BY_ID[f"window.{name}"]
        assert command.menu is Menu.FILE
        assert command.enabled(Context())
        assert command.run is None  # the window's own work
