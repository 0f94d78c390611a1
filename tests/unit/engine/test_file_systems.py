from pathlib import Path

import pytest

from workbench.engine.file_systems import local_folder
from workbench.model.errors import InvalidRequestError, SandboxError
from workbench.model.function import FileSystem

ARN = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"


def test_a_file_system_has_a_folder_of_the_programs_own(tmp_path: Path) -> None:
    found = local_folder(FileSystem(ARN, "/mnt/data"), tmp_path)
    assert found == tmp_path / "file-systems" / "fsap-0123456789abcdef0"
    assert found.stat().st_mode & 0o777 == 0o777
    (found / "kept").touch()
    assert local_folder(FileSystem(ARN, "/mnt/other"), tmp_path) == found
    assert (found / "kept").exists()


def test_a_named_folder_is_used_as_it_is(tmp_path: Path) -> None:
    named = tmp_path / "shared"
    named.mkdir(mode=0o750)
    assert local_folder(FileSystem(ARN, "/mnt/data", named), tmp_path / "root") == named
    assert named.stat().st_mode & 0o777 == 0o750
    new = tmp_path / "deep" / "new"
    assert local_folder(FileSystem(ARN, "/mnt/data", new), tmp_path / "root").is_dir()
    assert not (tmp_path / "root").exists()


@pytest.mark.parametrize(("arn", "name"), [("a/..", "data"), ("", "data"), ("a/b:c\\d", "b_c_d"), ("x/y/", "y")])
def test_odd_arns_stay_below_the_root(tmp_path: Path, arn: str, name: str) -> None:
    assert local_folder(FileSystem(arn, "/mnt/data"), tmp_path) == tmp_path / "file-systems" / name


@pytest.mark.parametrize(
    "path", ["/mnt", "/mnt/", "/mnt/a/b", "/tmp/x", "/mnt/a b", "/mnt/a\n", "/mnt/..", "/mnt/.", ""]
)
def test_mount_paths_that_aws_refuses(tmp_path: Path, path: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        local_folder(FileSystem(ARN, path), tmp_path)
    assert caught.value.code == "ValidationException"
    assert f"Value '{path}' at 'fileSystemConfigs.1.member.localMountPath'" in caught.value.what
    assert list(tmp_path.iterdir()) == []


def test_the_longest_mount_path(tmp_path: Path) -> None:
    assert local_folder(FileSystem(ARN, "/mnt/" + "x" * 155), tmp_path).is_dir()
    with pytest.raises(InvalidRequestError, match="less than or equal to 160"):
        local_folder(FileSystem(ARN, "/mnt/" + "x" * 156), tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SandboxError) as caught:
        local_folder(FileSystem(ARN, "/mnt/data", tmp_path / "file" / "x"), tmp_path)
    assert caught.value.next_step
