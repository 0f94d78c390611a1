"""Tabs of a renamed file go on under its new name."""

from pathlib import Path

from PySide6.QtTest import QTest

from tests.gui.editor.test_splitting import names
from tests.support.turns import until
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.panel import EditorPanel


async def rename(panel: EditorPanel, old: Path, new: Path) -> None:
    """Rename as another program does, and agree to follow."""
    page = panel.current_page()
    assert page is not None
    old.rename(new)  # noqa: ASYNC240 - a file of the test
    await page.check_disk()
    page.notice.buttons[0].click()
    await until(lambda: not panel.files.all_of(old))
    await panel.wait_loaded()


async def test_unsaved_text_goes_along_in_both_groups(panel: EditorPanel, code: Path) -> None:
    other, new = code.with_name("other.py"), code.with_name("shop.py")
    other.write_text("x")
    panel.open_file(code)
    panel.open_file(other)
    panel.open_file(code)
    panel.splitting.split("right")
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    QTest.keyClicks(page.edit, "mine ")
    await rename(panel, code, new)
    assert names(panel) == [["shop.py", "other.py"], ["shop.py"]]
    page = panel.current_page()
    assert page is not None
    assert page.edit.text.startswith("mine import")
    assert page.notice.isHidden()
    assert await page.save()
    assert panel.dirty_paths() == ()


async def test_clean_text_stays_clean(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    await rename(panel, code, code.with_name("shop.py"))
    assert names(panel) == [["shop.py"]]
    assert panel.dirty_paths() == ()


async def test_a_tab_that_has_the_new_name_already_is_enough(panel: EditorPanel, code: Path) -> None:
    new = code.with_name("shop.py")
    panel.open_file(code)
    await panel.wait_loaded()
    panel.add(KeptFile(new), panel.groups.active)
    await rename(panel, code, new)
    assert names(panel) == [["shop.py"]]
    page = panel.current_page()
    assert page is not None
    assert page.edit.text.startswith("import os")
