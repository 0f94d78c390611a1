"""Encoding and line ends are chosen in menus, and only where they can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from tests.support.turns import until
from workbench.gui.actions import Actions
from workbench.gui.editor.encoding_menus import EncodingMenus
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.look import Look
from workbench.gui.status_pick import StatusPick


@pytest.fixture
def menus(panel: EditorPanel, actions: Actions, look: Look) -> Iterator[EncodingMenus]:
    bar = QWidget()
    encoding = StatusPick(look, "status.encoding", "Encoding", bar)
    line_ends = StatusPick(look, "status.line_ends", "Line ends", bar)
    yield EncodingMenus(panel, actions, encoding, line_ends)
    bar.deleteLater()


async def opened(panel: EditorPanel, path: Path) -> FilePage:
    panel.open_file(path)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    return page


def shown(menus: EncodingMenus) -> QMenu:
    assert menus.shown is not None
    return menus.shown


def choose(menus: EncodingMenus, text: str) -> None:
    menu = shown(menus)
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.close()


def held(menus: EncodingMenus) -> list[str]:
    return [action.text() for action in shown(menus).actions() if action.isChecked()]


def saved(path: Path) -> bytes:
    return path.read_bytes()


@pytest.fixture
def latin(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes("Größe\n".encode("cp1252"))
    return path


async def test_a_file_is_read_again(panel: EditorPanel, menus: EncodingMenus, actions: Actions, latin: Path) -> None:
    page = await opened(panel, latin)
    actions.action("encoding.reopen").trigger()
    assert held(menus) == ["Windows-1252"]
    assert shown(menus).activeAction().text() == "Windows-1252"
    choose(menus, "Windows-1251")
    await until(lambda: page.edit.text == "GrцЯe\n")


async def test_unsaved_text_is_asked_about(
    panel: EditorPanel, menus: EncodingMenus, actions: Actions, latin: Path
) -> None:
    page = await opened(panel, latin)
    page.edit.insertPlainText("x")
    actions.action("encoding.reopen").trigger()
    choose(menus, "Latin-1")
    assert page.edit.text == "xGröße\n"
    page.notice.buttons[0].click()
    await until(lambda: not page.dirty)
    assert page.edit.text == "Größe\n"


async def test_a_file_is_saved_with_another(
    panel: EditorPanel, menus: EncodingMenus, actions: Actions, latin: Path
) -> None:
    await opened(panel, latin)
    actions.action("encoding.save").trigger()
    choose(menus, "UTF-8 with BOM")
    await until(lambda: saved(latin) == b"\xef\xbb\xbf" + "Größe\n".encode())


async def test_line_ends_are_chosen(panel: EditorPanel, menus: EncodingMenus, actions: Actions, latin: Path) -> None:
    page = await opened(panel, latin)
    actions.action("encoding.line_ends").trigger()
    assert held(menus) == ["LF  ·  Unix, macOS"]
    choose(menus, "CRLF")
    assert page.dirty
    assert await page.save()
    assert saved(latin).endswith(b"e\r\n")


async def test_a_click_offers_both(panel: EditorPanel, menus: EncodingMenus, latin: Path) -> None:
    await opened(panel, latin)
    menus._both()
    assert [action.text() for action in shown(menus).actions()] == ["Reopen with Encoding…", "Save with Encoding…"]
    assert shown(menus).accessibleName() == "Encoding"
    shown(menus).close()


async def test_without_a_file_nothing_opens(menus: EncodingMenus) -> None:
    menus.reopen()
    menus.save()
    menus.line_ends()
    assert menus.shown is None


async def test_a_refused_file_can_only_be_read(panel: EditorPanel, menus: EncodingMenus, tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes("x".encode("utf-16-le"))
    await opened(panel, path)
    menus.save()
    menus.line_ends()
    assert menus.shown is None
    menus.reopen()
    assert held(menus) == []
    shown(menus).close()
