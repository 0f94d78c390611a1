"""Pages made of tables: commands by their menus with the user's own keys, all keys, and settings with their values."""

from collections.abc import Iterator

from workbench.app.commands import Command, Menu
from workbench.app.settings import Settings
from workbench.app.settings_sections import SECTIONS
from workbench.app.settings_table import SETTINGS, Setting, SettingKind, SettingValue
from workbench.gui.actions import Actions, native_text
from workbench.gui.help.html_text import escaped, heading, key, link, table
from workbench.gui.translation import later, tr

KEYS_OF = "keys:"
"""Links that open the keymap at a command."""
SETTING_OF = "setting:"
"""Links that open the preferences at a setting."""
_NO_MENU = later("Elsewhere")


def commands_page(actions: Actions) -> str:
    """Every command that does something, by menu."""
    about = tr("Every command is in the command palette, too. A key can be changed: choose it.")
    parts = [heading(1, tr("Commands")), f"<p>{escaped(about)}</p>"]
    for title, commands in _by_menu(actions):
        rows = [(_named(command), _keys(command, actions), escaped(tr(command.help))) for command in commands]
        head = (tr("command"), tr("keys"), tr("what it does"))
        parts += (heading(2, title), table(head, rows, (28, 24, 48)))
    return "".join(parts)


def keyboard_page(actions: Actions) -> str:
    """Every command that has keys, by menu; what has none is in the keymap."""
    about = tr("The keys that are in force, with your own and the preset's. A chord such as Ctrl+K, S is two presses.")
    change = link("command:view.keymap", tr("Change keys"))
    parts = [heading(1, tr("Keyboard")), f"<p>{escaped(about)} {change}</p>"]
    for title, commands in _by_menu(actions):
        rows = [(_keys(one, actions), escaped(tr(one.title))) for one in commands if actions.keys(one.id)]
        if rows:
            parts += (heading(2, title), table((tr("keys"), tr("command")), rows, (36, 64)))
    return "".join(parts)


def settings_page(settings: Settings) -> str:
    """Every setting, as the preferences order them."""
    about = tr("Each can be changed in the preferences, or by hand in {file}.", file=settings.path)
    parts = [heading(1, tr("Settings")), f"<p>{escaped(about)}</p>"]
    for table_name, title in SECTIONS.items():
        rows = [_setting(one, settings) for one in SETTINGS if one.key.partition(".")[0] == table_name]
        if rows:
            head = (tr("setting"), tr("value now"), tr("what it is"))
            parts += (heading(2, tr(title), f"section.{table_name}"), table(head, rows, (32, 20, 48)))
    return "".join(parts)


def value_text(value: SettingValue) -> str:
    """A value as the settings file has it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case int() | float():
            return str(value)
    return ", ".join(f'{name} = "{text}"' for name, text in value.items()) or "{}"


def _by_menu(actions: Actions) -> Iterator[tuple[str, list[Command]]]:
    usable = [command for command in actions if actions.usable(command.id)]
    for menu in Menu:
        commands = [command for command in usable if command.menu is menu]
        if commands:
            yield tr(menu.value or _NO_MENU), commands


def _named(command: Command) -> str:
    return f'<a name="{command.id}"></a>{escaped(tr(command.title))}'


def _keys(command: Command, actions: Actions) -> str:
    shown = " ".join(key(native_text(keys)) for keys in actions.keys(command.id)) or escaped(tr("set"))
    return f'<a name="{command.id}"></a><a href="{KEYS_OF}{command.id}">{shown}</a>'


def _setting(setting: Setting, settings: Settings) -> tuple[str, str, str]:
    value = settings.get(setting.key)
    now = f"<code>{escaped(value_text(value))}</code>"
    if settings.is_changed(setting.key):
        default = escaped(value_text(setting.default))
        now += f'<br><span class="muted">{escaped(tr("at first"))} <code>{default}</code></span>'
    title = f'<a name="{setting.key}"></a>{link(SETTING_OF + setting.key, tr(setting.title))}'
    return f"{title}<br><code>{setting.key}</code>", now, f"{escaped(tr(setting.help))}{_values(setting)}"


def _values(setting: Setting) -> str:
    match setting.kind:
        case SettingKind.CHOICE:
            values = ", ".join(f"<code>{escaped(choice)}</code>" for choice in setting.choices)
        case SettingKind.INTEGER if setting.minimum is not None and setting.maximum is not None:
            values = escaped(tr("{low} to {high}", low=f"{setting.minimum:,}", high=f"{setting.maximum:,}"))
        case _:
            return ""
    return f'<br><span class="muted">{escaped(tr("Values:"))} {values}</span>'
