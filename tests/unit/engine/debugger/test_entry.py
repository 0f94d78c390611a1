from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from workbench.engine.debugger.entry import module_entry


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import os\n", 1),
        ("# a comment\n\n\nx = 1\n", 4),
        ('"""A module."""\n\nx = 1\n', 3),
        ('"""Nothing else."""\n', 1),
        ("\n@first\n@second\ndef handler(event, context):\n    pass\n", 2),
        ("@first\nclass A: ...\n", 1),
    ],
)
def test_the_first_line_that_does_something(tmp_path: Path, source: str, line: int) -> None:
    function = a_config(tmp_path)
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    assert module_entry(function) == (tmp_path / "app.py", line)


@pytest.mark.parametrize("handler", ["src/part.main", "src.part.main"])
def test_modules_in_folders(tmp_path: Path, handler: str) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "part.py").write_text("x = 1\n", encoding="utf-8")
    assert module_entry(a_config(tmp_path, handler=handler)) == (tmp_path / "src" / "part.py", 1)


def test_a_package(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("x = 1\n", encoding="utf-8")
    assert module_entry(a_config(tmp_path)) == (tmp_path / "app" / "__init__.py", 1)


@pytest.mark.parametrize("source", [None, "def (:\n", "", "# only words\n", "x = '\0'\n"])
def test_where_there_is_none(tmp_path: Path, source: str | None) -> None:
    if source is not None:
        (tmp_path / "app.py").write_text(source, encoding="utf-8")
    assert module_entry(a_config(tmp_path)) is None
    assert module_entry(a_config(tmp_path, handler="handler")) is None
