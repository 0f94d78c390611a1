"""How the docks stand in each of the program's layouts before the user changes anything."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from workbench.gui.docks import BOTTOM_PX, LEFT_PX, RIGHT_PX, Area, Docks, lay_out
from workbench.gui.runs.panel import Tab
from workbench.gui.translation import later

EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A layout: sizes in pixels, or as a part of the window up to 1; a panel of size 0 is hidden.

    `runs` is the runs' height, or their width where they stand at the right; `tab` is what they show first.
    """

    title: str
    explorer: int = LEFT_PX
    composer: float = RIGHT_PX
    runs: float = BOTTOM_PX
    runs_at_right: bool = False
    tab: Tab | None = None


ARRANGEMENTS = {
    EDIT: Arrangement(later("Edit")),
    "compose": Arrangement(later("Compose"), composer=0.46, tab=Tab.RESULT),
    "profile": Arrangement(later("Profile"), composer=0, runs=0.62, tab=Tab.PROFILE),
    "debug": Arrangement(later("Debug"), composer=0, runs=0.42, runs_at_right=True, tab=Tab.DEBUG),
}
"""The program's layouts, by what the commands and the session call them."""


def arrange(window: QMainWindow, docks: Docks, wanted: Arrangement) -> None:
    """Put the docks where the layout has them."""
    lay_out(window, *docks)
    explorer, composer, runs = docks
    if wanted.runs_at_right:
        window.addDockWidget(Area.RightDockWidgetArea, runs)
    composer.setVisible(wanted.composer > 0)
    across, down = window.width(), window.height()
    widths = [(explorer, wanted.explorer), (composer, _pixels(wanted.composer, across))]
    if wanted.runs_at_right:
        widths.append((runs, _pixels(wanted.runs, across)))
    else:
        window.resizeDocks([runs], [_pixels(wanted.runs, down)], Qt.Orientation.Vertical)
    shown = [(dock, size) for dock, size in widths if size]
    window.resizeDocks([dock for dock, _ in shown], [size for _, size in shown], Qt.Orientation.Horizontal)


def _pixels(size: float, whole: int) -> int:
    return round(size * whole) if size <= 1 else int(size)
