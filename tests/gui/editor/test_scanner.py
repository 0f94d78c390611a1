"""The scanner yields Pygments' own tokens, in segments that end where a line begins a token."""

import pytest
from pygments.lexer import RegexLexer
from pygments.lexers import BashLexer, GoLexer, JavascriptLexer, PythonLexer, TypeScriptLexer

from workbench.gui.editor.scanner import Scanner, Segment, rules_with_probes

PYTHON = 'def f(x):\n    """Doc\n    more."""\n    return f"{x!r}" \\\n        + \'a\'\n\n?? §\n'
SHELL = 'if [ -z "$A" ]; then\n  cat <<EOF\ntext $B\nEOF\nfi\n'
SCRIPT = "const a = `x ${b.map((c) => `${c}`)} y`; /* one\ntwo */ let r = /[/]\\n/g;\n"


def segments(lexer: RegexLexer, text: str) -> list[Segment]:
    lines = text[:-1].split("\n")
    return list(Scanner(lexer, text, 0, ("root",)).segments(lines, 0))


@pytest.mark.parametrize(
    ("lexer", "text"),
    [
        (PythonLexer(), PYTHON),
        (BashLexer(), SHELL),
        (JavascriptLexer(), SCRIPT),
        (TypeScriptLexer(), SCRIPT),
        (GoLexer(), 'func f() { s := "a" }\n'),
    ],
)
def test_tokens_are_those_of_pygments(lexer: RegexLexer, text: str) -> None:
    tokens = [token for segment in segments(lexer, text) for token in segment.tokens]
    assert tokens == list(lexer.get_tokens_unprocessed(text))


def test_a_segment_covers_a_token_of_several_lines() -> None:
    found = segments(JavascriptLexer(), "a\n/* b\nc\nd */\ne\n")
    assert [segment.end_line for segment in found] == [1, 4, 5]
    assert found[-1].stack is None


def test_the_stack_is_the_one_at_the_boundary() -> None:
    found = segments(PythonLexer(), 'x = """\ny\n"""\n')
    inside = found[0].stack
    assert inside is not None
    assert len(inside) == 2
    assert [segment.stack for segment in found] == [inside, inside, None]


def test_an_attempt_that_reads_to_the_end_and_fails_is_reported_once() -> None:
    found = segments(JavascriptLexer(), "/* b\nc\n")
    assert [offset for segment in found for offset, _match in segment.opens][:1] == [0]


def test_rules_keep_the_lexers_states() -> None:
    rules = rules_with_probes(PythonLexer)
    assert "tdqs" in rules
    assert any(probe is not None for _match, _action, _state, probe in rules["root"])
