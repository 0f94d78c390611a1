"""Two groups: a file in both has one text, tabs go from one to the other, and the last tab takes its group along."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import read
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel


@pytest.fixture
def other(code: Path) -> Path:
    path = code.with_name("other.py")
    path.write_text("other = True\n", encoding="utf-8")
    return path


def names(panel: EditorPanel) -> list[list[str]]:
    """The tabs of each group."""
    return [[page.path.name for page in group.files] for group in panel.groups.numbered()]


def front(panel: EditorPanel) -> FilePage:
    page = panel.current_page()
    assert page is not None
    return page


def is_marked(panel: EditorPanel, page: FilePage) -> bool:
    """Whether the page's tab says that there is unsaved text."""
    group = panel.groups.of(page)
    mark = group.tabs.mark(group.files.index_of(page)) if group is not None else None
    return mark is not None and mark.dirty


def put_in_place(old: Path, new: Path) -> None:
    """Let one file be another, as programs that save atomically do."""
    new.replace(old)


async def split(panel: EditorPanel, code: Path, other: Path, actions: Actions) -> tuple[FilePage, FilePage]:
    """`other` and `code` in the first group, `code` in the second; the pages of `code`."""
    panel.open_file(other)
    panel.open_file(code, 4, 5)
    await panel.wait_loaded()
    first = front(panel)
    actions.action("group.split_right").trigger()
    await panel.wait_loaded()
    return first, front(panel)


async def test_a_file_in_both_groups_has_one_text(
    panel: EditorPanel, app: Application, actions: Actions, code: Path, other: Path
) -> None:
    first, second = await split(panel, code, other, actions)
    assert names(panel) == [["other.py", "app.py"], ["app.py"]]
    assert second.edit.position() == (3, 4)
    QTest.keyClicks(second.edit, "my_")
    assert "def my_handler" in first.edit.text
    assert panel.dirty_paths() == (code,)
    seen = [app.context.value.document_dirty]
    assert [is_marked(panel, page) for page in (first, second)] == [True, True]
    actions.action("file.save").trigger()
    await until(lambda: not panel.dirty_paths())
    assert "def my_handler" in read(code)
    assert [*seen, app.context.value.document_dirty] == [True, False]
    first.edit.undo()
    assert "def handler" in second.edit.text


async def test_only_the_last_tab_of_unsaved_text_asks(
    panel: EditorPanel, actions: Actions, code: Path, other: Path
) -> None:
    first, second = await split(panel, code, other, actions)
    QTest.keyClicks(second.edit, "x")
    panel.close_tab(0)
    assert names(panel) == [["other.py", "app.py"]]
    assert front(panel) is first
    assert first.dirty
    panel.close_tab(panel.tabs.currentIndex())
    assert [button.text() for button in first.notice.buttons] == ["Save", "Discard", "Cancel"]


async def test_the_split_is_closed_and_nothing_is_lost(
    panel: EditorPanel, actions: Actions, code: Path, other: Path
) -> None:
    _first, second = await split(panel, code, other, actions)
    panel.open_file(code.with_name("third.py"))
    panel.open_file(code)
    QTest.keyClicks(second.edit, "x")
    actions.action("group.close_split").trigger()
    assert names(panel) == [["other.py", "app.py", "third.py"]]
    assert front(panel).path == code
    assert panel.dirty_paths() == (code,)


async def test_tabs_go_to_the_other_group_and_back(
    panel: EditorPanel, actions: Actions, code: Path, other: Path
) -> None:
    panel.open_file(code)
    move = actions.action("group.move_tab")
    move.trigger()
    assert names(panel) == [["app.py"]]  # it would leave an empty group
    panel.open_file(other)
    await panel.wait_loaded()
    QTest.keyClicks(front(panel).edit, "x")
    move.trigger()
    assert names(panel) == [["app.py"], ["other.py"]]
    assert front(panel).dirty
    assert panel.groups.active is panel.groups.numbered()[1]
    move.trigger()
    assert names(panel) == [["app.py", "other.py"]]
    assert front(panel).edit.text == "xother = True\n"
    front(panel).edit.undo()
    assert not front(panel).dirty


async def test_the_keyboard_goes_round_the_groups(
    panel: EditorPanel, app: Application, actions: Actions, code: Path, other: Path
) -> None:
    first, second = await split(panel, code, other, actions)
    panel.open_file(other)
    assert app.context.value.document == other
    actions.action("group.focus_next").trigger()
    assert front(panel) is first
    assert app.context.value.document == code
    actions.action("group.focus_next").trigger()
    assert front(panel).path == other
    second.edit.setFocus()
    panel.groups.enter(panel.groups.numbered()[0])
    assert [group.tabs.property("active") for group in panel.groups] == [True, False]


async def test_a_split_turns(panel: EditorPanel, actions: Actions, code: Path, other: Path) -> None:
    await split(panel, code, other, actions)
    beside = panel.groups.orientation()
    actions.action("group.split_down").trigger()
    assert panel.groups.orientation() is not beside
    assert names(panel) == [["other.py", "app.py"], ["app.py"]]


async def test_tabs_change_places_by_keys(panel: EditorPanel, actions: Actions, code: Path, other: Path) -> None:
    panel.open_file(other)
    panel.open_file(code)
    left, right = actions.action("group.move_tab_left"), actions.action("group.move_tab_right")
    left.trigger()
    assert names(panel) == [["app.py", "other.py"]]
    left.trigger()
    right.trigger()
    assert names(panel) == [["other.py", "app.py"]]
    assert front(panel).path == code


async def test_nothing_happens_without_a_file(panel: EditorPanel, actions: Actions) -> None:
    for command in ("split_right", "close_split", "focus_next", "move_tab", "move_tab_left"):
        panel.groups.enter(panel.groups.active)
        actions.action(f"group.{command}").trigger()
    assert names(panel) == [[]]


async def test_a_change_on_disk_is_told_in_both_and_settled_in_both(
    panel: EditorPanel, actions: Actions, code: Path, other: Path
) -> None:
    first, second = await split(panel, code, other, actions)
    QTest.keyClicks(first.edit, "mine ")
    put_in_place(code, other)
    await second.check_disk()
    assert not first.notice.isHidden()
    next(button for button in second.notice.buttons if button.text() == "Take theirs").click()
    await until(first.notice.isHidden)
    assert first.edit.text == second.edit.text == "other = True\n"
