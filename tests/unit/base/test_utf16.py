"""Columns in characters and in UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.base.utf16 import to_characters, to_units


def test_a_character_beyond_the_first_plane_is_two_units() -> None:
    assert to_units("a🐍b", 2) == 3
    assert to_characters("a🐍b", 3) == 2
    assert to_characters("a🐍b", 2) == 2


@given(st.text(), st.data())
def test_there_and_back(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(line)))
    units = to_units(line, column)
    assert units == len(line[:column].encode("utf-16-le", "surrogatepass")) // 2
    assert to_characters(line, units) == column
