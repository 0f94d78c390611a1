"""What of this computer's file system a function sees, as bubblewrap's arguments: all of it read-only, but for the
folders that Lambda fills itself.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

FRESH = frozenset({"dev", "mnt", "opt", "proc", "run", "sys", "tmp", "var"})
"""Folders at the top that a sandbox has of its own."""

_LEFT_OUT = frozenset({"boot", "lost+found", "media"})
_FRESH_VAR = frozenset(
    {"backups", "crash", "lang", "lib", "lock", "log", "mail", "run", "runtime", "spool", "task", "tmp"}
)
_CERTIFICATES = "/var/lib/ca-certificates"
"""All that is shown of /var/lib: container engines mount and unmount there while bubblewrap copies the tree, which
fails then; and some systems keep what /etc/ssl points to in it."""
_DEVICES = ("full", "null", "random", "tty", "urandom", "zero")
_STREAMS = {"fd": "", "stdin": "/0", "stdout": "/1", "stderr": "/2"}

MOVED = "/run/host"
"""Where a sandbox sees what this computer keeps below /tmp, which in a sandbox is empty."""


def host_arguments(root: Path = Path("/")) -> list[str]:
    """The folders at the top and those below /var, devices and /proc; without shared memory, as on Lambda."""
    arguments = [*_entries(root, FRESH | _LEFT_OUT)]
    for name in ("dev", "mnt", "run", "sys", "var"):
        arguments += ["--dir", f"/{name}"]  # where a folder is only made on the way, nobody else may look into it
    arguments += _entries(root / "var", _FRESH_VAR, "/var")
    arguments += ["--dir", "/var/lib", "--ro-bind-try", _CERTIFICATES, _CERTIFICATES]
    arguments += ["--symlink", "/run", "/var/run", "--proc", "/proc", "--ro-bind-try", "/sys/devices", "/sys/devices"]
    for name in _DEVICES:
        arguments += ["--dev-bind-try", f"/dev/{name}", f"/dev/{name}"]
    for name, number in _STREAMS.items():
        arguments += ["--symlink", f"/proc/self/fd{number}", f"/dev/{name}"]
    return arguments


def is_hidden(path: Path) -> bool:
    """Whether a sandbox does not see `path` by itself, because a folder of its own is in the way."""
    top, *rest = path.parts[1:] or ("",)
    if path.is_relative_to(_CERTIFICATES):
        return False
    return top in FRESH | _LEFT_OUT and not (top == "var" and rest and rest[0] not in _FRESH_VAR)


def moved(path: str) -> str:
    """Where a sandbox sees the path: at its place, unless that is below /tmp."""
    return f"{MOVED}{path}" if path.startswith("/tmp/") else path


def shown(paths: Iterable[Path]) -> list[str]:
    """Makes those of `paths` visible that would be hidden; an outer folder stands for what is in it."""
    arguments: list[str] = []
    kept: list[Path] = []
    for path in sorted(path for path in paths if is_hidden(path) and path.parts[1] != "opt"):
        if not any(path.is_relative_to(one) for one in kept):
            kept.append(path)
            arguments += ["--ro-bind-try", str(path), moved(str(path))]
    return arguments


def opt_arguments(opt: Path | None, needed: Iterable[Path]) -> list[str]:
    """/opt as `opt` has it, or empty; with what is `needed` of this computer's own /opt among it."""
    own = sorted({path for path in needed if path.parts[1:2] == ("opt",)})
    arguments = ["--dir", "/opt"] if opt is None else _overlaid(opt, Path("/opt"), own)
    for path in own:
        arguments += ["--ro-bind-try", str(path), str(path)]
    return arguments


def _overlaid(source: Path, target: Path, own: list[Path]) -> list[str]:
    """`source` at `target`, entry by entry where one of `own` lies below; what is in the way of those is left out."""
    if target in own:
        return []
    if not source.is_dir() or not any(path.is_relative_to(target) for path in own):
        return ["--ro-bind", str(source), str(target)]
    arguments = ["--dir", str(target)]
    for entry in sorted(source.iterdir()):
        arguments += _overlaid(entry, target / entry.name, own)
    return arguments


def _entries(folder: Path, without: frozenset[str], target: str = "") -> Iterator[str]:
    for entry in sorted(folder.iterdir()):
        if entry.name in without:
            continue
        if entry.is_symlink():
            yield from ("--symlink", str(entry.readlink()), f"{target}/{entry.name}")
        elif entry.is_dir():
            yield from ("--ro-bind-try", str(entry), f"{target}/{entry.name}")
