"""What the process of the first look reads and writes."""

import io
import pickle
import subprocess
import sys
from pathlib import Path

from workbench.engine.runtimes import load_runtimes
from workbench.model.workspace import Workspace
from workbench.project.discovery import open_workspace
from workbench.project.look_worker import read_answer, request_bytes, serve

RUNTIMES = tuple(load_runtimes())


def folder(root: Path) -> Path:
    code = root / "größe" / "app.py"
    code.parent.mkdir()
    code.write_text("def handler(event, context):\n    return event\n")
    return root


def ask(root: Path) -> bytes:
    told = io.BytesIO()
    serve(io.BytesIO(request_bytes(root, RUNTIMES)), told)
    return told.getvalue()


def test_the_workspace_is_the_one_that_is_found_here(tmp_path: Path) -> None:
    found = read_answer(ask(folder(tmp_path)))
    assert found == open_workspace(tmp_path, RUNTIMES)
    assert found is not None
    assert [one.config.code_path.name for one in found.functions] == ["größe"]


def test_the_process_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-X", "utf8", "-m", "workbench.project.look_worker"]
    done = subprocess.run(command, input=request_bytes(folder(tmp_path), RUNTIMES), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert read_answer(done.stdout) == open_workspace(tmp_path, RUNTIMES)


def test_a_folder_that_is_not_there_has_no_answer(tmp_path: Path) -> None:
    assert ask(tmp_path / "gone") == b""
    assert read_answer(b"") is None


def test_half_an_answer_is_none(tmp_path: Path) -> None:
    answer = ask(folder(tmp_path))
    assert all(read_answer(answer[:length]) is None for length in (1, 10, len(answer) // 2, len(answer) - 1))


def test_something_else_is_no_answer() -> None:
    assert read_answer(pickle.dumps("a text")) is None
    assert isinstance(read_answer(pickle.dumps(Workspace(Path("/w"), ()))), Workspace)
