"""Languages are told by file names."""

from pathlib import PurePath

import pytest

from workbench.gui.editor.languages import PLAIN_TEXT, language_of, make_lexer


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("app.py", "Python"),
        ("INDEX.MJS", "JavaScript"),
        ("a.ts", "TypeScript"),
        ("template.yaml", "YAML"),
        ("event.json", "JSON"),
        ("samconfig.toml", "TOML"),
        ("Dockerfile", "Dockerfile"),
        ("Dockerfile.dev", "Dockerfile"),
        ("bootstrap", "Shell"),
        ("Main.java", "Java"),
        ("main.go", "Go"),
        ("app.rb", "Ruby"),
        ("Function.cs", "C#"),
        ("main.rs", "Rust"),
        ("README.md", "Markdown"),
        ("query.sql", "SQL"),
        ("notes.txt", "Plain Text"),
        ("no-such-ending.zzz", "Plain Text"),
    ],
)
def test_languages(name: str, label: str) -> None:
    assert language_of(PurePath("folder", name)).label == label


@pytest.mark.parametrize("name", ["a.py", "a.js", "a.json", "a.yaml", "a.sh", "a.rb", "Dockerfile", "a.toml"])
def test_known_languages_have_a_lexer(name: str) -> None:
    language = language_of(PurePath(name))
    lexer = make_lexer(language)
    assert lexer is not None
    assert language.lexer in lexer.aliases


def test_plain_text_has_none() -> None:
    assert make_lexer(PLAIN_TEXT) is None
