"""The system libraries that Qt needs on Linux: which are missing, and the Debian packages that hold them."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.dev import debian
from scripts.dev.console import SetupError, say

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libGLdispatch.so.0": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Which Debian package holds a library, by the name that `ldd` prints."""

FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.fonts"),
    Path("~/.local/share/fonts"),
)

OFFSCREEN = (
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Network.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
)
X11 = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
)
WAYLAND = ("Qt/plugins/platforms/libqwayland.so",)


def missing_in(ldd_output: str) -> set[str]:
    """The libraries that `ldd` did not find, from what it printed."""
    return {line.split("=>")[0].strip() for line in ldd_output.splitlines() if line.rstrip().endswith("=> not found")}


def missing_libraries(files: Iterable[Path]) -> set[str]:
    """The libraries that the given shared objects need and this system lacks; empty where there is no `ldd`."""
    command = ["ldd", *(str(file) for file in files if file.exists())]
    if len(command) == 1:
        return set()
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    except OSError:
        return set()
    return missing_in(done.stdout)


def packages_for(libraries: Iterable[str]) -> tuple[list[str], list[str]]:
    """The Debian packages that hold `libraries`, and the libraries whose package is not known; both sorted."""
    libraries = set(libraries)
    known = {PACKAGES[name] for name in libraries if name in PACKAGES}
    return sorted(known), sorted(libraries - PACKAGES.keys())


def has_font(folders: Sequence[Path] = FONT_FOLDERS) -> bool:
    """Whether a font is installed, without which Qt draws no text."""
    kinds = ("*.ttf", "*.otf", "*.ttc", "*.pfb")
    return any(next(folder.expanduser().rglob(kind), None) for folder in folders for kind in kinds)


def wanted_files(pyside: Path, *, with_display: bool) -> list[Path]:
    """The parts of Qt that must load: those for drawing off screen, and those of the display in use."""
    parts = list(OFFSCREEN)
    if with_display:
        parts += WAYLAND if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY") else X11
    return [pyside / part for part in parts]


def lacking(pyside: Path, *, with_display: bool) -> tuple[list[str], list[str]]:
    """Debian packages to install, and libraries whose package is not known."""
    packages, unknown = packages_for(missing_libraries(wanted_files(pyside, with_display=with_display)))
    return (packages if has_font() else [*packages, FONT_PACKAGE]), unknown


def ensure(pyside: Path, *, with_display: bool) -> None:
    """Make sure that Qt can load. Installs what is missing when that is allowed; else raises SetupError naming it."""
    if not sys.platform.startswith("linux"):
        return
    packages, unknown = lacking(pyside, with_display=with_display)
    if packages and debian.may_install():
        debian.install(packages)
        packages, unknown = lacking(pyside, with_display=with_display)
    if not packages and not unknown:
        return
    say("Qt cannot start: system libraries are missing.")
    if unknown:
        say(f"  Libraries: {', '.join(unknown)}")
    if packages:
        say(f"  Debian packages: {', '.join(packages)}")
        raise SetupError(f"Install them, then run this command again:\n  {debian.install_command(packages)}")
    raise SetupError("Install the packages of your system that hold these libraries, then run this command again.")
