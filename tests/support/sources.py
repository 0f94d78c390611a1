"""The project's own files, parsed once, for the tests of conventions."""

import ast
import functools
import io
import os
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
_DATA = "tests/data"  # what tests read, broken Python among it
_LEFT_OUT = {"build", "dist", "node_modules"}


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the root, its text and its tree, which is made when somebody asks for it."""

    path: PurePosixPath
    text: str

    @property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return _parsed(self.text)

    @property
    def room(self) -> str:
        """The path below `workbench/`, as the tables of conventions write it."""
        return self.path.as_posix().removeprefix("workbench/")

    def at(self, node: ast.AST) -> str:
        """`path:line` of a node."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def comments(self) -> Iterator[tuple[int, str]]:
        """Line number and text of each comment."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def source_of(path: str, text: str) -> Source:
    """A source from its text; for the tests of the rules themselves."""
    return Source(PurePosixPath(path), text)


@functools.cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@functools.cache
def _read(file: Path) -> Source:
    return source_of(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))


@functools.cache
def committed_files() -> tuple[Path, ...]:
    """Every file of the checkout but those that tools make: hidden folders and build output."""
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not _is_left_out(name)]
        found += [Path(folder) / name for name in names]
    return tuple(sorted(found))


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in _LEFT_OUT or name == "__pycache__" or name.endswith(".egg-info")


@functools.cache
def sources(*tops: str) -> tuple[Source, ...]:
    """The Python files below the given paths from the root, such as `workbench/gui` or `dev.py`."""
    wanted = [PurePosixPath(top) for top in tops]
    found = []
    for file in committed_files():
        path = PurePosixPath(file.relative_to(ROOT).as_posix())
        if path.suffix == ".py" and not path.is_relative_to(_DATA) and any(path.is_relative_to(top) for top in wanted):
            found.append(_read(file))
    return tuple(found)


def listing(offenders: list[str]) -> str:
    """The message of a failed convention: one offender a line."""
    return "\n" + "\n".join(sorted(offenders))
