import bisect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.paging import PAGE, page

_keys = st.lists(st.text(max_size=4), unique=True, max_size=30).map(sorted)


@given(_keys, st.integers(1, 12), st.integers(1, 12))
def test_pages_are_the_list(keys: list[str], wanted: int, most: int) -> None:
    found: list[str] = []
    given: dict[str, object] = {"MaxItems": wanted}
    while True:
        shown, more = page(keys, given, str, most)
        assert len(shown) == min(wanted, most) or not more
        found += shown
        if not more:
            break
        given["Marker"] = more["NextMarker"]
    assert found == keys


@given(_keys, _keys, st.integers(1, 5))
def test_the_next_page_is_behind_the_last_whatever_changed(before: list[str], after: list[str], wanted: int) -> None:
    shown, more = page(before, {"MaxItems": wanted}, str)
    if more:
        rest, _end = page(after, {"Marker": more["NextMarker"]}, str)
        assert list(rest) == after[bisect.bisect_right(after, shown[-1]) :]


def test_a_page_has_fifty() -> None:
    keys = [f"{number:04}" for number in range(PAGE + 1)]
    assert len(page(keys, {}, str)[0]) == len(page(keys, {"MaxItems": 10_000}, str)[0]) == PAGE == 50


def test_the_last_page_has_no_marker() -> None:
    assert page(["a", "b"], {"MaxItems": 2}, str) == (["a", "b"], {})
    assert page([], {}, str) == ([], {})


def test_a_marker_behind_all() -> None:
    _shown, more = page(["a", "b"], {"MaxItems": 1}, str)
    assert page([], {"Marker": more["NextMarker"]}, str) == ([], {})


@pytest.mark.parametrize("marker", ["!", "a", "é", "/w==", "====", "YQ"])
def test_a_marker_of_somebody_else(marker: str) -> None:
    with pytest.raises(ApiError) as error:
        page(["a"], {"Marker": marker}, str)
    assert error.value.code == "InvalidParameterValueException"


@given(st.text())
def test_any_marker_is_taken_or_refused(marker: str) -> None:
    try:
        page(["a", "b"], {"Marker": marker}, str)
    except ApiError as error:
        assert error.code == "InvalidParameterValueException"  # noqa: PT017 - or no error
