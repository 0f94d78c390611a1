"""Markdown as plain text."""

from lsprotocol import types

from workbench.project.language_server.markdown import plain_text, signature_and_text, text_of


def test_all_forms_of_contents() -> None:
    assert text_of(None) == ""
    assert text_of("a") == "a"
    assert text_of(types.MarkupContent(types.MarkupKind.PlainText, "b")) == "b"
    marked = types.MarkedStringWithLanguage("ts", "let a")
    assert text_of([marked, "", "why"]) == "```ts\nlet a\n```\n\nwhy"
    assert text_of(3) == ""


def test_the_code_at_the_beginning_is_the_signature() -> None:
    assert signature_and_text("\n```typescript\nfunction f(): void\n```\n---\nDoes **it**.") == (
        "function f(): void",
        "Does it.",
    )
    assert signature_and_text("Does it.\n```sh\nf\n```") == ("", "Does it.\nf")


def test_marks_leave_and_code_stays() -> None:
    text = "# Title\r\n\r\nSee [the *docs*](http://x) for `a_b` and **bold**\\!"
    text += "\n\n\n\n~~~py\nx = **y**\n~~~\n&lt;b&gt; 2 * 3 * 4"
    assert plain_text(text) == "Title\n\nSee the docs for a_b and bold!\nx = **y**\n<b> 2 * 3 * 4"
