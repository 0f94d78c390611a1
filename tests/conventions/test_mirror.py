"""Tests mirror the sources: each file with behaviour has one test file, and each test file has its source."""

from pathlib import PurePosixPath

from tests.support.rules import has_behaviour
from tests.support.sources import ROOT, listing, sources

SOURCES = ("workbench", "scripts", "dev.py")

TESTED_ELSEWHERE = {
    # Needs an engine, images and registries: .ci/run runs it, and every test with Docker needs what it makes.
    "scripts/test_images.py",
    # Needs packages from npm; what it makes is bundled, and the tests of the window's fonts load it.
    "scripts/build_fonts.py",
}

OF_THE_WHOLE = {PurePosixPath("tests/gui/test_accessibility.py"), PurePosixPath("tests/gui/test_translated_window.py")}
"""Tests that walk the whole window and belong to none of its files."""


def places_of(path: PurePosixPath) -> list[PurePosixPath]:
    """Where the tests of a source may be: its place in unit/ (or gui/), or the same place in integration/."""
    name = f"test_{path.name}"
    inside = path.relative_to("workbench").parent if path.is_relative_to("workbench") else path.parent
    if inside.parts[:1] == ("gui",):
        return [PurePosixPath("tests/gui", *inside.parts[1:], name)]
    return [PurePosixPath("tests", kind, inside, name) for kind in ("unit", "integration")]


def test_every_source_has_its_tests() -> None:
    lacking = [
        f"{source.path} has no {places_of(source.path)[0]}"
        for source in sources(*SOURCES)
        if source.path.name != "__init__.py" and has_behaviour(source) and str(source.path) not in TESTED_ELSEWHERE
        if not any((ROOT / place).is_file() for place in places_of(source.path))
    ]
    assert not lacking, listing(lacking)


def test_every_test_has_its_source() -> None:
    expected = {place for source in sources(*SOURCES) for place in places_of(source.path)}
    stray = [
        f"{test.path} mirrors no source"
        for test in sources("tests/unit", "tests/gui")
        if test.path.name.startswith("test_") and test.path not in expected | OF_THE_WHOLE
    ]
    assert not stray, listing(stray)


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {test.path.parent for test in sources("tests")}
    lacking = [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()]
    assert not lacking, listing(lacking)
