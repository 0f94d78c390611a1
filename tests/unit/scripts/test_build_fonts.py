"""The fonts are converted, not changed."""

from pathlib import Path

from fontTools.ttLib import TTFont

from scripts.build_fonts import FILES, convert, main

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"


def as_woff2(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    font = TTFont(source)
    font.flavor = "woff2"
    font.save(target)


def test_only_the_container_changes(tmp_path: Path) -> None:
    packed = tmp_path / "font.woff2"
    as_woff2(FONTS / "JetBrainsMono-Regular.ttf", packed)
    convert(packed, tmp_path / "font.ttf")
    made, shipped = TTFont(tmp_path / "font.ttf"), TTFont(FONTS / "JetBrainsMono-Regular.ttf")
    assert made.flavor is None
    assert made.getBestCmap() == shipped.getBestCmap()
    assert made["head"].unitsPerEm == shipped["head"].unitsPerEm


def test_every_font_that_is_shipped_is_made(tmp_path: Path) -> None:
    for source, target in FILES.items():
        # Fonts of one file serve: that each is found and written is the question here.
        as_woff2(FONTS / "JetBrainsMono-Italic.ttf", tmp_path / "node_modules" / source)
        assert (FONTS / target).is_file()
    main(tmp_path / "node_modules", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in FONTS.glob("*.ttf")}
