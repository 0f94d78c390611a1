"""Token types become the theme's code colours."""

import pytest
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from workbench.gui.editor.token_styles import merge, run_style, style_of


@pytest.mark.parametrize(
    ("token", "style"),
    [
        (Keyword.Reserved, "kw"),
        (String.Doc, "st"),
        (Name.Function.Magic, "fn"),
        (Number.Integer, "nu"),
        (Comment.Single, "co"),
        (Name.Class, "ty"),
        (Name.Exception, "ty"),
        (Text, ""),
        (Operator, ""),
    ],
)
def test_styles(token: _TokenType, style: str) -> None:
    assert style_of(token) == style


def test_a_name_before_a_parenthesis_is_a_call() -> None:
    assert run_style(Name, "load(x)", 4) == "fn"
    assert run_style(Name, "load + x", 4) == ""
    assert run_style(Name.Exception, "ValueError(x)", 10) == "ty"


def test_neighbours_of_one_style_merge_and_plain_text_is_left_out() -> None:
    runs = [(0, 2, "kw"), (2, 1, ""), (3, 2, "st"), (5, 1, "st"), (6, 0, "nu"), (6, 1, "fn")]
    assert merge(runs) == ((0, 2, "kw"), (3, 3, "st"), (6, 1, "fn"))
