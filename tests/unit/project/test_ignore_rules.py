"""What .gitignore leaves out, as git itself sees it."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.project.ignore_rules import is_ignored_by, parse_ignore


@pytest.mark.parametrize(
    ("text", "path", "left_out"),
    [
        ("*.log", "a/b.log", True),
        ("*.log", "a/b.logs", False),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "b/a.txt", False),
        ("a/*.txt", "a/b.txt", True),
        ("a/*.txt", "a/b/c.txt", False),
        ("a/**/c", "a/c", True),
        ("a/**/c", "a/b/b/c", True),
        ("**/x", "a/b/x", True),
        ("a/**", "a/b/c", True),
        ("a/**", "a", False),
        ("[ab]?.py", "b1.py", True),
        ("[!ab].py", "c.py", True),
        ("[!ab].py", "a.py", False),
        ("*\n!keep.py", "keep.py", False),
        ("!keep.py\n*", "keep.py", True),
        ("# note\n\n\\#a", "#a", True),
        ("a  ", "a", True),
        ("out/", "out", False),
    ],
)
def test_patterns(text: str, path: str, left_out: bool) -> None:
    rules = parse_ignore(text)
    assert rules is not None
    assert bool(rules.ignores(path, is_folder=False)) is left_out


def test_a_pattern_with_a_slash_at_its_end_is_of_folders() -> None:
    rules = parse_ignore("out/")
    assert rules is not None
    assert rules.ignores("a/out", is_folder=True)
    assert rules.ignores("a/out", is_folder=False) is None


@pytest.mark.parametrize("text", ["", "\n", "# only a note", "/", "["])
def test_what_is_no_pattern_leaves_nothing_out(text: str) -> None:
    rules = parse_ignore(text)
    assert rules is None or rules.ignores("a", is_folder=False) is None


def test_the_nearest_file_decides() -> None:
    outer, inner = parse_ignore("*.json"), parse_ignore("!a.json")
    assert outer is not None
    assert inner is not None
    both = [(0, outer), (len("sub/"), inner)]
    assert is_ignored_by(both, "sub/b.json", is_folder=False)
    assert not is_ignored_by(both, "sub/a.json", is_folder=False)
    assert is_ignored_by([(0, outer)], "a.json", is_folder=False)


PATTERNS = st.lists(st.text("ab*?/!.[]", min_size=1, max_size=6), min_size=1, max_size=4)
NAMES = st.lists(st.text("ab.", min_size=1, max_size=3).filter(lambda name: set(name) != {"."}), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True, capture_output=True)
    return root


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(PATTERNS, NAMES)
def test_git_says_the_same(repository: Path, patterns: list[str], parts: list[str]) -> None:
    text, path = "\n".join(patterns), "/".join(parts)
    rules = parse_ignore(text)
    rows = [] if rules is None else [(0, rules)]
    # What lies in a folder that is left out is left out too, whatever is said of it.
    folders = ["/".join(parts[: count + 1]) for count in range(len(parts) - 1)]
    ours = any(is_ignored_by(rows, folder, is_folder=True) for folder in folders)
    ours = ours or is_ignored_by(rows, path, is_folder=False)
    (repository / ".gitignore").write_text(text)
    asked = subprocess.run(["git", "check-ignore", "-q", "--no-index", path], cwd=repository, check=False)
    assert ours is (asked.returncode == 0)
