"""The worker as a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.project.python_worker.messages import Ask, Request, completions, read_answer


@pytest.mark.parametrize("folder_has_json", [False, True])
def test_it_answers_lines_and_ends_with_its_input(tmp_path: Path, folder_has_json: bool) -> None:
    if folder_has_json:
        (tmp_path / "json.py").write_text("raise SystemExit('taken for a module of Python')", encoding="utf-8")
    path = tmp_path / "app.py"
    request = Request(5, Ask.COMPLETE, path, 1, 7, root=tmp_path, texts={path: "import string\nstring"})
    done = subprocess.run(
        [sys.executable, "-I", "-m", "workbench.project.python_worker", str(tmp_path / "cache")],
        input=request.encoded(),
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        check=True,
        timeout=60,
    )
    (line,) = done.stdout.splitlines()
    with pytest.raises(Exception, match="no answer"):
        read_answer(line, 5)  # column 7 is not there


def test_completions_over_the_wire(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    request = Request(6, Ask.COMPLETE, path, 1, 7, root=tmp_path, texts={path: "import string\nstring.as"})
    done = subprocess.run(
        [sys.executable, "-I", "-m", "workbench.project.python_worker"],
        input=request.encoded(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    names = [one.name for one in completions(read_answer(done.stdout.splitlines()[0], 6))]
    assert "ascii_letters" in names
