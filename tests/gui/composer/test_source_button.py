import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.source_button import SourceButton
from workbench.gui.look import ROW, Look


@pytest.fixture
def button(qtbot: QtBot, look: Look) -> SourceButton:
    made = SourceButton(look)
    qtbot.addWidget(made)
    made.resize(240, ROW)
    made.show()
    return made


def test_without_an_event_it_asks_for_one(button: SourceButton) -> None:
    assert button.text() == "Pick an event"
    assert button.accessibleName() == "Event source: Pick an event"


def test_it_names_the_source_and_says_when_it_was_edited(button: SourceButton) -> None:
    button.show_source("S3 · Object created", saved=False, edited=False)
    plain = button.grab().toImage()
    button.show_source("S3 · Object created", saved=False, edited=True)
    assert button.accessibleName() == "Event source: S3 · Object created, edited"
    assert button.grab().toImage() != plain


def test_a_text_without_a_name_is_never_called_edited(button: SourceButton) -> None:
    button.show_source("", saved=False, edited=True)
    assert button.accessibleName() == "Event source: Pick an event"


def test_it_is_as_high_as_a_row_and_may_be_narrow(button: SourceButton) -> None:
    assert button.sizeHint().height() == ROW
    assert button.minimumSizeHint().width() < 120


def test_it_follows_the_theme(button: SourceButton, look: Look) -> None:
    dark = button.grab().toImage()
    look.choose("light")
    assert button.grab().toImage() != dark
