"""Which groups there are, and which one commands act on."""

from pathlib import Path

from tests.gui.editor.test_splitting import names
from workbench.gui.editor.panel import EditorPanel


async def test_there_are_two_at_most_and_one_at_least(panel: EditorPanel, code: Path) -> None:
    groups = panel.groups
    panel.open_file(code)
    first = groups.active
    assert groups.other(first) is None
    assert groups.arrangement() == {}
    second = groups.turn("right")
    assert groups.turn("down") is second
    assert groups.arrangement()["side"] == "down"
    groups.take_away(first)
    assert groups.split  # it has a file
    groups.take_away(second)
    groups.take_away(first)
    assert list(groups) == [first]


async def test_the_keyboard_says_which_is_in_use(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    panel.splitting.split("right")
    await panel.wait_loaded()
    one, two = panel.groups.numbered()
    told: list[bool] = []
    panel.groups.changed.connect(lambda: told.append(True))
    page = one.current()
    assert page is not None
    panel.groups._focus_moved(page.edit)
    assert panel.groups.active is one
    panel.groups.enter(one)
    assert len(told) == 1
    panel.groups.enter_number(1)
    assert panel.groups.active is two
    panel.groups.enter_number(9)
    panel.groups.enter_number("x")
    assert panel.groups.active is two


async def test_pages_are_found_in_both(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    first = panel.current_page()
    panel.splitting.split("right")
    second = panel.current_page()
    assert first is not second
    assert panel.files.all_of(code) == [second, first]
    assert panel.files.of_path(code) is second
    assert panel.page_of(code) is second
    assert second is not None
    assert panel.files.index_of(second) == 0
    panel.remove(second)
    assert panel.files.index_of(second) == -1
    assert names(panel) == [["app.py"]]
