"""What every file keeps to: its length, its name, its docstrings, no blanket ignores, nothing of one machine."""

import re

from tests.support.rules import without_docstring
from tests.support.sources import ROOT, committed_files, listing, sources

LONGEST_LINES = 300
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
BLANKET = re.compile(r"#\s*(type:\s*ignore(?!\[)|noqa(?!:\s*[A-Z])|ruff:\s*noqa|mypy:\s*ignore-errors|fmt:\s*off)")

# Written in pieces, so that this file does not hold them itself.
MACHINE_PATHS = tuple(
    "/".join(parts)
    for parts in (
        ("", "work", "main"),
        ("", "work", "shared"),
        ("", "work", ".library"),
        ("", "root", "."),
        ("", "opt", "pypi"),
        ("", "tmp", "bash_jobs"),
    )
)
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("ftp", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)


def test_sources_are_short() -> None:
    found = [
        f"{source.path}: {length} lines"
        for source in sources("workbench", "scripts", "dev.py")
        if (length := source.text.count("\n")) > LONGEST_LINES
    ]
    assert not found, listing(found)


def test_names_say_what_a_file_is_for() -> None:
    found = [str(source.path) for source in sources("workbench", "scripts", "tests") if _is_vague(source.path.parts)]
    assert not found, listing(found)


def _is_vague(parts: tuple[str, ...]) -> bool:
    words = {word for part in parts for word in part.removesuffix(".py").split("_")}
    return bool(words & VAGUE_NAMES)


def test_modules_and_classes_have_docstrings() -> None:
    found = [line for source in sources("workbench", "scripts", "dev.py") for line in without_docstring(source)]
    assert not found, listing(found)


def test_ignores_name_what_they_ignore() -> None:
    found = [
        f"{source.path}:{line} {comment}"
        for source in sources("workbench", "scripts", "tests", "dev.py")
        for line, comment in source.comments()
        if BLANKET.search(comment)
    ]
    assert not found, listing(found)


def test_blanket_ignores_are_recognised() -> None:
    marks = "type: ignore", "noqa", "noqa some words", "ruff: noqa"
    assert all(BLANKET.search(f"# {mark}") for mark in marks)
    assert not any(BLANKET.search(f"# {mark}") for mark in ("type: ignore[arg-type]", "noqa: T201", "noqa:T201 why"))


def test_no_file_names_a_machine_or_a_registry_host() -> None:
    found = []
    for file in committed_files():
        data = file.read_bytes()
        if b"\0" in data[:8192]:
            continue
        text = data.decode("utf-8", errors="replace")
        found += [f"{file.relative_to(ROOT)}: {mark}" for mark in (*MACHINE_PATHS, *REGISTRY_HOSTS) if mark in text]
    assert not found, listing(found)
