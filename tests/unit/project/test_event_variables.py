import json
import time

from hypothesis import given
from hypothesis import strategies as st

from workbench.project.event_expressions import VariableKind
from workbench.project.event_variables import Escape, Variable, find_variables, has_marks, pieces, shown


def expressions(text: str) -> list[str]:
    return [variable.expression for variable in find_variables(text)]


def test_places_are_those_of_the_text() -> None:
    text = '{"a": "x ${env.A} y", "b": ["${now}"]}'
    assert [text[one.start : one.end] for one in find_variables(text)] == ["${env.A}", "${now}"]
    assert [one.kind for one in find_variables(text)] == [VariableKind.ENV, VariableKind.NOW]


def test_only_strings_have_variables() -> None:
    assert find_variables('{"a": ${env.A}}') == ()
    assert expressions('{"${env.K}": "\\"${env.A}"}') == ["env.K", "env.A"]
    assert find_variables('["\\\\", ${now}, "x"]') == ()


def test_what_is_no_variable_is_told() -> None:
    (found,) = find_variables('["${foo}"]')
    assert found.kind is VariableKind.UNKNOWN
    assert found.problem == "${foo} is no variable; it is sent as it stands."


def test_a_value_as_json_takes_the_place_of_the_whole_string() -> None:
    text = '["${=env.N}"]'
    (found,) = find_variables(text)
    assert text[slice(*found.replaced)] == '"${=env.N}"'
    for other in ('["a${=env.N}"]', '["${=env.N} "]', '{"${=env.N}" : 1}', '["$$${=env.N}"]', '["${=env.N}'):
        assert [one.problem for one in find_variables(other)] == [
            "${=env.N} must be the whole of a value; it is sent as it stands."
        ]


def test_dollars_stand_for_dollars() -> None:
    assert list(pieces('"$${env.A}"')) == [Escape(1, 3, "$")]
    escape, variable = pieces('"$$${env.A}"')
    assert escape == Escape(1, 3, "$")
    assert isinstance(variable, Variable)
    assert (variable.start, variable.end) == (3, 11)
    assert find_variables('"$5 $$ {x} $"') == ()


def test_an_expression_has_json_s_escapes_undone() -> None:
    assert expressions(r'"${file:a\\b\u00e9.txt}"') == ["file:a\\bé.txt"]


def test_what_is_not_closed_is_text_and_hides_nothing() -> None:
    assert expressions('["${now ${env.A}", "${uuid", "${counter}') == ["env.A", "counter"]
    assert expressions('["a\n["${uuid}"]') == ["uuid"], "a string ends with its line"


def test_an_expression_is_shown_in_part_when_it_is_long() -> None:
    assert shown("now") == "${now}"
    assert len(shown("x" * 500)) < 80


@given(st.text(alphabet='${}"\\=:. \nenvowuid', max_size=60))
def test_pieces_are_in_order_and_apart(text: str) -> None:
    last = 0
    for piece in pieces(text):
        start, end = piece.replaced if isinstance(piece, Variable) else (piece.start, piece.end)
        assert last <= start < end <= len(text)
        last = end


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_every_mark_in_a_string_of_json_is_seen(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False).replace("a", "${now}")
    assert len(find_variables(text)) == text.count("${now}") - text.count("$${now}")


def test_a_large_event_is_searched_in_no_time() -> None:
    text = json.dumps([{"key": "value with $ and \\" * 3, "n": 1.5}] * 80_000)
    assert not has_marks(text)
    text = text[:-1] + ', "${now}"]'
    begun = time.perf_counter()
    assert len(find_variables(text)) == 1
    assert time.perf_counter() - begun < 2, "0.1 s are usual"


def test_long_rows_of_marks_are_linear() -> None:
    for text in ('"' + "${" * 200_000, '"' + "$" * 500_000, '"' + '\\"' * 500_000, "${" + '"' * 500_001):
        begun = time.perf_counter()
        find_variables(text)
        assert time.perf_counter() - begun < 5
