"""The welcome page: doors and recent workspaces."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.welcome import WelcomePage, short_path


async def test_the_doors_ask_for_what_they_say(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.folder_asked.connect(lambda: asked.append("folder"))
    page.blueprint_asked.connect(lambda: asked.append("blueprint"))
    page.sample_asked.connect(lambda: asked.append("sample"))
    for door in ("welcome.folder", "welcome.blueprint", "welcome.sample"):
        button = page.findChild(QPushButton, door)
        assert isinstance(button, QPushButton)
        assert button.accessibleName()
        assert button.accessibleDescription()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["folder", "blueprint", "sample"]


async def test_recent_workspaces_can_be_opened(qtbot: QtBot, app: Application, look: Look) -> None:
    app.session.remember_workspace(Path("/home/me/billing"))
    app.session.remember_workspace(Path("/home/me/shop"))
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    rows = page.findChildren(QPushButton, "welcome.recent")
    assert [row.accessibleName() for row in rows] == ["Open shop", "Open billing"]
    with qtbot.waitSignal(page.workspace_chosen) as chosen:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [Path("/home/me/billing")]


async def test_it_can_be_shown_anew(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    assert page.findChildren(QPushButton, "welcome.recent") == []
    app.session.remember_workspace(Path("/home/me/shop"))
    page.refresh()
    assert len(page.findChildren(QPushButton, "welcome.recent")) == 1


def test_paths_are_short() -> None:
    home = Path("/home/me")
    assert short_path(home / "code" / "shop", home) == "~/code/shop"
    assert short_path(Path("/srv/shop"), home) == "/srv/shop"
    assert len(short_path(Path("/srv/" + "deep/" * 40), home)) <= 48
