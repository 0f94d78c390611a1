"""Which files of a workspace may be templates: well-known names anywhere, others by a look inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.project.tree import Folder, Tree

_WELL_KNOWN = ("template.yaml", "template.yml", "template.json")
_SUFFIXES = (".yaml", ".yml", ".json", ".template")
_NEVER = frozenset(
    [
        "cdk.json",
        "docker-compose.yaml",
        "docker-compose.yml",
        "package-lock.json",
        "package.json",
        "pnpm-lock.yaml",
        "tsconfig.json",
    ]
)
_NOT_IN = frozenset({"events", "test", "tests", "schemas"})
_DEEPEST = 3
_MOST_LOOKED_INTO = 1000
_MAX_BYTES = 5 * 1024 * 1024
_MARKS = (b"AWS::Serverless::Function", b"AWS::Lambda::Function")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to be read as a template."""

    path: Path
    well_known: bool


def candidates(tree: Tree) -> Iterator[Candidate]:
    """The files of `tree` that are templates or look like one: in each folder the well-known names first."""
    looks = _MOST_LOOKED_INTO
    for folder in tree.folders:
        for name in _WELL_KNOWN:
            if name in folder.files:
                yield Candidate(Path(folder.path, name), well_known=True)
        for path in _others(folder):
            looks -= 1
            if looks >= 0 and _looks_like_template(path):
                yield Candidate(path, well_known=False)


def _others(folder: Folder) -> Iterator[Path]:
    if folder.depth > _DEEPEST or Path(folder.path).name in _NOT_IN:
        return
    for name in folder.files:
        if name.endswith(_SUFFIXES) and name not in _WELL_KNOWN and name not in _NEVER:
            yield Path(folder.path, name)


def _looks_like_template(path: Path) -> bool:
    try:
        if path.stat().st_size > _MAX_BYTES:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    return b"Resources" in data and any(mark in data for mark in _MARKS)
