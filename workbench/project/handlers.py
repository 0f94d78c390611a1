"""Where a handler is: from `file.function` to a file and a line, by each language's own rules (LAMBDA_FACTS §1.9)."""

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.project import handlers_javascript, handlers_python
from workbench.project.exports import Exports
from workbench.project.handler_names import language_of
from workbench.project.memory import FileMemory, file_state

MAX_BYTES = 1024 * 1024
"""Larger files are not looked into."""


class Budget:
    """How many bytes of source may still be parsed; what is beyond is only looked through for definitions."""

    def __init__(self, bytes_left: int) -> None:
        self._bytes_left = bytes_left

    def grant(self, size: int) -> bool:
        """Whether a file of `size` bytes may be parsed; it is counted if so."""
        if size > self._bytes_left:
            return False
        self._bytes_left -= size
        return True


class HandlerFaultKind(StrEnum):
    """The ways in which a handler is not there."""

    MALFORMED = "malformed"
    NO_FILE = "no file"
    NO_FUNCTION = "no function"
    SYNTAX = "syntax"
    NEEDS_BUILD = "needs build"


@dataclass(frozen=True, slots=True)
class HandlerPlace:
    """A handler that is there: its name as configured, file and line (from 1, 0 when the file was not looked into)."""

    handler: str
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class HandlerFault:
    """A handler that is not there: why, and the place to look at as far as it is known.

    `definition` is the line at which a file with a syntax error, or one that is not built, seems to define it, or 0.
    """

    kind: HandlerFaultKind
    reason: str
    file: Path | None = None
    line: int = 0
    column: int = 0
    definition: int = 0


@dataclass(frozen=True, slots=True)
class _Rules:
    """A language's rules: suffixes to try, well-known files and functions, and how to read a file."""

    suffixes: tuple[str, ...]
    stems: tuple[str, ...]
    functions: tuple[str, ...]


_RULES = {
    "python": _Rules(
        (".py",),
        ("lambda_function", "app", "handler", "index", "main", "function"),
        ("lambda_handler", "handler"),
    ),
    "nodejs": _Rules(
        (".js", ".mjs", ".cjs"),
        ("index", "app", "handler", "main", "function"),
        ("handler", "lambdaHandler", "lambda_handler"),
    ),
}
WELL_KNOWN_FILES = {
    stem + suffix: language for language, rules in _RULES.items() for stem in rules.stems for suffix in rules.suffixes
}
"""Names of files in which a bare folder's handler is looked for, with their language."""

_SCANNERS = {
    "python": (handlers_python.scan, handlers_python.scan_roughly),
    "nodejs": (handlers_javascript.scan, handlers_javascript.scan_roughly),
}
_scanned: FileMemory[Exports] = FileMemory(8192)
_TYPESCRIPT = (".ts", ".mts", ".cts")


def handlers_in(file: Path, budget: Budget | None = None) -> tuple[HandlerPlace, ...]:
    """The handlers in one well-known file by their usual names, best first; a file that cannot be read has none."""
    language = WELL_KNOWN_FILES[file.name]
    exports = _exports(file, language, budget)
    if exports is None:
        return ()
    return tuple(
        HandlerPlace(f"{file.stem}.{name}", file, exports.names[name])
        for name in _RULES[language].functions
        if name in exports.names and name not in exports.unlike_handlers
    )


def locate_handler(
    code_path: Path, handler: str, language: str, budget: Budget | None = None
) -> HandlerPlace | HandlerFault | None:
    """Where `handler` is below folder `code_path`, or why it is not there; None for languages that are not read.

    Beyond `budget` a fault may be overlooked, but none is made up.
    """
    match language:
        case "python":
            return _locate_python(code_path, handler, budget)
        case "nodejs":
            return _locate_javascript(code_path, handler, budget)
        case _:
            return None


def _locate_python(code_path: Path, handler: str, budget: Budget | None) -> HandlerPlace | HandlerFault:
    module, dot, function = handler.rpartition(".")
    parts = [part for part in re.split(r"[./]", module) if part]
    if not dot or not function or not parts:
        return HandlerFault(HandlerFaultKind.MALFORMED, f"'{handler}' is not of the form module.function")
    base = code_path.joinpath(*parts)
    file = _first(base / "__init__.py", base.with_name(base.name + ".py"))
    if file is None:
        return HandlerFault(HandlerFaultKind.NO_FILE, f"There is no {'/'.join(parts)}.py")
    return _look(file, handler, function, "python", budget)


_NODE_HANDLER = re.compile(r"^([^.]*)\.(.*)$")


def _locate_javascript(code_path: Path, handler: str, budget: Budget | None) -> HandlerPlace | HandlerFault:
    folder, _, name = handler.rpartition("/")
    match = _NODE_HANDLER.match(name)
    if match is None or ".." in handler or not match[1] or not match[2]:
        return HandlerFault(HandlerFaultKind.MALFORMED, f"'{handler}' is not of the form file.export")
    base = code_path / folder / match[1] if folder else code_path / match[1]
    file = _first(base, *(base.with_name(base.name + suffix) for suffix in _RULES["nodejs"].suffixes))
    if file is not None:
        return _look(file, handler, match[2].partition(".")[0], "nodejs", budget)
    source = _first(*(base.with_name(base.name + suffix) for suffix in _TYPESCRIPT))
    if source is not None:
        return _unbuilt(_look(source, handler, match[2].partition(".")[0], "nodejs", budget), source)
    return HandlerFault(HandlerFaultKind.NO_FILE, f"There is no {folder + '/' if folder else ''}{match[1]}.js")


def _unbuilt(found: HandlerPlace | HandlerFault, source: Path) -> HandlerFault:
    """TypeScript does not run as it is, wherever its handler is."""
    if isinstance(found, HandlerFault):
        return found
    reason = f"{source.name} is TypeScript and is not built"
    return HandlerFault(HandlerFaultKind.NEEDS_BUILD, reason, source, definition=found.line)


def _first(*files: Path) -> Path | None:
    return next((file for file in files if _is_file(file)), None)


def _is_file(path: Path) -> bool:
    try:
        return os.path.isfile(path)  # noqa: PTH113 - twice as fast as Path.is_file, and called for every function
    except ValueError:
        return False


def _look(file: Path, handler: str, name: str, language: str, budget: Budget | None) -> HandlerPlace | HandlerFault:
    exports = _exports(file, language, budget)
    if exports is None:
        return HandlerPlace(handler, file, 0)
    line = exports.names.get(name, 0)
    if exports.fault is not None:
        fault = exports.fault
        return HandlerFault(HandlerFaultKind.SYNTAX, fault.reason, file, fault.line, fault.column, line)
    if line or exports.open_ended:
        return HandlerPlace(handler, file, line)
    return HandlerFault(HandlerFaultKind.NO_FUNCTION, f"{file.name} has no {name}", file)


def exports_of(file: Path) -> Exports | None:
    """What a source offers now; None when it is no source, too large, or cannot be read."""
    language = language_of(file)
    return _exports(file, language, None) if language else None


def _exports(file: Path, language: str, budget: Budget | None) -> Exports | None:
    """What the file exports, or None when it is too large or cannot be read."""
    try:
        state = file_state(file)
        if state.size > MAX_BYTES:
            return None
        known = _scanned.recall(state)
        if known is not None:
            return known
        scan, scan_roughly = _SCANNERS[language]
        if budget is not None and not budget.grant(state.size):
            return scan_roughly(file.read_bytes())
        return _scanned.keep(state, scan(file.read_bytes()))
    except (OSError, ValueError):
        return None
