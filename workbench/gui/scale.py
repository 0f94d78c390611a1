"""How large the window is drawn, text and rows alike: the setting `look.font_scale`, read before Qt starts."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.app.settings_table import BY_KEY

KEY = "look.font_scale"
VARIABLE = "QT_SCALE_FACTOR"


@contextmanager
def scaled(settings_file: Path) -> Iterator[None]:
    """Let the QApplication that is made within be drawn as large as the settings say, over what the screen asks for.

    Qt reads its scale once, from the environment; processes that are started later do not get it. One that the user's
    environment has stays in force.
    """
    percent = chosen_percent(settings_file)
    if percent == 100 or VARIABLE in os.environ:
        yield
        return
    os.environ[VARIABLE] = str(percent / 100)
    try:
        yield
    finally:
        del os.environ[VARIABLE]


def chosen_percent(settings_file: Path) -> int:
    """The setting's value in the file; its default where the file or the value cannot be used (the window tells so)."""
    setting = BY_KEY[KEY]
    try:
        document = tomllib.loads(settings_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        document = {}
    table, _, name = KEY.partition(".")
    inner = document.get(table)
    value = inner.get(name) if isinstance(inner, dict) else None
    chosen = setting.default if value is None or setting.fault(value) else value
    assert isinstance(chosen, int)
    return chosen
