"""What the editor knows of a file by its name: the language's label, comment sign, indent and Pygments lexer."""

from dataclasses import dataclass
from pathlib import PurePath

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name, find_lexer_class_for_filename

from workbench.gui.translation import later


@dataclass(frozen=True, slots=True)
class Language:
    """A language: `lexer` is Pygments' alias (empty: none), `comment` starts a comment line, `opens` ends a line
    after which the next is indented."""

    label: str
    lexer: str = ""
    comment: str = ""
    indent: str = "    "
    opens: tuple[str, ...] = ("{", "[", "(")
    icon: str = "file-code"


PLAIN_TEXT = Language(later("Plain Text"), icon="file-text")
_PYTHON = Language("Python", "python", "#", opens=(":", "{", "[", "("))
_JAVASCRIPT = Language("JavaScript", "javascript", "//", "  ")
_TYPESCRIPT = Language("TypeScript", "typescript", "//", "  ")
_JSON = Language("JSON", "json", "", "  ", icon="braces")
_YAML = Language("YAML", "yaml", "#", "  ", (":", "{", "["))
_SHELL = Language("Shell", "bash", "#", "  ", ("then", "do", "{", "(", "else"), "terminal")
_XML = Language("XML", "xml", "", "  ", ())

_BY_SUFFIX = {
    ".py": _PYTHON,
    ".pyi": _PYTHON,
    ".js": _JAVASCRIPT,
    ".mjs": _JAVASCRIPT,
    ".cjs": _JAVASCRIPT,
    ".jsx": _JAVASCRIPT,
    ".ts": _TYPESCRIPT,
    ".mts": _TYPESCRIPT,
    ".cts": _TYPESCRIPT,
    ".tsx": _TYPESCRIPT,
    ".json": _JSON,
    ".yaml": _YAML,
    ".yml": _YAML,
    ".toml": Language("TOML", "toml", "#", "  ", ("[",)),
    ".md": Language("Markdown", "markdown", "", "  ", (), "file-text"),
    ".sh": _SHELL,
    ".bash": _SHELL,
    ".java": Language("Java", "java", "//"),
    ".go": Language("Go", "go", "//", "\t"),
    ".rb": Language("Ruby", "ruby", "#", "  ", ("do", "{", "[", "(", "then")),
    ".cs": Language("C#", "csharp", "//"),
    ".rs": Language("Rust", "rust", "//"),
    ".ini": Language("INI", "ini", "#", "  ", ()),
    ".cfg": Language("INI", "ini", "#", "  ", ()),
    ".xml": _XML,
    ".html": Language("HTML", "html", "", "  ", ()),
    ".css": Language("CSS", "css", "", "  "),
    ".sql": Language("SQL", "sql", "--", "  ", ("(",)),
    ".txt": PLAIN_TEXT,
}
_BY_NAME = {
    "dockerfile": Language("Dockerfile", "docker", "#", "    ", (), "container"),
    "makefile": Language("Makefile", "make", "#", "\t", (":",)),
    "bootstrap": _SHELL,
    ".bashrc": _SHELL,
}


def language_of(path: PurePath) -> Language:
    """The language of the file of that name; plain text when nobody knows it."""
    name = path.name.lower()
    known = _BY_NAME.get(name) or _BY_SUFFIX.get(path.suffix.lower())
    if known is None and name.startswith("dockerfile."):
        known = _BY_NAME["dockerfile"]
    return known or _by_pygments(path)


def _by_pygments(path: PurePath) -> Language:
    kind = find_lexer_class_for_filename(path.name)
    if kind is None or not kind.aliases or kind.name == "Text only":
        return PLAIN_TEXT
    return Language(kind.name, kind.aliases[0])


def make_lexer(language: Language) -> Lexer | None:
    """A lexer for the language, or None; the first of a kind imports it (30 ms), so call it off the UI thread."""
    kind = find_lexer_class_by_name(language.lexer) if language.lexer else None
    return None if kind is None else kind()
