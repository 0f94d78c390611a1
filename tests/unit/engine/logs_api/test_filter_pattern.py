import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.filter_pattern import compile_pattern


@pytest.mark.parametrize("pattern", ["", "  ", "\n"])
def test_an_empty_pattern_fits_all(pattern: str) -> None:
    assert compile_pattern(pattern)("anything")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (" ERROR ", "an ERROR"),
        (' { $.level = "ERROR" } ', '{"level": "ERROR"}'),
        (" [a, b = 1] ", "x 1"),
        ('"{"', "a { in text"),
        (" -ERROR", "fine"),
    ],
)
def test_each_form(pattern: str, message: str) -> None:
    fits = compile_pattern(pattern)
    assert fits(message)
    assert not fits("ERROR") or "ERROR" in pattern


@pytest.mark.parametrize(("pattern", "signs"), [("{", "{}"), ("{ $.a = 1", "{}"), ("[", "[]"), ("[a, b", "[]")])
def test_what_is_not_closed(pattern: str, signs: str) -> None:
    with pytest.raises(ApiError) as found:
        compile_pattern(pattern)
    assert found.value.code == "InvalidParameterException"
    assert found.value.message == f"If a filter pattern starts with '{signs[0]}' it must end with '{signs[1]}'"


@given(st.text(alphabet='{}[]$.=ab1 "-?%,&|()*', max_size=30), st.text(alphabet='{}[]":ab1 ,', max_size=30))
def test_any_text_is_read_or_refused(pattern: str, message: str) -> None:
    try:
        fits = compile_pattern(pattern)
    except ApiError:
        return
    assert fits(message) in (True, False)
