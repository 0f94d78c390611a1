"""The files of a workspace that a person wrote: found fast, without what tools put there or `.gitignore` leaves out."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from workbench.project import tree
from workbench.project.ignore_rules import FILE_NAME, IgnoreRules, is_ignored_by, parse_ignore

MOST = 50_000
"""Files that are listed at most."""

SKIPPED = tree.IGNORED | frozenset(
    {
        ".git", ".hg", ".svn", ".venv", ".aws-sam", "cdk.out", ".idea", ".mypy_cache", ".ruff_cache", ".pytest_cache",
        ".tox", ".serverless", ".gradle",
    }
)  # fmt: skip
_SKIPPED_ENDINGS = (
    ".pyc", ".pyo", ".class", ".so", ".dll", ".zip", ".png", ".jpg", ".gif", ".ico", ".woff2", ".jar", ".pdf", ".lock~",
)  # fmt: skip
_MOST_RULES_BYTES = 256 * 1024

_Rules = tuple[tuple[int, IgnoreRules], ...]


def list_files(root: Path, most: int = MOST) -> tuple[str, ...]:
    """The files below `root` in reading order, as paths from there with slashes; at most `most`."""
    return tuple(islice(iter_files(root), most))


def iter_files(root: Path) -> Iterator[str]:
    """The same, one by one without an end. Folders that cannot be read are passed over, links to them not followed."""
    waiting: list[tuple[str, _Rules]] = [("", ())]
    while waiting:
        base, rules = waiting.pop()
        files, folders = _read(root, base)
        if "pyvenv.cfg" in files and base:
            continue
        if FILE_NAME in files:
            rules = _with_rules(root, base, rules)
        for name in files:
            if not name.endswith(_SKIPPED_ENDINGS) and not _is_left_out(rules, base + name, is_folder=False):
                yield base + name
        kept = (name for name in reversed(folders) if not _is_left_out(rules, base + name, is_folder=True))
        waiting += [(f"{base}{name}/", rules) for name in kept]


def _read(root: Path, base: str) -> tuple[list[str], list[str]]:
    """The names of a folder's files and of its folders, each sorted."""
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(f"{root}/{base}") as entries:
            for entry in entries:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    if name not in SKIPPED and not name.endswith(".egg-info"):
                        folders.append(name)
                elif entry.is_file():  # no pipe or socket: reading one would wait for ever
                    files.append(name)
    except OSError:
        return files, []
    files.sort()
    folders.sort()
    return files, folders


def _is_left_out(rules: _Rules, path: str, *, is_folder: bool) -> bool:
    return bool(rules) and is_ignored_by(rules, path, is_folder=is_folder)


def _with_rules(root: Path, base: str, rules: _Rules) -> _Rules:
    try:
        with open(f"{root}/{base}{FILE_NAME}", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            found = parse_ignore(file.read(_MOST_RULES_BYTES))
    except OSError:
        return rules
    return rules if found is None else (*rules, (len(base), found))
