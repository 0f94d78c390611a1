from pathlib import Path

import pytest

from workbench.base import assets


def test_the_checkout_has_them() -> None:
    assert (assets.resources() / "icons").is_dir()
    assert (assets.runtimes() / "python" / "runtime.toml").is_file()
    assert (assets.documents() / "window.md").is_file()


def test_an_installed_program_has_them_in_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "workbench")
    assert assets.resources() == tmp_path / "resources"
    (tmp_path / "workbench" / "_assets").mkdir(parents=True)
    assert assets.resources() == tmp_path / "workbench" / "_assets" / "resources"
    assert assets.runtimes() == tmp_path / "workbench" / "_assets" / "runtimes"
    assert assets.documents() == tmp_path / "workbench" / "_assets" / "docs"
