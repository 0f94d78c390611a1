"""Tokens are laid out over the lines that they cover."""

from pygments.token import Comment, Keyword, String, Text

from workbench.gui.editor.token_lines import runs_by_line


def test_a_single_line_needs_no_search() -> None:
    tokens = [(10, Keyword, "if"), (12, Text, " "), (13, String, "'a'"), (16, Text, "\n")]
    assert runs_by_line(tokens, ["if 'a'"], 10) == [((0, 2, "kw"), (3, 3, "st"))]


def test_a_token_of_three_lines_is_cut_at_the_line_ends() -> None:
    tokens = [(0, Text, "a "), (2, Comment, "/* b\n\nc */"), (12, Keyword, "if"), (14, Text, "\n")]
    lines = ["a /* b", "", "c */if"]
    assert runs_by_line(tokens, lines, 0) == [((2, 4, "co"),), (), ((0, 4, "co"), (4, 2, "kw"))]


def test_tokens_out_of_order_find_their_line() -> None:
    tokens = [(4, Keyword, "if"), (0, String, "abc")]
    assert runs_by_line(tokens, ["abc", "if"], 0) == [((0, 3, "st"),), ((0, 2, "kw"),)]
