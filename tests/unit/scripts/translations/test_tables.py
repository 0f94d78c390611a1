"""The tables whose texts the window shows."""

from scripts.translations.tables import table_texts
from workbench.app.command_table import COMMANDS
from workbench.app.settings_table import SETTINGS


def test_commands_menus_and_settings_are_there() -> None:
    texts = table_texts()
    assert {command.title for command in COMMANDS} < texts
    assert {setting.help for setting in SETTINGS} < texts
    assert {"File", "Help", "High contrast", "Appearance"} < texts


def test_words_of_the_window_are_there() -> None:
    assert {
        "tenant",
        "idle",
        "heading",
        "unresolved",
        "opens the menu",
        "Network",
        "Other",
        "API Gateway",
    } < table_texts()


def test_there_is_no_empty_text() -> None:
    assert all(text.strip() for text in table_texts())
