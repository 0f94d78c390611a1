"""The look: the current theme's colours, icons and fonts, and the signal that says it changed."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from workbench.base.paths import user_paths
from workbench.gui import fonts, icons
from workbench.gui.style import make_palette, style_sheet
from workbench.gui.theme import SYSTEM, Theme, blend, theme_for

GRID = 4
ROW = 28
TABLE_ROW = 26
TOP_BAR = 44
HEAD = 32
STATUS_BAR = 24
RADIUS = 6
BAR_RADIUS = 3
ICON = 16
_STYLED = "styled"


class Look(QObject):
    """What widgets draw with. After `changed`, ask again for whatever was kept."""

    changed = Signal()

    def __init__(self, choice: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._ratios = icons.screen_ratios()
        self.theme: Theme = theme_for(choice, self._system_dark())
        fonts.load_fonts()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_added)

    @property
    def choice(self) -> str:
        """What was chosen: a theme's name, or `system`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to a theme by name, or to `system`; everything is redrawn."""
        self._choice = choice
        self._show(theme_for(choice, self._system_dark()))

    def apply(self) -> None:
        """Give the application this look: Fusion, palette, style sheet, font."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if not app.property(_STYLED):
            # Once: each call makes a style, of which PySide keeps what it knows for as long as the program runs.
            app.setStyle("Fusion")
            app.setProperty(_STYLED, True)
        app.setPalette(self.palette())
        app.setFont(self.text_font())
        app.setStyleSheet(style_sheet(self.theme, user_paths().cache / "look"))

    def palette(self) -> QPalette:
        """The theme as Qt's palette."""
        return make_palette(self.theme)

    def color(self, token: str) -> QColor:
        """A token's colour; an unknown token raises KeyError."""
        return QColor(self.theme.tokens[token])

    def icon(self, name: str, token: str = "muted", size: int = ICON) -> QIcon:
        """A Lucide icon in a token's colour, `size` logical pixels; draw again after `changed`."""
        key = (name, token, size)
        if key not in self._icons:
            tokens = self.theme.tokens
            disabled = blend(tokens["muted"], tokens["panel"], 0.45)
            self._icons[key] = icons.make_icon(name, tokens[token], disabled, size, self._ratios)
        return self._icons[key]

    def text_font(self, size_px: int = fonts.SIZE_PX, weight: int = 400) -> QFont:
        """Inter at 400, 500 or 600."""
        return fonts.text_font(size_px, weight)

    def number_font(self, size_px: int = fonts.SIZE_PX, weight: int = 400) -> QFont:
        """Inter with tabular figures, for columns of numbers."""
        return fonts.text_font(size_px, weight, tabular=True)

    def code_font(self, size_px: int = fonts.SIZE_PX) -> QFont:
        """JetBrains Mono."""
        return fonts.code_font(size_px)

    def _show(self, theme: Theme) -> None:
        if theme is self.theme:
            return
        self.theme = theme
        self._forget_icons()
        self.apply()
        self.changed.emit()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._show(theme_for(self._choice, self._system_dark()))

    def _screen_added(self) -> None:
        ratios = icons.screen_ratios()
        if not ratios <= self._ratios:
            self._ratios = ratios
            self._forget_icons()
            self.changed.emit()

    def _forget_icons(self) -> None:
        self._icons.clear()
        QPixmapCache.clear()  # it would hold what was drawn of them, up to 10 MB

    @staticmethod
    def _system_dark() -> bool:
        return QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Light
