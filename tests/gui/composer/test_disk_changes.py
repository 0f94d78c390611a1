"""Event files that other programs change, delete and bring back while the composer has them in hand."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.notices import Notice
from workbench.app.use_cases.event_files import rename_event
from workbench.app.use_cases.open_workspace import open_workspace, reload_workspace
from workbench.gui.actions import Actions
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


@pytest.fixture
async def file(app: Application, tmp_path: Path) -> Path:
    """A saved event of an open workspace."""
    path = tmp_path / "shop" / "events" / "mine.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"a": 1}\n')
    await open_workspace(app, tmp_path / "shop")
    return path


@pytest.fixture
async def make(
    qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions
) -> Callable[[], ComposerPanel]:
    """Makes composers."""

    def made() -> ComposerPanel:
        panel = ComposerPanel(app, look, tasks, actions)
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return made


@pytest.fixture
async def panel(make: Callable[[], ComposerPanel], file: Path, tasks: GuiTasks) -> ComposerPanel:
    """The composer with the event in hand."""
    made = make()
    await made.open_event(SourceEntry("mine", "", path=file))
    await tasks.drain()
    return made


def notices(app: Application) -> list[Notice]:
    return [notice for notice in app.notices.items if "another program" in notice.text]


def write(path: Path, text: str) -> None:
    """As another program does."""
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def delete(path: Path) -> None:
    path.unlink()


def move(path: Path, name: str) -> None:
    path.rename(path.with_name(name))


def type_at_end(panel: ComposerPanel, text: str) -> None:
    cursor = panel.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(text)


async def test_a_text_nobody_touched_follows_its_file(panel: ComposerPanel, app: Application, file: Path) -> None:
    write(file, '{"a": "of another"}\n')
    await until(lambda: panel.event_text() == '{"a": "of another"}\n')
    await until(lambda: notices(app))
    assert panel.hand.name.saved
    assert not panel.hand.edited
    panel.editor.undo()
    assert panel.event_text() == '{"a": 1}\n'


async def test_an_edited_text_stays_and_saving_asks_once(
    panel: ComposerPanel, app: Application, tasks: GuiTasks, file: Path
) -> None:
    type_at_end(panel, " ")
    write(file, '{"a": "of another"}\n')
    await until(lambda: notices(app))
    assert panel.event_text() == '{"a": 1}\n '
    panel.commands.ask_name()
    panel.save_row.button.click()
    await tasks.drain()
    assert "Another program has changed" in panel.save_row.message.text()
    assert read(file) == '{"a": "of another"}\n'
    panel.save_row.button.click()
    await tasks.drain()
    assert read(file) == '{"a": 1}\n '
    assert not panel.hand.edited
    assert len(notices(app)) == 1


async def test_what_was_not_noticed_yet_is_seen_at_saving(panel: ComposerPanel, tasks: GuiTasks, file: Path) -> None:
    type_at_end(panel, " ")
    panel.commands.ask_name()
    write(file, "[]")
    panel.save_row.button.click()
    await tasks.drain()
    assert read(file) == "[]"


async def test_choosing_the_event_again_takes_the_file(panel: ComposerPanel, tasks: GuiTasks, file: Path) -> None:
    type_at_end(panel, " ")
    write(file, "[1]")
    await panel.open_event(SourceEntry("mine", "", path=file))
    assert panel.event_text() == "[1]"
    type_at_end(panel, "\n")
    panel.commands.ask_name()
    panel.save_row.button.click()
    await tasks.drain()
    assert read(file) == "[1]\n"


async def test_saving_is_no_change_by_another(panel: ComposerPanel, app: Application, tasks: GuiTasks) -> None:
    for number in range(3):
        type_at_end(panel, f"{number}")
        panel.commands.ask_name()
        panel.save_row.button.click()
        await tasks.drain()
        assert not panel.hand.edited, panel.save_row.message.text()
    assert notices(app) == []


async def test_the_same_text_written_again_is_no_news(
    panel: ComposerPanel, app: Application, tasks: GuiTasks, file: Path
) -> None:
    write(file, '{"a": 1}\n')
    while await panel.disk.is_other(file):  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(0)
    type_at_end(panel, " ")
    panel.commands.ask_name()
    panel.save_row.button.click()
    await tasks.drain()
    assert read(file) == '{"a": 1}\n '
    assert notices(app) == []


async def test_when_the_file_is_gone_the_text_is_unsaved(panel: ComposerPanel, app: Application, file: Path) -> None:
    delete(file)
    await until(lambda: not panel.hand.name.saved)
    assert panel.event_text() == '{"a": 1}\n'
    assert panel.hand.edited
    write(file, '{"a": "back"}\n')
    await reload_workspace(app)
    await until(lambda: panel.event_text() == '{"a": "back"}\n')
    assert panel.hand.name.saved


async def test_a_file_that_the_workspace_misses_first_leaves_the_text_unsaved(
    panel: ComposerPanel, app: Application, file: Path
) -> None:
    panel.disk._watch.leave(file)  # it tells nothing, as when the system has no watches left
    delete(file)
    await reload_workspace(app)
    await until(lambda: not panel.hand.name.saved)
    assert panel.event_text() == '{"a": 1}\n'


async def test_renaming_loses_nothing_before_the_workspace_lists_the_new_name(
    panel: ComposerPanel, tasks: GuiTasks, file: Path
) -> None:
    move(file, "other.json")
    panel.hand.follow("mine", "other")
    await tasks.drain()
    assert (panel.hand.name.name, panel.hand.name.saved) == ("other", True)


async def test_renaming_loses_nothing_where_the_old_file_was_missed_first(panel: ComposerPanel, file: Path) -> None:
    move(file, "other.json")
    await until(lambda: not panel.hand.name.saved)
    panel.hand.follow("mine", "other")
    assert (panel.hand.name.name, panel.hand.name.saved, panel.hand.edited) == ("other", True, False)


async def test_a_renamed_event_follows_its_new_file(
    panel: ComposerPanel, app: Application, tasks: GuiTasks, file: Path
) -> None:
    saved = await rename_event(app, file, "folder/other")
    await tasks.drain()
    assert (panel.hand.name.name, panel.hand.name.saved, panel.hand.edited) == ("folder/other", True, False)
    write(saved.path, "[2]")
    await until(lambda: panel.event_text() == "[2]")


async def test_saving_under_another_name_beside_a_file_that_goes_is_saved(
    panel: ComposerPanel, tasks: GuiTasks, file: Path
) -> None:
    delete(file)
    panel.hand.saved_as("other")
    await tasks.drain()
    assert (panel.hand.name.name, panel.hand.name.saved) == ("other", True)


async def test_a_text_of_the_last_session_takes_what_the_file_has_now(
    make: Callable[[], ComposerPanel], panel: ComposerPanel, file: Path
) -> None:
    state = panel.state()
    panel.hand.put(panel.hand.name, "")
    write(file, '{"a": "while it was closed"}\n')
    again = make()
    again.restore(state)
    await until(lambda: again.event_text() == '{"a": "while it was closed"}\n')
