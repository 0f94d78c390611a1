import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.substitution import Variable, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("${A}", (Variable("A"),)),
        ("a${B}c${D.E}", ("a", Variable("B"), "c", Variable("D.E"))),
        ("${!Literal} ${AWS::Region}", ("${Literal}", " ", Variable("AWS::Region"))),
        ("open ${A", ("open ${A",)),
        ("${ A }", (Variable("A"),)),
        ("$${A}$", ("$", Variable("A"), "$")),
        ("${}", (Variable(""),)),
        ("{A} $A", ("{A} $A",)),
    ],
)
def test_pieces(text: str, expected: tuple[object, ...]) -> None:
    assert pieces(text) == expected


names = st.text(st.characters(exclude_characters="${}!"), min_size=1).filter(lambda text: text == text.strip())
literals = st.text(st.characters(exclude_characters="${}"), min_size=1)


@given(st.lists(st.one_of(literals, names.map(Variable))))
def test_variables_are_found_where_they_were_put(parts: list[str | Variable]) -> None:
    text = "".join(part if isinstance(part, str) else "${" + part.name + "}" for part in parts)
    found = pieces(text)
    assert [piece for piece in found if isinstance(piece, Variable)] == [p for p in parts if isinstance(p, Variable)]
    assert "".join(piece if isinstance(piece, str) else "${" + piece.name + "}" for piece in found) == text


@given(st.text("${}!aA. "))
def test_any_text_has_pieces(text: str) -> None:
    assert all(piece if isinstance(piece, str) else True for piece in pieces(text))
