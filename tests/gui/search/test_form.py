"""The fields of the search."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from workbench.gui.look import Look
from workbench.gui.search.form import SearchForm
from workbench.model.file_search import FileQuery

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(look: Look) -> Iterator[SearchForm]:
    made = SearchForm(look)
    made.show()
    yield made
    delete(made)


async def test_the_query_is_what_is_typed_and_chosen(form: SearchForm) -> None:
    QTest.keyClicks(form.text, "order")
    QTest.keyClicks(form.include, " *.py ")
    form.case.click()
    assert form.query() == FileQuery("order", case=True, include="*.py")
    form.replacing.click()
    assert form.query().replacement == ""
    QTest.keyClicks(form.replacement, "x")
    assert form.query().replacement == "x"


async def test_the_row_that_replaces_shows_when_wanted(form: SearchForm) -> None:
    form.open("a", replacing=False)
    assert form.replacement.isHidden() or not form.replacement.isVisible()
    form.open("", replacing=True)
    assert form.replacement.isVisible()
    assert form.text.text() == "a"


async def test_what_is_no_pattern_is_told_at_the_field(form: SearchForm) -> None:
    form.text.setText("(")
    assert form.fault() == ""
    form.regex.setChecked(True)
    assert "missing )" in form.fault()
    assert form.text.property("state") == "error"


async def test_keys_of_the_fields(form: SearchForm) -> None:
    told: list[str] = []
    form.search_wanted.connect(lambda: told.append("search"))
    form.replace_wanted.connect(lambda: told.append("replace"))
    form.left.connect(lambda: told.append("left"))
    QTest.keyClick(form.text, Key.Key_Return)
    QTest.keyClick(form.text, Key.Key_Return, CONTROL)
    QTest.keyClick(form.include, Key.Key_Down)
    form.replacing.setChecked(True)
    form.show_ticked(3)
    QTest.keyClick(form.replacement, Key.Key_Return, CONTROL)
    assert told == ["search", "left", "replace"]


async def test_the_button_says_how_many(form: SearchForm) -> None:
    form.show_ticked(1_200)
    assert (form.replace_all.text(), form.replace_all.isEnabled()) == ("Replace 1,200", True)
    form.show_ticked(0)
    assert not form.replace_all.isEnabled()


async def test_the_session_keeps_the_fields(form: SearchForm, look: Look) -> None:
    form.text.setText("order")
    form.words.setChecked(True)
    other = SearchForm(look)
    other.restore(form.state())
    assert other.query() == form.query()
    other.restore({"text": 1, "case": "yes", 3: 4, "status": "x"})
    other.restore("no state")
    assert other.query() == form.query()
