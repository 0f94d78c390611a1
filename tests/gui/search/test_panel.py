"""Find in files as a person uses it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.turns import until
from workbench.gui.actions import Actions
from workbench.gui.search.panel import SearchPanel
from workbench.gui.search.texts import NoTexts, Undo
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import DocumentChangedError
from workbench.model.file_search import Hit

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Texts(NoTexts):
    """An editor with one unsaved text."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text

    def unsaved(self) -> dict[Path, str]:
        return {self.path: self.text}

    def selected(self) -> str:
        return "order"


def found(panel: SearchPanel) -> list[str]:
    files = panel.tree.results.files
    return [f"{file.found.path.name}:{hit.line + 1}:{hit.text}" for file in files for hit in file.found.hits]


def status(panel: SearchPanel) -> str:
    return panel.form.status.text()


@pytest.mark.usefixtures("folder")
async def test_it_searches_while_one_types(panel: SearchPanel, tasks: GuiTasks) -> None:
    QTest.keyClicks(panel.form.text, "order")
    await until(lambda: panel.tree.results.files)
    await tasks.drain()
    assert found(panel) == ["a.py:1:order", "a.py:2:order", "b.py:1:Order"]
    assert status(panel) == "3 hits in 2 files."
    assert panel.tree.isVisible()
    assert panel.form.stop.isHidden()


async def test_enter_searches_at_once_and_results_open(panel: SearchPanel, tasks: GuiTasks, folder: Path) -> None:
    places: list[tuple[Path, int, int]] = []
    panel.place_requested.connect(lambda *place: places.append(place))
    panel.form.text.setText("order")
    QTest.keyClick(panel.form.text, Key.Key_Return)
    await tasks.drain()
    QTest.keyClick(panel.form.text, Key.Key_Down)
    QTest.keyClick(panel.tree, Key.Key_Down)
    QTest.keyClick(panel.tree, Key.Key_Return)
    assert places == [(folder / "a.py", 2, 7)]


async def test_the_commands_find_and_go_from_hit_to_hit(
    panel: SearchPanel, tasks: GuiTasks, actions: Actions, folder: Path
) -> None:
    asked: list[bool] = []
    places: list[tuple[Path, int, int]] = []
    panel.asked.connect(lambda: asked.append(True))
    panel.use(Texts(folder / "c.py", "order order"), lambda *place: places.append(place))
    actions.action("edit.find_in_files").trigger()
    assert (asked, panel.form.text.text()) == ([True], "order")
    panel.search()
    await tasks.drain()
    for command in ("next_result", "next_result", "next_result", "previous_result"):
        actions.action(f"edit.{command}").trigger()
    assert [(path.name, line) for path, line, _ in places] == [("a.py", 1), ("a.py", 2), ("c.py", 1), ("a.py", 2)]


async def test_unsaved_text_is_searched_as_it_is(panel: SearchPanel, tasks: GuiTasks, folder: Path) -> None:
    panel.use(Texts(folder / "a.py", "none"), lambda *_place: None)
    panel.form.text.setText("order")
    panel.search()
    await tasks.drain()
    assert found(panel) == ["b.py:1:Order"]


@pytest.mark.usefixtures("folder")
async def test_nothing_found_is_said(panel: SearchPanel, tasks: GuiTasks) -> None:
    panel.form.text.setText("no such text")
    panel.search()
    await tasks.drain()
    assert status(panel) == "Nothing found in 3 files."
    assert panel.empty.isVisible()
    panel.form.text.setText("")
    panel.search()
    assert status(panel) == ""


@pytest.mark.usefixtures("folder")
async def test_a_pattern_that_is_none_starts_nothing(panel: SearchPanel, tasks: GuiTasks) -> None:
    panel.form.regex.setChecked(True)
    panel.form.text.setText("(")
    panel.search()
    await tasks.drain()
    assert "missing )" in status(panel)


async def test_without_a_workspace_nothing_is_searched(panel: SearchPanel) -> None:
    panel.form.text.setText("order")
    panel.search()
    assert panel.tree.results.files == []


