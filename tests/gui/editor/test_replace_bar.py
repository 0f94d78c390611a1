"""Replacing in the file in front."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor import replace_bar
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.replace_bar import ReplaceBar

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def bar_of(edit: CodeEdit, find: str, new: str, *, regex: bool = False) -> ReplaceBar:
    bar = ReplaceBar(edit, edit)
    bar.open_replacing()
    bar.regex.setChecked(regex)
    bar.field.setText(find)
    bar.replacement.setText(new)
    return bar


async def test_enter_replaces_one_after_the_other(make_edit: MakeEdit) -> None:
    edit = make_edit("a = 1\nb = a\na")
    bar = bar_of(edit, "a", "xyz")
    QTest.keyClick(bar.replacement, Key.Key_Return)
    assert edit.text == "xyz = 1\nb = a\na"
    QTest.keyClick(bar.replacement, Key.Key_Return)
    assert edit.text == "xyz = 1\nb = xyz\na"
    edit.undo()
    assert edit.text == "xyz = 1\nb = a\na"


@pytest.mark.parametrize("most", [1_000, 1])
async def test_control_enter_replaces_all_as_one_step(
    make_edit: MakeEdit, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(replace_bar, "MOST_EDITS", most)
    edit = make_edit("é🐍 a\n\taa\nb")
    bar = bar_of(edit, "a", "")
    QTest.keyClick(bar.field, Key.Key_Return, CONTROL)
    assert edit.text == "é🐍 \n\t\nb"
    assert bar.count.text() == "Nothing found"
    edit.undo()
    assert edit.text == "é🐍 a\n\taa\nb"


async def test_groups_are_put_in(make_edit: MakeEdit) -> None:
    edit = make_edit("key = value\nother = thing")
    bar = bar_of(edit, r"(\w+) = (\w+)", r"\2 = \1", regex=True)
    bar.replace_one()
    assert edit.text == "value = key\nother = thing"
    bar.replace_all()
    assert edit.text == "key = value\nthing = other"


async def test_finding_alone_shows_one_row(make_edit: MakeEdit) -> None:
    edit = make_edit("a")
    bar = bar_of(edit, "a", "b")
    assert bar.replacing
    bar.open_bar()
    assert bar.replacement.isHidden()
    QTest.keyClick(bar.field, Key.Key_Return, CONTROL)
    assert edit.text == "a"


async def test_a_text_that_cannot_be_written_is_not_replaced(make_edit: MakeEdit) -> None:
    edit = make_edit("a")
    edit.setReadOnly(True)
    bar = bar_of(edit, "a", "b")
    assert not bar.replacing
    bar.replace_all()
    bar.replace_one()
    assert edit.text == "a"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text("ab🐍\n", max_size=20),
    st.sampled_from(["a", "a+", "(?<=a)b", "a\nb", "(a|b)"]),
    st.sampled_from(["", "c", "aa"]),
)
async def test_it_is_what_re_sub_does(make_edit: MakeEdit, text: str, find: str, new: str) -> None:
    edit = make_edit(text)
    bar_of(edit, find, new, regex=True).replace_all()
    assert edit.text == re.sub(find, new, text)
