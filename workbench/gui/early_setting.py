"""A setting that is needed before there is an application: read from the settings file alone."""

import tomllib
from pathlib import Path

from workbench.app.settings_table import BY_KEY, SettingValue


def early_setting(settings_file: Path, key: str) -> SettingValue:
    """The setting's value in the file; its default where the file or the value cannot be used (the window tells so)."""
    setting = BY_KEY[key]
    try:
        document = tomllib.loads(settings_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        document = {}
    table, _, name = key.partition(".")
    inner = document.get(table)
    value: SettingValue | None = inner.get(name) if isinstance(inner, dict) else None
    return setting.default if value is None or setting.fault(value) else value
