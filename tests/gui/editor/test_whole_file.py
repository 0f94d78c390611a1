"""Lexers without checkpoints: the whole file is lexed elsewhere, and stale answers are refused."""

from pygments.lexers import JsonLexer, YamlLexer

from workbench.gui.editor.whole_file import WholeFileLexer, lex_whole


def test_json_is_coloured() -> None:
    assert lex_whole(JsonLexer(), ["{", '  "a": 12', "}"])[1] == ((2, 3, "fn"), (7, 2, "nu"))


def test_yaml_is_coloured() -> None:
    runs = lex_whole(YamlLexer(), ["a: b # c", "d:"])
    assert [style for _start, _length, style in runs[0]] == ["fn", "st", "co"]


def test_an_answer_for_older_text_is_refused() -> None:
    lexer = WholeFileLexer(JsonLexer())
    lexer.set_lines(["[1]"])
    revision = lexer.revision
    lexer.replace(0, 1, ["[1,", "2]"])
    assert lexer.put(revision, [((1, 1, "nu"),)]) is None
    assert len(lexer.runs) == 2


def test_the_changed_lines_are_told() -> None:
    lexer = WholeFileLexer(JsonLexer())
    lexer.set_lines(["[", "1", "]"])
    assert lexer.put(lexer.revision, lex_whole(lexer.lexer, lexer.lines)) == (1, 1)
    assert lexer.put(lexer.revision, list(lexer.runs)) is None


def test_a_line_keeps_its_colours_until_the_answer_comes() -> None:
    lexer = WholeFileLexer(JsonLexer())
    lexer.set_lines(["1", "2"])
    lexer.put(lexer.revision, [((0, 1, "nu"),), ((0, 1, "nu"),)])
    lexer.replace(1, 1, ["22", "3"])
    assert lexer.runs == [((0, 1, "nu"),), ((0, 1, "nu"),), ()]
