"""How the locks are made, and what the ones in the checkout promise."""

import re
from pathlib import Path

import pytest

from scripts.dev import lock
from scripts.dev.places import DEV_LOCK, RUN_LOCK


def pins(file: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", file.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_the_call_covers_every_system_and_names_no_host() -> None:
    command = lock.compile_command(Path("uv"), Path("out.lock"), "pyproject.toml", upgrade=False)
    assert {"--universal", "--generate-hashes", "--no-emit-index-url"} <= set(command)
    assert "--upgrade" not in command
    assert "--upgrade" in lock.compile_command(Path("uv"), Path("out.lock"), upgrade=True)


def test_both_locks_agree() -> None:
    run, dev = pins(RUN_LOCK), pins(DEV_LOCK)
    both = run.keys() & dev.keys()
    assert both
    assert {name: run[name] for name in both} == {name: dev[name] for name in both}


@pytest.mark.parametrize("file", [RUN_LOCK, DEV_LOCK])
def test_the_locks_say_how_to_write_them(file: Path) -> None:
    assert "python3 dev.py lock" in file.read_text(encoding="utf-8").splitlines()[0]


def test_the_heading_replaces_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    file.write_text("# old\na==1 \\\n    --hash=sha256:0\n", encoding="utf-8")
    lock._head(file, "New.")
    lock._head(file, "New.")
    assert file.read_text(encoding="utf-8").splitlines()[1:] == ["a==1 \\", "    --hash=sha256:0"]
    assert file.read_text(encoding="utf-8").startswith("# New. Written by")
