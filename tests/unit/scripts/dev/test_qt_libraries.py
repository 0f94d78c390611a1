"""Finding the system libraries that Qt lacks, and naming their packages."""

import sys
from pathlib import Path

import pytest

from scripts.dev import debian, qt_libraries
from scripts.dev.console import SetupError

LDD = """\
\tlinux-vdso.so.1 (0x00007ffd1c5f0000)
\tlibQt6XcbQpa.so.6 => /v/PySide6/Qt/plugins/platforms/../../lib/libQt6XcbQpa.so.6 (0x00007f0a)
\tlibxcb-cursor.so.0 => not found
\tlibGL.so.1 => not found
\tlibOdd.so.9 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0b)
"""


def test_missing_ones_are_read_from_ldd() -> None:
    assert qt_libraries.missing_in(LDD) == {"libxcb-cursor.so.0", "libGL.so.1", "libOdd.so.9"}


def test_packages_without_repeats_and_what_is_unknown() -> None:
    packages, unknown = qt_libraries.packages_for({"libGL.so.1", "libGLX.so.0", "libxcb-cursor.so.0", "libOdd.so.9"})
    assert packages == ["libgl1", "libxcb-cursor0"]
    assert unknown == ["libOdd.so.9"]


def test_the_house_list_is_covered() -> None:
    listed = (
        "libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 "
        "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-randr0 libxcb-render-util0 libxcb-image0 "
        "libxcb-sync1 libxcb-xfixes0"
    )
    assert set(listed.split()) <= set(qt_libraries.PACKAGES.values())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs ldd, which Linux has")
def test_a_program_that_runs_misses_nothing() -> None:
    assert qt_libraries.missing_libraries([Path(sys.executable).resolve()]) == set()


def test_absent_files_are_left_out(tmp_path: Path) -> None:
    assert qt_libraries.missing_libraries([tmp_path / "absent.so"]) == set()


def test_fonts(tmp_path: Path) -> None:
    assert not qt_libraries.has_font([tmp_path, tmp_path / "absent"])
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.ttf").touch()
    assert qt_libraries.has_font([tmp_path])


@pytest.mark.parametrize(
    ("variables", "part"),
    [({"DISPLAY": ":0"}, "libqxcb.so"), ({"WAYLAND_DISPLAY": "w"}, "libqwayland.so"), ({}, "libqxcb.so")],
)
def test_the_display_in_use_decides(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], part: str) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    names = {file.name for file in qt_libraries.wanted_files(Path("p"), with_display=True)}
    assert part in names
    without = {file.name for file in qt_libraries.wanted_files(Path("p"), with_display=False)}
    assert without == {"libQt6Gui.so.6", "libQt6Network.so.6", "libQt6Widgets.so.6", "libqoffscreen.so"}


@pytest.fixture
def linux_with_gaps(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Linux, whose missing libraries are what the test puts in the set."""
    missing = {"libGL.so.1"}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "missing_libraries", lambda _files: set(missing))
    monkeypatch.setattr(qt_libraries, "has_font", lambda: True)
    return missing


def test_the_exact_command_is_named(linux_with_gaps: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(SetupError, match="sudo apt-get install --no-install-recommends -y libgl1"):
        qt_libraries.ensure(Path("p"), with_display=False)


def test_root_gets_them_installed(linux_with_gaps: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        installed.append(packages)
        linux_with_gaps.clear()
        return True

    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    qt_libraries.ensure(Path("p"), with_display=False)
    assert installed == [["libgl1"]]


def test_an_unknown_library_is_named(
    linux_with_gaps: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    linux_with_gaps.clear()
    linux_with_gaps.add("libOdd.so.9")
    monkeypatch.setattr(debian, "may_install", lambda: True)
    with pytest.raises(SetupError, match="packages of your system"):
        qt_libraries.ensure(Path("p"), with_display=False)
    assert "libOdd.so.9" in capsys.readouterr().err


def test_other_systems_are_not_asked(linux_with_gaps: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    qt_libraries.ensure(Path("p"), with_display=True)
    assert linux_with_gaps
