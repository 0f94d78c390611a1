"""Where modules are looked for."""

import sysconfig
from pathlib import Path

from workbench.project.python_worker.search_path import OF_THE_RUNTIME, hidden_modules, search_path, site_packages


def a_virtual_environment(folder: Path, name: str = ".venv") -> Path:
    packages = folder / name / "lib" / "python3.13" / "site-packages"
    packages.mkdir(parents=True)
    (folder / name / "pyvenv.cfg").touch()
    return packages


def test_nearest_first_and_python_last(tmp_path: Path) -> None:
    code, layer = tmp_path / "orders", tmp_path / "layer" / "python"
    code.mkdir()
    layer.mkdir(parents=True)
    packages = a_virtual_environment(tmp_path)
    found = search_path([code, layer, tmp_path / "gone"], tmp_path)
    assert found[:4] == (str(code), str(layer), str(packages), sysconfig.get_paths()["stdlib"])
    assert found[-1] in (sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"])
    assert len(set(found)) == len(found)


def test_only_folders_with_a_configuration_are_virtual_environments(tmp_path: Path) -> None:
    (tmp_path / "env" / "lib" / "python3.13" / "site-packages").mkdir(parents=True)
    assert list(site_packages(tmp_path)) == []
    assert list(site_packages(tmp_path / "gone")) == []
    windows = tmp_path / "venv" / "Lib" / "site-packages"
    windows.mkdir(parents=True)
    (tmp_path / "venv" / "pyvenv.cfg").touch()
    assert windows in list(site_packages(tmp_path))


def test_what_only_the_program_has_is_hidden() -> None:
    assert {"jedi", "PySide6", "docker"} <= hidden_modules()
    assert not hidden_modules() & OF_THE_RUNTIME
    assert "boto3" not in hidden_modules()
