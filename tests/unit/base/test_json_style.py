import pytest

from workbench.base.json_places import Span
from workbench.base.json_style import Style, indentation_at, is_empty, is_in_line, style_of


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("{}\n", Style()),
        ('{\n    "a": [\n        1\n    ]\n}', Style(unit="    ")),
        ('{\r\n\t"a":1\r\n}', Style(unit="\t", newline="\r\n", colon=":")),
        ('{"a":1,"b":2}', Style(in_lines=False, colon=":", comma=",")),
        ('{"a": 1}', Style(in_lines=False)),
        ("[1,2]", Style(in_lines=False, colon=":", comma=",")),
        ('{"a": "{\\n  x"}', Style(in_lines=False)),
        ('[{"a":1},\n {"a":2}]', Style(in_lines=False, colon=":", comma=",")),
    ],
)
def test_the_style_is_told_by_the_text(text: str, style: Style) -> None:
    found = style_of(text)
    assert (found.in_lines, found.colon) == (style.in_lines, style.colon)
    assert not style.in_lines or (found.unit, found.newline) == (style.unit, style.newline)
    assert style.in_lines or found.comma == style.comma


def test_values_are_written_in_the_style() -> None:
    assert (
        Style(unit="\t", newline="\r\n").written({"a": [1]}, " ", in_line=False)
        == '{\r\n \t"a": [\r\n \t\t1\r\n \t]\r\n }'
    )
    assert Style(colon=":", comma=",").written({"a": 1, "é": 2}, "", in_line=True) == '{"a":1,"é":2}'
    assert Style().written("\ud800\n", "", in_line=True) == '"\\ud800\\n"'


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_has_not_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        Style().written(value, "", in_line=True)


def test_a_list_in_one_line_stays_in_one_line() -> None:
    text = '{\n  "a": [1, 2],\n  "b": [{}],\n  "c": {}\n}'
    style = style_of(text)
    assert is_in_line(text, ("a", 2), style)
    assert is_in_line(text, ("b", 0, "x"), style)
    assert not is_in_line(text, ("c", "x"), style)


def test_indentation_and_emptiness() -> None:
    assert indentation_at("a\n  b c", 6) == "  "
    assert is_empty("[ \n]", Span(0, 4))
    assert not is_empty("[1]", Span(0, 3))
