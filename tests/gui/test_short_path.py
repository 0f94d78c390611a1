"""Paths where there is little room."""

from pathlib import Path

from workbench.gui.short_path import short_path


def test_paths_are_short() -> None:
    home = Path("/home/me")
    assert short_path(home / "code" / "shop", home) == "~/code/shop"
    assert short_path(Path("/srv/shop"), home) == "/srv/shop"
    assert len(short_path(Path("/srv/" + "deep/" * 40), home)) <= 48
