from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from workbench.engine.runnable import check_runnable
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import FunctionNotRunnableError
from workbench.model.function import PackageType

TABLE = load_runtimes()


def test_a_folder_or_a_zip(tmp_path: Path) -> None:
    function = a_config(tmp_path / "code")
    check_runnable(function, TABLE)
    (tmp_path / "code.zip").write_bytes(b"")
    check_runnable(replace(function, code_path=tmp_path / "code.zip"), TABLE)


@pytest.mark.parametrize("name", ["gone", "gone.zip", "gone/x"])
def test_code_that_is_not_there(tmp_path: Path, name: str) -> None:
    function = replace(a_config(tmp_path / "code"), code_path=tmp_path / name)
    with pytest.raises(FunctionNotRunnableError, match="There is no "):
        check_runnable(function, TABLE)


def test_a_runtime_that_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(FunctionNotRunnableError, match=r"'cobol'; known are .*python3\.13"):
        check_runnable(a_config(tmp_path, runtime="cobol"), TABLE)


def test_an_image_brings_both(tmp_path: Path) -> None:
    image = a_config(tmp_path, runtime="", package_type=PackageType.IMAGE)
    check_runnable(replace(image, code_path=tmp_path / "gone"), TABLE)
