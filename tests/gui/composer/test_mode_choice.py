import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.gui.composer.mode_buttons import Mode, ModeButtons
from workbench.gui.composer.mode_choice import ModeChoice
from workbench.gui.composer.pages import Pages


@pytest.fixture
def choice(qtbot: QtBot) -> ModeChoice:
    pages = Pages(QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit())
    buttons = ModeButtons(pages)
    qtbot.addWidget(pages)
    return ModeChoice(buttons, pages, pages)


def mode_of(choice: ModeChoice) -> Mode:
    parent = choice.parent()
    assert isinstance(parent, Pages)
    return parent.mode


def test_until_one_is_picked_the_event_says_which_suits(choice: ModeChoice) -> None:
    assert mode_of(choice) is Mode.JSON
    choice.suit(known=True)
    assert mode_of(choice) is Mode.FORM
    choice.suit(known=False)
    assert mode_of(choice) is Mode.JSON
    choice.choose(Mode.BOTH)
    choice.suit(known=True)
    assert mode_of(choice) is Mode.BOTH


def test_what_was_picked_comes_back_with_the_session(choice: ModeChoice) -> None:
    assert choice.state() == ""
    choice.choose(Mode.FORM)
    kept = choice.state()
    choice.choose(Mode.JSON)
    choice.restore(kept)
    assert mode_of(choice) is Mode.FORM


@pytest.mark.parametrize("state", ["", "sideways", 3, None])
def test_a_strange_session_changes_nothing(choice: ModeChoice, state: object) -> None:
    choice.restore(state)
    assert choice.state() == ""
    assert mode_of(choice) is Mode.JSON


def test_the_preview_is_a_look_and_nothing_to_remember(choice: ModeChoice) -> None:
    choice.choose(Mode.BOTH)
    choice.toggle_preview()
    assert mode_of(choice) is Mode.PREVIEW
    choice.suit(known=False)
    assert mode_of(choice) is Mode.PREVIEW
    assert choice.state() == Mode.BOTH
    choice.toggle_preview()
    assert mode_of(choice) is Mode.BOTH


def test_a_place_of_the_text_is_shown_beside_the_form(choice: ModeChoice) -> None:
    choice.choose(Mode.FORM)
    choice.need_text()
    assert mode_of(choice) is Mode.BOTH
    assert choice.state() == Mode.FORM, "the user chose the form, and gets it with the next start"
    choice.choose(Mode.JSON)
    choice.toggle_preview()
    choice.need_text()
    assert mode_of(choice) is Mode.JSON
