"""The reference says what the tables say, with the keys and values of now."""

from workbench.app.application import Application
from workbench.app.commands import Menu
from workbench.app.settings_table import SETTINGS
from workbench.gui.actions import Actions
from workbench.gui.help.reference import commands_page, keyboard_page, settings_page, value_text


def bind_all(actions: Actions) -> None:
    for command in actions:
        if not actions.usable(command.id):
            actions.bind(command.id, lambda: None)


async def test_every_command_has_a_row(actions: Actions) -> None:
    bind_all(actions)
    page = commands_page(actions)
    assert [command.id for command in actions if f'name="{command.id}"' not in page] == []
    assert all(f"</a>{menu.value}</h2>" in page for menu in Menu if menu)


async def test_commands_that_do_nothing_are_left_out(actions: Actions) -> None:
    assert 'name="help.about"' not in commands_page(actions)


async def test_keys_are_the_users_own(app: Application, actions: Actions) -> None:
    bind_all(actions)
    assert "Ctrl+Return" in keyboard_page(actions)
    app.keymap.assign("run.invoke", ("F9",))
    for page in (commands_page(actions), keyboard_page(actions)):
        row = page.split('<a href="keys:run.invoke">')[1].split("</a>")[0]
        assert "F9" in row
        assert "Ctrl" not in row


async def test_only_commands_with_keys_are_on_the_keyboards_page(actions: Actions) -> None:
    bind_all(actions)
    assert "keys:help.about" not in keyboard_page(actions)


async def test_every_setting_has_a_row_with_its_value(app: Application) -> None:
    app.settings.set("editor.font_size_px", 17)
    page = settings_page(app.settings)
    assert [one.key for one in SETTINGS if f'name="{one.key}"' not in page] == []
    assert "<code>17</code>" in page
    assert "at first <code>13</code>" in page
    assert "8 to 48" in page
    assert "<code>docker</code>" in page


def test_values_are_as_the_file_has_them() -> None:
    assert [value_text(value) for value in (True, 3, "a", {}, {"a": "b"})] == ["true", "3", '"a"', "{}", 'a = "b"']