async def test_a_search_can_be_stopped(panel: SearchPanel, tasks: GuiTasks, folder: Path) -> None:
    (folder / "z.py").write_text("a" * 60)
    panel.form.regex.setChecked(True)
    panel.form.text.setText("order|(a+)+$b")
    panel.search()
    await until(lambda: panel.tree.results.files)
    assert panel.form.stop.isVisible()
    QTest.mouseClick(panel.form.stop, Qt.MouseButton.LeftButton)
    await tasks.drain()
    assert status(panel).startswith("Stopped. ")
    assert panel.form.stop.isHidden()


@pytest.mark.usefixtures("folder")
async def test_a_new_search_takes_the_place_of_the_one_before(panel: SearchPanel, tasks: GuiTasks) -> None:
    for text in ("nothing", "order"):
        panel.form.text.setText(text)
        panel.search()
    await tasks.drain()
    assert len(found(panel)) == 3


async def test_ticked_hits_are_replaced_and_a_file_is_put_back(
    panel: SearchPanel, tasks: GuiTasks, folder: Path
) -> None:
    panel.open(replacing=True)
    panel.form.text.setText("order")
    panel.form.replacement.setText("sale")
    panel.search()
    await tasks.drain()
    results = panel.tree.results
    results.toggle(results.index(0, 0, results.index(0, 0)))
    assert panel.form.replace_all.text() == "Replace 2"
    QTest.keyClick(panel.form.replacement, Key.Key_Return, CONTROL)
    await tasks.drain()
    assert (folder / "a.py").read_text() == "order = 1\nprint(sale)\n"
    assert (folder / "src" / "b.py").read_text() == "# an sale\n"
    assert status(panel) == "Replaced 2 hits in 2 files."
    panel.tree.setCurrentIndex(results.index(0, 0))
    QTest.keyClick(panel.tree, Key.Key_Z, CONTROL)
    await tasks.drain()
    assert (folder / "a.py").read_text() == "order = 1\nprint(order)\n"
    assert (folder / "src" / "b.py").read_text() == "# an sale\n"
    assert status(panel) == "a.py is as it was."


async def test_a_file_that_changed_is_left_alone(panel: SearchPanel, tasks: GuiTasks, folder: Path) -> None:
    panel.open(replacing=True)
    panel.form.text.setText("order")
    panel.search()
    await tasks.drain()
    (folder / "a.py").write_text("somebody wrote here")
    panel.form.replace_all.click()
    await tasks.drain()
    assert (folder / "a.py").read_text() == "somebody wrote here"
    assert panel.tree.results.files[0].done == "a.py was changed since the search."
    assert status(panel) == "Replaced 1 hit in 1 file. 1 file left alone."


async def test_an_unsaved_text_is_replaced_where_it_is(panel: SearchPanel, tasks: GuiTasks, folder: Path) -> None:
    class Editor(Texts):
        def replace(self, path: Path, _hits: Sequence[Hit]) -> Undo | None:
            if path != self.path:
                return None
            before, self.text = self.text, "replaced"

            def undo() -> None:
                if self.text != "replaced":
                    raise DocumentChangedError("More was typed.")
                self.text = before

            return undo

    editor = Editor(folder / "c.py", "an order")
    panel.use(editor, lambda *_place: None)
    panel.open(replacing=True)
    panel.search()
    await tasks.drain()
    panel.form.replace_all.click()
    await tasks.drain()
    assert (editor.text, (folder / "c.py").read_text()) == ("replaced", "nothing\n")
    panel.replacing.undo(panel.tree.results.files[1])
    await tasks.drain()
    assert editor.text == "an order"


async def test_the_session_keeps_the_fields_and_starts_no_search(panel: SearchPanel) -> None:
    panel.form.text.setText("order")
    panel.restore({**panel.state(), "text": "sale"})
    assert panel.form.text.text() == "sale"
    assert not panel._later.isActive()
