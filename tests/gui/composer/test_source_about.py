from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.composer.source_about import SourceAbout
from workbench.gui.composer.source_model import SourceEntry, source_entries
from workbench.gui.look import Look
from workbench.model.event import EventType, SavedEvent


@pytest.fixture
def about(qtbot: QtBot, look: Look) -> Iterator[SourceAbout]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield SourceAbout(look, parent)
    parent.close()


def test_a_type_is_told_with_its_help(about: SourceAbout) -> None:
    (entry,) = source_entries((), (EventType("s3/put", "S3", "Object created", "A new object."),))
    about.show_entry(entry)
    assert (about.title.text(), about.help.text()) == ("Object created · s3/put", "A new object.")
    assert about.accessibleDescription() == "Object created · s3/put A new object."


def test_a_saved_event_is_told_with_its_whole_name(about: SourceAbout) -> None:
    (entry,) = source_entries((SavedEvent("a/b", Path("/w/events/a/b.json"), 2, "s3/put", "dev"),), ())
    about.show_entry(entry)
    assert (about.title.text(), about.help.text()) == ("a/b", "s3/put · dev · 2 B")


def test_of_heads_nothing_is_told_and_the_height_stays(about: SourceAbout) -> None:
    height = about.sizeHint().height()
    for entry in (None, SourceEntry("S3", "S3")):
        about.show_entry(entry)
        assert (about.title.text(), about.help.text()) == ("", "")
    assert about.sizeHint().height() == height
