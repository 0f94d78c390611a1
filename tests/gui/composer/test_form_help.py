import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from workbench.gui.composer.form_help import FormHelp, explained
from workbench.gui.composer.form_rows import FormRow, RowKind
from workbench.gui.look import Look
from workbench.model.event_form import FieldKind, FormField


def row(help_text: str = "The key as S3 sends it: <b> stays.", *, required: bool = False) -> FormRow:
    field = FormField(("Records", 0, "key"), "Object key", FieldKind.TEXT, "x", help=help_text, required=required)
    return FormRow(RowKind.FIELD, field.path, field.label, field=field)


def test_label_name_and_help_are_said_and_nothing_is_read_as_html() -> None:
    text = explained(row())
    assert "Object key</span>" in text
    assert ">key</span>" in text
    assert "&lt;b&gt; stays" in text
    assert explained(row("")) == ""
    assert "Required." not in text
    assert "Required." in explained(row(required=True))


def test_the_card_shows_only_when_there_is_help(qtbot: QtBot, look: Look) -> None:
    card = FormHelp(look)
    qtbot.addWidget(card)
    card.show_source("Amazon S3 User Guide")
    card.show_row(row())
    assert not card.isHidden()
    assert "Amazon S3 User Guide." in card.label.text()
    assert "href" not in card.label.text()
    card.show_row(row(""))
    assert card.isHidden()
    card.show_row(None)
    assert card.isHidden()


def test_an_address_is_a_link(qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    card = FormHelp(look)
    qtbot.addWidget(card)
    card.show_source("https://docs.example/event")
    card.show_row(row())
    assert 'href="https://docs.example/event"' in card.label.text()
    card.label.linkActivated.emit("https://docs.example/event")
    assert opened == ["https://docs.example/event"]


def test_its_colours_follow_the_theme(qtbot: QtBot, look: Look) -> None:
    card = FormHelp(look)
    qtbot.addWidget(card)
    card.show_row(row())
    before = card.label.text()
    look.choose("light")
    assert card.label.text() != before
