"""The words of languages."""

from workbench.app.languages import words


def test_words_are_single_and_no_names() -> None:
    assert {"new", "await", "export"} <= words.JAVASCRIPT
    assert "lambda" not in words.JAVASCRIPT
    assert "static" in words.JAVA
    every = words.JAVASCRIPT | words.JAVA | words.CSHARP | words.SHELL | words.GO | words.RUST | words.RUBY
    assert all(word.isalpha() for word in every)
