"""The parts of a handler's text: the file that it names and the name that it asks that file for (LAMBDA_FACTS §1.9)."""

import re
from pathlib import Path

from workbench.project import handlers_javascript, handlers_python
from workbench.project.exports import Exports

_LANGUAGES = {
    ".py": "python",
    **dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"), "nodejs"),
}
SUFFIXES = {"python": (".py",), "nodejs": tuple(one for one, language in _LANGUAGES.items() if language == "nodejs")}
"""Of the sources in which a language's handlers are."""

_NODE = re.compile(r"((?:.*/)?[^./]*)\.([^.]+)(.*)")
_LONGEST = 1_000_000


def language_of(file: Path) -> str:
    """The language of a file that may hold handlers; empty for others."""
    return _LANGUAGES.get(file.suffix, "")


def asked_name(handler: str, language: str) -> str:
    """The name that `handler` asks its file for; empty when it has not the form."""
    if language == "python":
        return handler.rpartition(".")[2] if "." in handler else ""
    found = _NODE.fullmatch(handler)
    return found[2] if found else ""


def with_name(handler: str, language: str, name: str) -> str:
    """`handler` asking for another name of the same file."""
    if language == "python":
        return f"{handler.rpartition('.')[0]}.{name}"
    found = _NODE.fullmatch(handler)
    return f"{found[1]}.{name}{found[3]}" if found else handler


def with_file(handler: str, language: str, file: Path) -> str:
    """`handler` asking another file, which is given from the code's folder, for the same name."""
    stem = file.with_suffix("")
    if language != "python":
        found = _NODE.fullmatch(handler)
        return f"{stem.as_posix()}.{found[2]}{found[3]}" if found else handler
    parts = stem.parts[:-1] if stem.name == "__init__" else stem.parts
    return f"{('/' if '/' in handler else '.').join(parts)}.{asked_name(handler, language)}"


def offered(file: Path, text: str) -> Exports | None:
    """The names that `text` of a file offers; None for files that hold no handlers and for very long texts."""
    language = language_of(file)
    if not language or len(text) > _LONGEST:
        return None
    data = text.encode("utf-8", "replace")
    return handlers_python.scan(data) if language == "python" else handlers_javascript.scan(data)
