"""How large the window is drawn, text and rows alike: the setting `look.font_scale`, read before Qt starts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.gui.early_setting import early_setting

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
    chosen = early_setting(settings_file, KEY)
    assert isinstance(chosen, int)
    return chosen
