from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.support.fake_form import FakeForm
from workbench.gui.composer.form_view import NOTHING, FormView
from workbench.gui.look import Look

FORM = FakeForm({"bucket": "${env.BUCKET}", "size": 1}, None, {("bucket",): {"help": "The bucket's name."}})


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[FormView]:
    made = FormView(look)
    qtbot.addWidget(made)
    made.resize(370, 400)
    made.show()
    yield made
    made.close()


def test_an_empty_event_says_what_would_fill_it(view: FormView) -> None:
    assert view.empty.isVisible()
    assert view.empty.text() == NOTHING
    view.show_form(FORM)
    assert not view.empty.isVisible()
    assert view.tree.isVisible()
    view.show_form(FakeForm({}))
    assert view.empty.isVisible()


def test_the_card_explains_the_current_field(view: FormView) -> None:
    view.show_form(FORM)
    view.show_source("Amazon S3 User Guide")
    told = QSignalSpy(view.current_changed)
    assert view.go_to(("bucket",))
    assert view.help.isVisible()
    assert "The bucket's name." in view.help.label.text().replace("&#x27;", "'")
    view.go_to(("size",))
    assert not view.help.isVisible()
    assert [told.at(place)[0] for place in range(told.count())][-2:] == [("bucket",), ("size",)]


def test_a_fault_lets_the_fields_rest_and_leads_to_its_place(view: FormView) -> None:
    view.show_form(FORM)
    view.set_fault("The JSON has a fault in line 3: Expecting ',' delimiter.")
    assert view.banner.isVisible()
    assert view.tree.delegate.read_only
    assert "line 3" in view.banner.accessibleName()
    shown = QSignalSpy(view.fault_link)
    QTest.mouseClick(view.fault_button, Qt.MouseButton.LeftButton)
    assert shown.count() == 1
    view.set_fault("")
    assert not view.banner.isVisible()
    assert not view.tree.delegate.read_only


def test_values_of_variables_are_shown_where_they_are_known(view: FormView) -> None:
    view.show_form(FORM)
    before = view.tree.grab().toImage()
    asked: list[str] = []

    def resolve(expression: str) -> str:
        asked.append(expression)
        return "invoices-dev"

    view.set_resolver(resolve)
    assert view.tree.grab().toImage() != before
    assert set(asked) == {"env.BUCKET"}


def test_wishes_pass_through(view: FormView) -> None:
    view.show_form(FORM)
    spies = {
        name: QSignalSpy(getattr(view, name))
        for name in ("edit_wanted", "add_wanted", "remove_wanted", "duplicate_wanted", "place_wanted")
    }
    view.tree.edit_wanted.emit(("size",), 2)
    for name in ("add_wanted", "remove_wanted", "duplicate_wanted", "place_wanted"):
        getattr(view.tree, name).emit(("size",))
    assert spies["edit_wanted"].at(0) == [("size",), 2]
    assert [spy.count() for spy in spies.values()] == [1] * 5


def test_the_keyboard_comes_to_the_fields(view: FormView, qtbot: QtBot) -> None:
    view.show_form(FORM)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    assert view.tree.hasFocus()
    assert view.tree.accessibleName() == "Fields of the event"
