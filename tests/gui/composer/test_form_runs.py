from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.form_runs import rising, runs


def test_what_rises_stays() -> None:
    assert list(rising([0, -1, 3, 2, 4])) == [0, 2, 4]
    assert list(rising([])) == []


@given(st.lists(st.booleans()))
def test_runs_cover_what_is_wanted_and_nothing_else(wanted: list[bool]) -> None:
    found = runs(wanted)
    covered = {place for first, end in found for place in range(first, end)}
    assert covered == {place for place, one in enumerate(wanted) if one}
    assert all(end < first for (_, end), (first, _) in pairwise(found)), "no two touch"
