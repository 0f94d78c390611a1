"""Markdown as the documents have it becomes HTML, and nothing of a text is lost on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import assets
from workbench.gui.help.markdown import inline, to_html
from workbench.gui.help.pages import plain


def test_headings_have_anchors() -> None:
    assert to_html("## Find in files") == '<h2><a name="find-in-files"></a>Find in files</h2>'


def test_paragraphs_are_joined_lines() -> None:
    assert to_html("one\ntwo\n\nthree") == "<p>one two</p>\n<p>three</p>"


def test_marks_in_a_line() -> None:
    assert inline("a `${x} < 1` **b** [c](d.md)") == 'a <code>${x} &lt; 1</code> <b>b</b> <a href="d.md">c</a>'


def test_tables() -> None:
    made = to_html("| a | b |\n| --- | --- |\n| `x\\|y` | 2 |\n")
    assert '<th align="left">a</th>' in made
    assert "<td><code>x|y</code></td><td>2</td>" in made
    assert "---" not in made


def test_code_is_left_alone() -> None:
    made = to_html("```toml\na = 1  # <b>\n\n# not a heading\n```\nafter")
    assert "<pre>a = 1  # &lt;b&gt;\n\n# not a heading</pre>" in made
    assert made.endswith("<p>after</p>")


def test_lists() -> None:
    assert to_html("- one\n  more\n- two") == "<ul><li>one more</li><li>two</li></ul>"


def test_code_without_an_end_goes_to_the_end() -> None:
    assert "<pre>a</pre>" in to_html("```\na")


@given(st.text(st.characters(codec="utf-8", exclude_characters="`*[]#|-:\\.\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029&")))
def test_every_word_stays(text: str) -> None:
    for word in re.findall(r"\w+", text):
        assert word in plain(to_html(text))


@pytest.mark.parametrize("file", ["window.md", "events.md", "cli.md", "lambda-api.md"])
def test_the_documents(file: str) -> None:
    made = to_html((assets.documents() / file).read_text(encoding="utf-8"))
    assert made.startswith("<h1>")
    assert "```" not in made
    assert "| " not in plain(made).replace("|| ", "")
