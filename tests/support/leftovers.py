"""What a program that ended must not leave behind: processes, containers, control groups, scratch folders."""

import os
from contextlib import suppress
from pathlib import Path

from tests.support.waiting import until

_GROUPS = Path("/sys/fs/cgroup")
_PATIENCE_S = 20.0


def processes(words: str) -> set[int]:
    """The ids of running processes whose command line holds `words`."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if words in line and int(folder.name) != os.getpid():
            found.add(int(folder.name))
    return found


def assert_none(home: Path) -> None:
    """Nothing of the program whose home is `home` is left: its scratch folders are empty, no process works in them."""
    left = [path for name in ("scratch", "docker") for path in (home / "cache" / name).glob("*") if path.is_dir()]
    assert left == []
    assert processes(str(home)) == set()
    # Another test that has killed its program is about to remove its groups.
    until(lambda: _groups_of_the_dead() == [], "the control groups of ended programs to go", _PATIENCE_S)


def remove_groups(pid: int) -> None:
    """Remove the control groups of a program that was killed, as the next program would; they must be empty by then."""

    def gone() -> bool:
        left = [path for path in _groups_of_the_dead() if path.name.startswith(f"{pid}-")]
        for path in left:
            with suppress(OSError):
                path.rmdir()
        return not left

    until(gone, f"the control groups of {pid} to be removed", _PATIENCE_S)


def _groups_of_the_dead() -> list[Path]:
    return [path for path in _GROUPS.glob("*/lambda-workbench/*.*") if path.is_dir() and not _alive(path)]


def _alive(group: Path) -> bool:
    """Whether the group's own program is running (another test's, then)."""
    return Path(f"/proc/{group.name.partition('-')[0]}").exists()
