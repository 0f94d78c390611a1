import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.engine import fingerprint
from workbench.engine.fingerprint import CodeFingerprints


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "package").mkdir()
    (tmp_path / "app.py").write_text("1")
    (tmp_path / "package" / "deep.py").write_text("2")
    return tmp_path


def rewrite(path: Path) -> None:
    times = path.stat()
    path.write_text("3")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + 1))


def replace_by_rename(path: Path) -> None:
    """As editors save: another file of the same size and time takes the place."""
    times = path.stat()
    (path.parent / "new").write_text("3")
    os.utime(path.parent / "new", ns=(times.st_atime_ns, times.st_mtime_ns))
    (path.parent / "new").replace(path)


CHANGES: list[Callable[[Path], object]] = [
    lambda code: rewrite(code / "app.py"),
    lambda code: rewrite(code / "package" / "deep.py"),
    lambda code: replace_by_rename(code / "app.py"),
    lambda code: (code / "app.py").unlink(),
    lambda code: (code / "package" / "deep.py").rename(code / "package" / "other.py"),
    lambda code: (code / "new.txt").write_text(""),
    lambda code: (code / "link").symlink_to("nowhere"),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("inline", [0, 100])
async def test_every_change_shows(
    code: Path, change: Callable[[Path], object], inline: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "INLINE_ENTRIES", inline)
    fingerprints = CodeFingerprints()
    before = await fingerprints.current(code)
    assert await fingerprints.current(code) == before
    change(code)
    assert await fingerprints.current(code) != before


async def test_what_no_runtime_loads_does_not_show(code: Path) -> None:
    fingerprints = CodeFingerprints()
    before = await fingerprints.current(code)
    for name in ("__pycache__", ".git"):
        (code / "package" / name).mkdir()
        (code / "package" / name / "x").write_text("")
    assert await fingerprints.current(code) == before


async def test_a_folder_that_is_not_there_has_one_too(tmp_path: Path) -> None:
    fingerprints = CodeFingerprints()
    before = await fingerprints.current(tmp_path / "gone")
    (tmp_path / "gone").mkdir()
    assert await fingerprints.current(tmp_path / "gone") != before
