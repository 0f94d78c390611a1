"""Convert the WOFF2 fonts of the npm packages `inter-ui` and `jetbrains-mono` to the TTF files in `resources/fonts`.

Run in an empty folder: `npm install inter-ui@4.1.1 jetbrains-mono@1.0.6`, then
`python scripts/build_fonts.py node_modules resources/fonts`.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FILES = {
    "inter-ui/web/Inter-Regular.woff2": "Inter-Regular.ttf",
    "inter-ui/web/Inter-Medium.woff2": "Inter-Medium.ttf",
    "inter-ui/web/Inter-SemiBold.woff2": "Inter-SemiBold.ttf",
    "jetbrains-mono/fonts/webfonts/JetBrainsMono-Regular.woff2": "JetBrainsMono-Regular.ttf",
    "jetbrains-mono/fonts/webfonts/JetBrainsMono-Medium.woff2": "JetBrainsMono-Medium.ttf",
    "jetbrains-mono/fonts/webfonts/JetBrainsMono-Italic.woff2": "JetBrainsMono-Italic.ttf",
}
"""Where each font is below `node_modules`, and what it is called here."""


CODE_ASCENT, CODE_DESCENT = 1165, 445
"""Of 1,000 units: a line of the code font is 21 px high at 13 px, as the theme's tokens ask; Qt cannot set it."""


def convert(source: Path, target: Path) -> None:
    """Write the WOFF2 font `source` as TTF; of the code font the line height changes, else the container only."""
    font = TTFont(source)
    font.flavor = None
    if target.name.startswith("JetBrainsMono"):
        open_lines(font)
    font.save(target)


def open_lines(font: TTFont) -> None:
    """Set the line height in each of the three tables that a system may read it from."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = CODE_ASCENT
    font["hhea"].descent = font["OS/2"].sTypoDescender = -CODE_DESCENT
    font["OS/2"].usWinDescent = CODE_DESCENT
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0


def main(packages: Path, out: Path) -> None:
    """Convert every font of `FILES` from `packages` (a `node_modules` folder) to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for source, target in FILES.items():
        convert(packages / source, out / target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
