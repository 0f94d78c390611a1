"""What a program that ended must not leave behind: processes, containers, control groups, scratch folders."""

import os
from pathlib import Path

_GROUPS = Path("/sys/fs/cgroup")


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
    groups = [path for path in _GROUPS.glob("*/lambda-workbench/*.*") if path.is_dir() and not _alive(path)]
    assert groups == []


def _alive(group: Path) -> bool:
    """Whether the group's own program is running (another test's, then)."""
    return Path(f"/proc/{group.name.partition('-')[0]}").exists()
