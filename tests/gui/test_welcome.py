"""The welcome page: doors and recent workspaces."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.welcome import BESIDE_PX, WelcomePage
from workbench.gui.welcome_recent import RecentRow


async def test_the_doors_ask_for_what_they_say(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.folder_asked.connect(lambda: asked.append("folder"))
    page.blueprint_asked.connect(lambda: asked.append("blueprint"))
    page.sample_asked.connect(lambda: asked.append("sample"))
    page.tour_asked.connect(lambda: asked.append("tour"))
    for door in ("welcome.folder", "welcome.blueprint", "welcome.sample", "welcome.tour"):
        button = page.findChild(QPushButton, door)
        assert isinstance(button, QPushButton)
        assert button.accessibleName()
        assert button.accessibleDescription()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["folder", "blueprint", "sample", "tour"]


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


async def test_arrows_and_enter_suffice(qtbot: QtBot, app: Application, look: Look) -> None:
    app.session.remember_workspace(Path("/home/me/shop"))
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.focus_first()
    await until(lambda: QApplication.focusWidget() is not None)
    seen = []
    for key in (Qt.Key.Key_Down,) * 5:
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        qtbot.keyClick(focus, key)
    doors = ["welcome.folder", "welcome.blueprint", "welcome.sample", "welcome.tour"]
    assert seen == [*doors, "welcome.recent"]
    qtbot.keyClick(page, Qt.Key.Key_End)
    with qtbot.waitSignal(page.workspace_chosen):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.folder_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


async def test_a_recent_workspace_can_be_taken_off(qtbot: QtBot, app: Application, look: Look) -> None:
    for name in ("billing", "shop"):
        app.session.remember_workspace(Path("/home/me") / name)
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    qtbot.keyClick(page.findChildren(RecentRow)[0], Qt.Key.Key_Delete)
    assert app.session.recent_workspaces == (Path("/home/me/billing"),)
    (row,) = (one for one in page.findChildren(RecentRow) if not one.isHidden())
    qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert not app.session.recent_workspaces


async def test_a_folder_can_be_dropped(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/me/shop")])
    with qtbot.waitSignal(page.workspace_chosen) as chosen:
        page.dropEvent(drop(data))
    assert chosen.args == [Path("/home/me/shop")]
    text = QMimeData()
    text.setText("no folder")
    with qtbot.assertNotEmitted(page.workspace_chosen):
        page.dropEvent(drop(text))


async def test_the_second_column_stands_where_there_is_room(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    page.show()
    folder = page.findChild(QPushButton, "welcome.folder")
    assert isinstance(folder, QPushButton)
    for width, beside in ((BESIDE_PX + 10, True), (BESIDE_PX - 200, False)):
        page.resize(width, 700)
        await until(lambda: (left(page.machine, page) > left(folder, page) + 400) == beside)  # noqa: B023 - awaited
    assert page.machine.accessibleName()


def left(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


def drop(data: QMimeData) -> QDropEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)


async def test_a_narrow_page_takes_its_columns_in(qtbot: QtBot, app: Application, look: Look) -> None:
    page = WelcomePage(app, look)
    qtbot.addWidget(page)
    page.show()
    for width in (345, 900, 345):
        page.resize(width, 400)
        qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
        for line in page.findChildren(QLabel):
            if line.text() and line.wordWrap():
                assert line.height() >= line.heightForWidth(line.width()), line.text()
