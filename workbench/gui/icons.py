"""Lucide icons as QIcons in a colour of the theme, drawn sharp on each screen."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.base import assets

STROKE = "1.75"


@cache
def _source(name: str) -> str:
    path = assets.resources() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def icon_names() -> tuple[str, ...]:
    """The names of the icons that are shipped."""
    return tuple(sorted(path.stem for path in (assets.resources() / "icons").glob("*.svg")))


def svg(name: str, colour: str) -> bytes:
    """The icon's SVG with `currentColor` replaced (QtSvg would draw it black); a filled one where the icon asks so."""
    return _source(name).replace("currentColor", colour).encode()


def draw(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    """The icon at `size` logical pixels for a screen of `ratio` device pixels each."""
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def make_icon(name: str, colour: str, disabled: str, size: int, ratios: Iterable[float]) -> QIcon:
    """A QIcon of `size` px in `colour`, and in `disabled` for controls that cannot be used, drawn for such screens."""
    icon = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(svg(name, shade)))
        for ratio in ratios:
            icon.addPixmap(draw(renderer, size, ratio), mode)
    return icon


def screen_ratios() -> frozenset[float]:
    """How many device pixels a logical one has on each screen: the window may be moved to any of them."""
    return frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens())
