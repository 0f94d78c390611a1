"""How large the window is drawn, text and rows alike: the setting `look.font_scale` over the system's text size.

Both are known before the window is made, and hold from the next start: Qt reads its scale once.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from workbench.gui.early_setting import early_setting

KEY = "look.font_scale"
VARIABLE = "QT_SCALE_FACTOR"
_USUAL_PT = {"win32": (9.0, 9.0), "darwin": (13.0, 13.0)}
_USUAL_ELSEWHERE_PT = (9.0, 11.0)
"""The sizes that systems and desktops come with (Qt's own on X11 9, KDE 10, GNOME 11): none is a wish for another."""
_LEAST, _MOST = 75, 300


def scaled_application(settings_file: Path, make: Callable[[], QApplication]) -> QApplication:
    """What `make` makes, drawn as large as the settings say, over what the screen and the system's font ask for.

    The system's font is known to an application only: where it is larger or smaller than usual, another is made. A
    scale that the user's environment has stays in force instead.
    """
    chosen = chosen_percent(settings_file)
    with _scale(chosen):
        first = make()
    percent = min(max(round(chosen * system_percent(first.font().pointSizeF()) / 100), _LEAST), _MOST)
    if percent == chosen or VARIABLE in os.environ:
        return first
    first.shutdown()
    del first
    with _scale(percent):
        return make()


def system_percent(points: float, platform: str = sys.platform) -> int:
    """How large text of that size is, in percent of what is usual on the system; 100 where there is no size."""
    least, most = _USUAL_PT.get(platform, _USUAL_ELSEWHERE_PT)
    if points <= 0 or least <= points <= most:
        return 100
    return round(100 * points / (most if points > most else least))


def chosen_percent(settings_file: Path) -> int:
    """The setting's value in the file; its default where the file or the value cannot be used (the window tells so)."""
    chosen = early_setting(settings_file, KEY)
    assert isinstance(chosen, int)
    return chosen


@contextmanager
def _scale(percent: int) -> Iterator[None]:
    """Let the QApplication that is made within be drawn so large; processes that are started later do not get it."""
    if percent == 100 or VARIABLE in os.environ:
        yield
        return
    os.environ[VARIABLE] = str(percent / 100)
    try:
        yield
    finally:
        del os.environ[VARIABLE]
