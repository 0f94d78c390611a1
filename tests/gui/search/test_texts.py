from pathlib import Path

from workbench.gui.search.texts import NoTexts


def test_without_an_editor_nothing_is_open() -> None:
    texts = NoTexts()
    assert (texts.unsaved(), texts.selected(), texts.replace(Path("/a"), ())) == ({}, "", None)
