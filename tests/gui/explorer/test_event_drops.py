"""Events are dropped on folders, and files of elsewhere on the events."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.explorer.conftest import ROOT
from tests.support.fake_engine import show
from workbench.app.application import Application
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.explorer.tree import ExplorerTree
from workbench.model.event import SavedEvent
from workbench.model.workspace import Workspace

NAMES = ("a/b/deep", "a/one", "c/two", "ping")
EVENTS = tuple(SavedEvent(name, ROOT / "events" / f"{name}.json", 2) for name in NAMES)


class Drop(QDropEvent):
    """A drop that says who began it."""

    def __init__(self, place: QPointF, data: QMimeData, source: QObject | None) -> None:
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(place, copy, data, left, none)
        self._source = source

    def source(self) -> QObject:
        return self._source or QObject()


def index_of(tree: ExplorerTree, text: str) -> QModelIndex:
    return next(index for index, row in tree.rows.walk() if row.text == text)


def drop(tree: ExplorerTree, onto: str, data: QMimeData, source: QObject | None) -> bool:
    """Drop on the row; whether it was taken."""
    event = Drop(QPointF(tree.visualRect(index_of(tree, onto)).center()), data, source)
    event.ignore()
    assert tree.drops.eventFilter(tree.viewport(), event)
    return event.isAccepted()


@pytest.fixture
def tree(panel: ExplorerPanel, app: Application, workspace: Workspace) -> ExplorerTree:
    show(app, Workspace(ROOT, workspace.functions, EVENTS))
    return panel.tree


@pytest.mark.parametrize(
    ("dragged", "onto", "folder"),
    [
        ("one.json", "c", "c"),
        ("one.json", "two.json", "c"),
        ("one.json", "Events", ""),
        ("b", "c", "c"),
        ("one.json", "a", None),
        ("a", "b", None),
        ("a", "a", None),
        ("ping.json", "Events", None),
        ("one.json", "Orders", None),
        ("Orders", "c", None),
    ],
)
async def test_where_events_go(
    tree: ExplorerTree, panel: ExplorerPanel, dragged: str, onto: str, folder: str | None
) -> None:
    tree.drops.moved.disconnect(panel.event_rows.move)
    told: list[tuple[str, str]] = []
    tree.drops.moved.connect(lambda row, to: told.append((row.text, to)))
    tree.setCurrentIndex(index_of(tree, dragged))
    assert drop(tree, onto, QMimeData(), tree) is (folder is not None)
    assert told == ([] if folder is None else [(dragged, folder)])


async def test_files_from_elsewhere(tree: ExplorerTree, panel: ExplorerPanel) -> None:
    tree.drops.dropped.disconnect(panel.event_rows.take)
    told: list[object] = []
    tree.drops.dropped.connect(lambda paths, folder: told.append((paths, folder)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/a.json"), QUrl("https://example.com/b.json")])
    assert drop(tree, "one.json", data, None)
    assert told == [((Path("/x/a.json"),), "a")]
    assert not drop(tree, "one.json", QMimeData(), None)
    assert not drop(tree, "Orders", data, None)


async def test_qt_s_own_drag_is_asked_the_same(tree: ExplorerTree, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/a.json")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = tree.visualRect(index_of(tree, "c")).center()
    event = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(tree.viewport(), event)
    assert event.isAccepted()
