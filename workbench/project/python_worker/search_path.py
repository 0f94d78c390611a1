"""Where the modules are that a function's code imports: beside it, in its layers, in a virtual environment, in Python.

The worker's own interpreter reads them; the user's is never started, since opening a folder must not run what is in it.
"""

import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

VIRTUAL_ENVIRONMENTS = (".venv", "venv", "env")

OF_THE_RUNTIME = frozenset(
    {
        "awslambdaric",
        "boto3",
        "botocore",
        "dateutil",
        "jmespath",
        "s3transfer",
        "simplejson",
        "six",
        "snapshot_restore_py",
        "urllib3",
    }
)
"""The packages of the program's own environment that AWS's runtimes have as well."""


def search_path(folders: Iterable[Path], root: Path) -> tuple[str, ...]:
    """The folders in which modules are looked for, the most particular first; only those that are there."""
    folders = tuple(folders)
    found = [folder for folder in folders if folder.is_dir()]
    for folder in dict.fromkeys((*folders, root)):
        found += site_packages(folder)
    return tuple(dict.fromkeys((*map(str, found), *_python())))


def site_packages(folder: Path) -> Iterator[Path]:
    """The packages of the virtual environments in `folder`."""
    for name in VIRTUAL_ENVIRONMENTS:
        if (folder / name / "pyvenv.cfg").is_file():
            yield from (folder / name).glob("lib/python3*/site-packages")
            if (windows := folder / name / "Lib" / "site-packages").is_dir():
                yield windows


@cache
def _python() -> tuple[str, ...]:
    """Python's own modules, then the program's packages, of which AWS's runtimes have some."""
    paths = sysconfig.get_paths()
    standard = (paths["stdlib"], paths["platstdlib"], str(Path(paths["platstdlib"]) / "lib-dynload"))
    return (*standard, *_own_packages())


def _own_packages() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    return tuple(dict.fromkeys((paths["purelib"], paths["platlib"])))


@cache
def hidden_modules() -> frozenset[str]:
    """Packages that only the program has: a function cannot import them, so they are not offered."""
    names = {entry.name.partition(".")[0] for folder in _own_packages() for entry in _entries(Path(folder))}
    return frozenset(names - OF_THE_RUNTIME)


def _entries(folder: Path) -> Iterator[Path]:
    try:
        yield from folder.iterdir()
    except OSError:
        return
