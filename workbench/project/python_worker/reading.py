"""What jedi says of a place in Python code, as JSON types. Lines count from 0 here and from 1 in jedi."""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jedi

from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.keyword_arguments import Place, callable_of, given_by_name
from workbench.project.python_worker.messages import Ask, Request
from workbench.project.python_worker.search_path import hidden_modules, search_path
from workbench.project.python_worker.unsaved import Unsaved

MOST_COMPLETIONS = 500
_MOST_PLACES = 2_000
_MOST_PARSED_FILES = 500
"""Files that hold a name and are read when its references are looked for; jedi itself stops after 30."""

_STUMBLES = (jedi.InternalError, Exception)
"""ValueError: a place that the text does not have; anything else: what jedi stumbles over, like a lone bracket."""

_IMPORTING = re.compile(r"\s*(import|from)\s[\w\s,]*$")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Reading:
    """Answers requests. One a process, because unsaved text is told to all of jedi."""

    def __init__(self, cache: Path | None = None) -> None:
        if cache is not None:
            jedi.settings.cache_directory = str(cache)
        references: Any = importlib.import_module("jedi.inference.references")
        references._PARSED_FILE_LIMIT = _MOST_PARSED_FILES
        self._environment = jedi.InterpreterEnvironment()
        self._unsaved = Unsaved()
        self._unsaved.install()
        self._offered: dict[str, Any] = {}

    def answer(self, request: Request) -> object:
        """The answer in JSON types. Raises CodeReaderError."""
        self._unsaved.update(request.texts)
        try:
            return self._answer(request)
        except CodeReaderError:
            raise
        except _STUMBLES as error:
            raise CodeReaderError("jedi has no answer.", f"{type(error).__name__}: {error}.") from error

    def _answer(self, request: Request) -> object:
        if request.ask is Ask.DESCRIBE:
            return self._describe(request.name)
        answers: Mapping[Ask, Callable[[Any, int, int], object]] = {
            Ask.WARM: _warm,
            Ask.COMPLETE: self._complete,
            Ask.HINT: _hint,
            Ask.EXPLAIN: _explain,
            Ask.DEFINITIONS: _definitions,
            Ask.REFERENCES: self._references,
        }
        project = _project(request.root, search_path(request.folders, request.root))
        return answers[request.ask](self._script(request.path, project), request.line + 1, request.column)

    def _script(self, path: Path, project: Any) -> Any:
        return jedi.Script(self._unsaved.text(path), path=path, project=project, environment=self._environment)

    def _complete(self, script: Any, line: int, column: int) -> object:
        if _is_no_code(script, line, column):
            return []
        found = script.complete(line, column)
        hidden = hidden_modules() if _IMPORTING.match(_line(script, line)[:column]) else frozenset()
        wanted = [one for one in found if one.type != "path" and one.name not in hidden][:MOST_COMPLETIONS]
        self._offered = {one.name: one for one in reversed(wanted)}
        return [(one.name, one.type) for one in wanted]

    def _references(self, script: Any, line: int, column: int) -> object:
        names = script.get_references(line, column, include_builtins=False)
        places = _places(names)
        for parameter in (name for name in names if name.type == "param"):
            called = callable_of(parameter)
            if called is not None and called.module_path is not None:
                own = self._script(called.module_path, script._inference_state.project)
                calls = own.get_references(called.line, called.column, include_builtins=False)
                places += [one for one in given_by_name(calls, parameter.name) if one not in places]
        return places[:_MOST_PLACES]

    def _describe(self, name: str) -> object:
        offered = self._offered.get(name)
        if offered is None:
            return ""
        documented, hint = offered.docstring(), offered.get_type_hint()
        return documented or (f"{name}: {hint}" if hint else str(offered.description))


@lru_cache(maxsize=8)
def _project(root: Path, paths: tuple[str, ...]) -> Any:
    return jedi.Project(root, sys_path=list(paths))


def _line(script: Any, line: int) -> str:
    lines = script._code_lines
    return str(lines[line - 1]) if line <= len(lines) else ""


def _is_no_code(script: Any, line: int, column: int) -> bool:
    """Whether the place is in a comment or in a text; in the brackets of a text jedi knows a dictionary's keys."""
    leaf = script._module_node.get_leaf_for_position((line, column), include_prefixes=True)
    if leaf is None:
        return False
    if (line, column) <= leaf.start_pos:
        return _in_comment(leaf, line, column)
    return leaf.type in ("string", "fstring_string") and bool((line, column) < leaf.end_pos)


def _in_comment(leaf: Any, line: int, column: int) -> bool:
    """Whether the place is in a comment before `leaf`."""
    start_line, start_column = leaf.get_start_pos_of_prefix()
    for number, text in enumerate(leaf.prefix.split("\n"), start_line):
        at = text.find("#")
        if number == line and at >= 0:
            return bool(column > at + (start_column if number == start_line else 0))
    return False


def _warm(script: Any, _line: int, _column: int) -> object:
    """Read what the code imports, so that the first real question need not wait for it."""
    for name in script.get_names():
        name.infer()
    return True


def _hint(script: Any, line: int, column: int) -> object:
    found = script.get_signatures(line, column)
    if not found:
        return None
    # Of overloads, the first that has the parameter at the cursor.
    call = next((one for one in found if one.index is not None), found[0])
    return {
        "name": call.name,
        "parameters": [parameter.to_string() for parameter in call.params],
        "current": -1 if call.index is None else call.index,
        "documentation": _paragraph(call.docstring(raw=True)),
    }


def _paragraph(text: str) -> str:
    return " ".join(_PARAGRAPH_END.split(text.strip(), 1)[0].split())


def _explain(script: Any, line: int, column: int) -> object:
    named = script.help(line, column)
    if not named or named[0].type == "keyword":
        return None
    values = script.infer(line, column)
    kind = named[0].type
    documented = next((one for one in (*named, *values) if one.docstring(raw=True)), None)
    own = documented is not None and kind in ("function", "class", "module", "property")
    signature = _signature(named[0], values)
    if signature == named[0].name and not own:
        return None  # nothing but what stands there already
    return {
        "kind": kind,
        "signature": signature,
        "documentation": documented.docstring(raw=True) if documented is not None and own else "",
    }


def _signature(named: Any, values: list[Any]) -> str:
    """How the name is called, or what it is."""
    match named.type:
        case "function" | "class":
            calls = [signature.to_string() for value in values for signature in value.get_signatures()]
            return calls[0] if calls else str(named.name)
        case "module":
            return str(named.full_name or named.name)
        case _:
            types = dict.fromkeys(_type_name(value) for value in values)
            return f"{named.name}: {' | '.join(types)}" if types else str(named.name)


def _type_name(value: Any) -> str:
    full = str(value.full_name or value.name).removeprefix("builtins.")
    return full if value.type == "instance" else str(value.name)


def _definitions(script: Any, line: int, column: int) -> object:
    return _places(script.goto(line, column, follow_imports=True, follow_builtin_imports=True))


def _places(names: Iterable[Any]) -> list[Place]:
    return list(_each_place(names))


def _each_place(names: Iterable[Any]) -> Iterator[Place]:
    for name in names:
        if name.module_path is None:
            continue  # compiled into Python: there is no text to show
        whole_file = name.line is None or (name.type == "module" and (name.line, name.column) == (1, 0))
        yield {
            "path": str(name.module_path),
            "line": 0 if whole_file else name.line - 1,
            "column": 0 if whole_file else name.column,
            "length": 0 if whole_file else len(name.name),
            "text": "" if whole_file else name.get_line_code().strip(),
            "definition": bool(name.is_definition()),
        }
