"""The texts that the window shows from tables outside of it: commands, menus, settings, keys, blueprints, enums."""

from collections.abc import Iterator
from enum import StrEnum

from workbench.app.command_table import COMMANDS
from workbench.app.commands import Menu
from workbench.app.own_keys import OWN_KEYS
from workbench.app.settings_sections import SECTIONS
from workbench.app.settings_table import SETTINGS
from workbench.app.stores.file_edits import EditAsked
from workbench.app.use_cases.request_check import RequestField
from workbench.gui.models.function_tree import Mark
from workbench.model.environment import EnvironmentState
from workbench.model.event_form import FieldKind
from workbench.model.symbol import SymbolKind
from workbench.project.blueprints import load_blueprints
from workbench.project.configuration_names import OTHER
from workbench.project.configuration_names import SECTIONS as CONFIGURATION

ENUMS: tuple[type[StrEnum], ...] = (Menu, RequestField, EditAsked, Mark, EnvironmentState, FieldKind, SymbolKind)
"""Their values are words that the window shows."""


def table_texts() -> frozenset[str]:
    """The texts of all tables."""
    enums = (member.value for kind in ENUMS for member in kind)
    texts = (*_commands(), *_settings(), *enums, *_blueprints(), *CONFIGURATION, OTHER, *(own.does for own in OWN_KEYS))
    return frozenset(texts) - {""}


def _commands() -> Iterator[str]:
    for command in COMMANDS:
        yield command.title
        yield command.help


def _settings() -> Iterator[str]:
    yield from SECTIONS.values()
    for setting in SETTINGS:
        yield setting.section
        yield setting.title
        yield setting.help
        yield from map(setting.label, setting.choices)


def _blueprints() -> Iterator[str]:
    for blueprint in load_blueprints():
        yield blueprint.title
        yield blueprint.help
