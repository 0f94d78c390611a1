from pathlib import Path

import pytest

from workbench.engine.executors.docker import users


@pytest.mark.parametrize("user", ["993:990", "1000:1001"])
def test_user_and_group_have_a_name(tmp_path: Path, user: str) -> None:
    users.write(tmp_path, user)
    rows = {name: (tmp_path / name).read_text(encoding="utf-8").splitlines()[1] for name in users.FILES}
    uid, gid = user.split(":")
    assert rows["passwd"].split(":") == ["sbx_user1051", "x", uid, gid, "", "/home/sbx_user1051", "/sbin/nologin"]
    assert rows["group"].split(":") == ["sbx_user1051", "x", gid, ""]


def test_root_keeps_its_name(tmp_path: Path) -> None:
    users.write(tmp_path, "993:990")
    assert all((tmp_path / name).read_text(encoding="utf-8").startswith("root:x:0:") for name in users.FILES)


def test_every_user_may_read_them(tmp_path: Path) -> None:
    users.write(tmp_path, "993:990")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in users.FILES} == {0o644}
