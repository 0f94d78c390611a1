"""Which files are there to be read only."""

import json
from pathlib import Path

import pytest

from workbench.project.library_code import is_library


def test_python_and_packages_are_libraries() -> None:
    assert is_library(Path(json.__file__))
    assert is_library(Path(pytest.__file__))
    assert is_library(Path("/w/.venv/lib/python3.13/site-packages/boto3/__init__.py"))


def test_the_users_files_are_not(tmp_path: Path) -> None:
    assert not is_library(tmp_path / "app.py")
    assert not is_library(Path("/home/ana/shop/orders/app.py"))
