"""What is typed is a text, unless it is an expression."""

import pytest

from workbench.gui.configuration.expressions import Writer, shown_text, texts_of
from workbench.model.configuration import Content, Written

REF = Written("!Ref Table", is_expression=True)


@pytest.mark.parametrize("text", ["!Ref Table", "!Sub '${A}-b'", "!GetAtt R.Arn", "!If [A, b, c]"])
def test_expressions(text: str) -> None:
    assert Writer().written(text) == Written(text, is_expression=True)
    assert Writer(allowed=False).written(text) == Written(text)


@pytest.mark.parametrize("text", ["", "Ref Table", "!Ref", "!important", "! Ref x", "a !Ref b"])
def test_texts(text: str) -> None:
    assert Writer().written(text) == Written(text)


def test_what_stood_there_stays_what_it_was() -> None:
    literal = Written("!Ref Table")
    assert Writer((("A", literal),)).written("!Ref Table") == literal
    assert Writer(REF).knows("!Ref Table")
    assert not Writer(REF).knows("x")


@pytest.mark.parametrize(
    ("content", "texts", "line"),
    [
        (None, (), ""),
        (REF, (REF,), "!Ref Table"),
        ((REF, Written("b")), (REF, Written("b")), "!Ref Table, b"),
        ((("A", REF),), (REF,), "A=!Ref Table"),
    ],
)
def test_contents_in_a_line(content: Content | None, texts: tuple[Written, ...], line: str) -> None:
    assert (texts_of(content), shown_text(content)) == (texts, line)
