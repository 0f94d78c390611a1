"""Incremental lexing gives what lexing the whole file gives, after any edits, also when it is interrupted."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexer import RegexLexer
from pygments.lexers import JavascriptLexer, JsonLexer, PythonLexer, YamlLexer

from workbench.gui.editor.lexing import IncrementalLexer, is_incremental
from workbench.gui.editor.token_styles import PLAIN, run_style

PIECES = {
    PythonLexer: [
        'def f(x):', '"""', "'''", '"', "'", "# c", 'x = f"{a!r:>{w}}"', "", "   ", "class A:", "return 1",
        "from a import \\", "b", "import os", "(", 'r"""doc', "\\", "@d", 'f"""{', "}",
        "lazy import x", "async def g():",
    ],
    JavascriptLexer: [
        "/*", "*/", "`a${", "}", "`", '"', "'", "// c", "function f(a) {", "x = /re/g;", "", "  ", "return 1", "super(",
        "a.b)", "\\", "let x = 1;", "/", "<!--", "/a[/]b/", "=> {", "class A extends B {", "#!x",
    ],
}  # fmt: skip

Edit = tuple[int, int, list[str], bool]


def styles_per_character(lines: Sequence[str], lexer: RegexLexer) -> list[list[str]]:
    """The oracle: Pygments on the whole text, character by character."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    styles = [[PLAIN] * len(line) for line in lines]
    row = 0
    for offset, kind, value in lexer.get_tokens_unprocessed("\n".join(lines) + "\n"):
        while offset >= starts[row + 1]:
            row += 1
        where, column = row, offset - starts[row]
        for line in value.split("\n"):
            end = column + len(line)
            for place in range(column, end):
                styles[where][place] = run_style(kind, lines[where], end)
            where, column = where + 1, 0
    return styles


def expanded(incremental: IncrementalLexer) -> list[list[str]]:
    styles = [[PLAIN] * len(line) for line in incremental.lines]
    for line, runs in zip(styles, incremental.runs, strict=True):
        for start, length, style in runs:
            line[start : start + length] = [style] * length
    return styles


def finish(incremental: IncrementalLexer, budget_s: float = 1.0) -> None:
    while not incremental.done:
        incremental.step(budget_s)


def edits(kind: type[RegexLexer]) -> st.SearchStrategy[list[Edit]]:
    line = st.lists(st.sampled_from(PIECES[kind]), min_size=1, max_size=3).map(" ".join) | st.sampled_from(PIECES[kind])
    edit = st.tuples(st.integers(0, 30), st.integers(1, 3), st.lists(line, min_size=1, max_size=3), st.booleans())
    return st.lists(edit, min_size=1, max_size=12)


def check(kind: type[RegexLexer], lines: list[str], changes: list[Edit], budget_s: float) -> None:
    lexer = kind()
    incremental = IncrementalLexer(lexer)
    incremental.set_lines(lines)
    now = list(lines)
    for first, removed, added, waits in changes:
        if waits:
            finish(incremental, budget_s)
        else:
            incremental.step(0)
        at = min(first, len(now) - 1)
        count = min(removed, len(now) - at)
        now[at : at + count] = added
        incremental.replace(at, count, added)
    finish(incremental, budget_s)
    assert incremental.lines == now
    assert expanded(incremental) == styles_per_character(now, lexer)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES[PythonLexer]), min_size=1, max_size=16), edits(PythonLexer), st.booleans())
def test_python_is_exact(lines: list[str], changes: list[Edit], slowly: bool) -> None:
    check(PythonLexer, lines, changes, 0 if slowly else 1)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES[JavascriptLexer]), min_size=1, max_size=16), edits(JavascriptLexer), st.booleans()
)
def test_javascript_is_exact(lines: list[str], changes: list[Edit], slowly: bool) -> None:
    check(JavascriptLexer, lines, changes, 0 if slowly else 1)


def lexed(lines: list[str], kind: type[RegexLexer] = PythonLexer) -> IncrementalLexer:
    incremental = IncrementalLexer(kind())
    incremental.set_lines(lines)
    finish(incremental)
    return incremental


def test_a_key_changes_one_line_of_many() -> None:
    incremental = lexed(["def f():", "    return 1", ""] * 500)
    incremental.replace(601, 1, ["    return 12"])
    assert incremental.step(1) == (601, 601)
    assert incremental.done


def test_an_unclosed_string_colours_the_rest_and_closing_it_takes_that_back() -> None:
    incremental = lexed(["x = 1", "y = 2", "z = 3"])
    before = list(incremental.runs)
    incremental.replace(0, 1, ['x = """'])
    finish(incremental)
    assert incremental.runs[2] == ((0, 5, "st"),)
    incremental.replace(0, 1, ["x = 1"])
    finish(incremental)
    assert incremental.runs == before


def test_a_comment_that_is_closed_far_below_is_found_again() -> None:
    incremental = lexed(["a", "/* b", *["c"] * 50, "d"], JavascriptLexer)
    before = incremental.runs[30]
    incremental.replace(52, 1, ["*/ d"])
    finish(incremental)
    assert (before, incremental.runs[30]) == ((), ((0, 1, "co"),))
    assert incremental.runs[0] == ()


def test_a_step_without_time_does_a_little_and_not_everything() -> None:
    incremental = IncrementalLexer(PythonLexer())
    incremental.set_lines(["x = 1"] * 1000)
    assert incremental.step(0) == (0, 0)
    assert not incremental.done


def test_checking_again_changes_nothing() -> None:
    incremental = lexed(["def f(): pass", '"""', "text", '"""'])
    before = list(incremental.runs)
    incremental.recheck()
    assert not incremental.done
    assert incremental.step(1) is None
    assert incremental.runs == before


@pytest.mark.parametrize(("lexer", "expected"), [(PythonLexer(), True), (JsonLexer(), False), (YamlLexer(), False)])
def test_only_lexers_with_nothing_but_a_stack_are_incremental(lexer: RegexLexer, expected: bool) -> None:
    assert is_incremental(lexer) is expected
