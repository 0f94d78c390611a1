"""Groups, their sizes and tabs come back; sessions from before there were groups are read."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from workbench.gui.editor.panel import EditorPanel


def names(panel: EditorPanel) -> list[list[str]]:
    return [[page.path.name for page in group.files] for group in panel.groups.numbered()]


@pytest.fixture
def files(code: Path) -> tuple[Path, Path, Path]:
    two, three = code.with_name("two.py"), code.with_name("three.py")
    two.write_text("2\n")
    three.write_text("3\n")
    return code, two, three


async def test_two_groups_come_back(panel: EditorPanel, files: tuple[Path, Path, Path]) -> None:
    one, two, three = files
    panel.open_file(one)
    panel.open_file(two)
    panel.splitting.split("down")
    panel.open_file(three)
    panel.open_file(one, 3)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    QTest.keyClicks(page.edit, "unsaved ")
    panel.groups.setSizes([300, 100])
    state = json.loads(json.dumps(panel.state()))
    sizes = panel.groups.sizes()
    for again in (1, 2):
        page.edit.document().setModified(False)
        panel.restore({})
        assert names(panel) == [[]], again
        panel.restore(state)
        assert names(panel) == [["app.py", "two.py"], ["two.py", "three.py", "app.py"]]
        assert panel.groups.sizes() == sizes
        assert panel.groups.active is panel.groups.numbered()[1]
        await panel.wait_loaded()
        page = panel.current_page()
        assert page is not None
        assert page.path == one
        assert page.edit.text.split("\n")[2] == "unsaved "
        assert panel.dirty_paths() == (one,)
        assert panel.state() == state


async def test_a_session_without_groups_is_read(panel: EditorPanel, files: tuple[Path, Path, Path]) -> None:
    state = {"files": [{"path": str(path)} for path in files], "current": 1, "recent": []}
    panel.restore(state)
    assert names(panel) == [["app.py", "two.py", "three.py"]]
    assert panel.tabs.currentIndex() == 1
    assert "split" not in panel.state()


@pytest.mark.parametrize(
    "split",
    [
        7,
        {},
        {"side": "up", "files": [{"path": "a.py"}]},
        {"side": "right", "files": []},
        {"side": "right", "files": "x", "current": "y", "sizes": 3, "active": {}},
    ],
)
async def test_an_odd_split_leaves_one_group(panel: EditorPanel, files: tuple[Path, Path, Path], split: Any) -> None:
    panel.restore({"files": [{"path": str(files[0])}], "split": split})
    assert names(panel) == [["app.py"]]


async def test_odd_sizes_are_left(panel: EditorPanel, files: tuple[Path, Path, Path]) -> None:
    kept = [{"path": str(files[1])}]
    split = {"side": "right", "sizes": [0, "x"], "active": 9, "files": kept}
    panel.restore({"files": [{"path": str(files[0])}], "split": split})
    assert names(panel) == [["app.py"], ["two.py"]]
    assert all(size > 0 for size in panel.groups.sizes())
