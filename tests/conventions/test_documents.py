"""The documents are true to the code: commands exist, links lead somewhere, dependencies are accounted for."""

import re
import tomllib

import pytest

from scripts.dev.commands import COMMANDS
from tests.conformance.table import FACTS
from tests.support.sources import ROOT, committed_files, listing

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
DEV_COMMAND = re.compile(r"python3? dev\.py (\w+)")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)[^)]*\)")
REQUIREMENT = re.compile(r"^[A-Za-z0-9._-]+")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_exist(name: str) -> None:
    unknown = set(DEV_COMMAND.findall(text_of(name))) - {command.name for command in COMMANDS}
    assert not unknown


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    targets = [target.strip() for target in LINK.findall(text_of(name))]
    lost = [target for target in targets if "://" not in target and not (ROOT / target).exists()]
    assert not lost, listing(lost)


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    top = "\n".join(text_of("README.md").splitlines()[:20])
    assert "python3 dev.py run" in top
    assert "python3 dev.py test" in top


def test_architecture_is_short_and_names_every_room() -> None:
    text = text_of("ARCHITECTURE.md")
    assert text.count("\n") < 300
    rooms = {path.parent.name for path in (ROOT / "workbench").glob("*/__init__.py")}
    assert not {room for room in rooms if f"`{room}" not in text and f"{room}/" not in text}


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    requirements = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {found.group(0) for line in requirements if (found := REQUIREMENT.match(line))}
    table = text_of("ARCHITECTURE.md").split("## Dependencies")[-1].lower()
    lacking = [name for name in names if f"`{name}`" not in table]
    assert not lacking, listing(lacking)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", "\n".join(line for line in text_of(lock).splitlines() if not line.startswith("#")))
    assert len(blocks) > 10
    assert not [block for block in blocks if "==" not in block or "--hash=sha256:" not in block]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    parts = (
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", project["dependency-groups"]["dev"]),
    )
    for lock, requirements in parts:
        locked = set(re.findall(r"^([A-Za-z0-9._-]+)==", text_of(lock), flags=re.MULTILINE))
        names = {found.group(0).lower() for line in requirements if (found := REQUIREMENT.match(line))}
        assert not names - locked, f"{lock} lacks {sorted(names - locked)}: python3 dev.py lock"


def test_changelog_keeps_its_form() -> None:
    headings = [line for line in text_of("CHANGELOG.md").splitlines() if line.startswith("## ")]
    assert headings[0] == "## [Unreleased]"
    assert all(re.fullmatch(r"## \[[^\]]+\]( - \d{4}-\d\d-\d\d)?", line) for line in headings)


def test_licence_is_whole() -> None:
    text = text_of("LICENSE")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_committed_files_are_seen() -> None:
    names = {str(file.relative_to(ROOT)) for file in committed_files()}
    assert {"dev.py", "pyproject.toml", ".ci/run", "workbench/__init__.py"} <= names
    assert not any(name.startswith((".venv", ".git/")) for name in names)


def test_facts_that_do_not_hold_are_listed_by_executor() -> None:
    section = text_of("ARCHITECTURE.md").split("## Facts that do not hold")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in section.splitlines() if line.startswith("| ")]
    listed = {(kind, text) for kind, texts in rows[1:] for text in texts.split("; ")}
    assert listed == {(kind.value, fact.id) for fact in FACTS for kind in fact.not_held}
    assert len(FACTS) > 1000
