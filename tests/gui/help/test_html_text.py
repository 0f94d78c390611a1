"""HTML for the help's pages."""

import pytest

from workbench.gui.help import html_text
from workbench.gui.look import Look


def test_anchors_are_of_words() -> None:
    assert html_text.anchor_of("CloudWatch Logs: 18 of 118 operations") == "cloudwatch-logs-18-of-118-operations"
    assert html_text.anchor_of("`new`") == "new"


def test_text_is_no_markup() -> None:
    assert html_text.heading(2, "a < b", "x") == '<h2><a name="x"></a>a &lt; b</h2>'
    assert "&lt;b&gt;" in html_text.key("<b>")
    assert html_text.link("keys:run.invoke", "<") == '<a href="keys:run.invoke">&lt;</a>'


def test_a_table_has_every_cell() -> None:
    made = html_text.table(("a", "b"), (("1", "2"), ("3", "4")), (40, 60))
    assert made.count("<tr>") == 3
    assert 'width="60%">b</th>' in made
    assert "<td>3</td><td>4</td>" in made


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_colours_are_the_themes(look: Look, theme: str) -> None:
    look.choose(theme)
    assert look.theme.tokens["accent"] in html_text.page_style(look)
