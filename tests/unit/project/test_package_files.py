"""Which files go into a package, with which modes."""

import os
import stat
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError
from workbench.model.limits import CODE_BYTES
from workbench.project.package_files import package_files


def names(folder: Path, *left_out: Path) -> list[str]:
    return [one.name for one in package_files(folder, left_out)]


def test_by_name_without_what_nothing_reads_at_run_time(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "z.py": "",
            "a/b.py": "",
            "a-b.py": "",
            "__pycache__/z.pyc": "",
            ".git/HEAD": "",
            ".venv/bin/python": "",
            "a/.DS_Store": "",
            "workbench.toml": "",
            "node_modules/left-pad/index.js": "",
            ".env": "",
            "events/a.json": "",
            "a/events/b.json": "",
        },
    )
    found = names(tmp_path, tmp_path / "events")
    assert found == [".env", "a-b.py", "a/b.py", "a/events/b.json", "node_modules/left-pad/index.js", "z.py"]


def test_modes_are_those_that_lambda_needs(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": "", "bootstrap": ""})
    (tmp_path / "app.py").chmod(0o600)
    (tmp_path / "bootstrap").chmod(0o700)
    found = {one.name: stat.S_IMODE(one.mode) for one in package_files(tmp_path)}
    assert found == {"app.py": 0o644, "bootstrap": 0o755}


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links without a privilege; run on Linux or macOS.")
def test_links_stay_links_inside_and_become_files_where_they_lead_out(tmp_path: Path) -> None:
    write(tmp_path, {"code/lib/real.py": "1", "outside.py": "2"})
    (tmp_path / "code" / "lib" / "near.py").symlink_to("real.py")
    (tmp_path / "code" / "far.py").symlink_to(tmp_path / "outside.py")
    (tmp_path / "code" / "gone.py").symlink_to(tmp_path / "nothing.py")
    found = {one.name: one.link for one in package_files(tmp_path / "code")}
    assert found == {"far.py": "", "lib/near.py": "real.py", "lib/real.py": ""}


def test_an_empty_folder_and_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no code"):
        package_files(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        package_files(tmp_path / "gone")


def test_more_than_lambda_takes(tmp_path: Path) -> None:
    with (tmp_path / "model.bin").open("wb") as file:
        file.truncate(CODE_BYTES)  # it has no blocks on disk
    with pytest.raises(DocumentError, match="too large"):
        package_files(tmp_path)
