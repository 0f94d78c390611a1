"""What the searching process reads and writes."""

import io
import json
import subprocess
import sys
from pathlib import Path

from workbench.model.file_search import FileHits, FileQuery, Hit, SearchEnd
from workbench.project.search_worker import answer_text, read_answer, request_text, serve

HIT = Hit(3, 1, 0, "needle \u2028", 0, "needle", None)


def run(request: str) -> list[tuple[FileHits, ...] | SearchEnd]:
    told = io.StringIO()
    serve(io.StringIO(request), told)
    return [read_answer(line) for line in told.getvalue().split("\n") if line]


def test_hits_come_back_as_they_were() -> None:
    found = FileHits(Path("/w/a.py"), (HIT,))
    assert read_answer(json.dumps({"files": [answer_text(found)]})) == (found,)


def test_files_come_in_batches_and_then_the_end(tmp_path: Path) -> None:
    for name in ("a.py", "b.py", "c.py"):
        (tmp_path / name).write_text("x\nneedle")
    first, *_, end = run(request_text(tmp_path, FileQuery("needle"), {tmp_path / "b.py": "none"}))
    assert isinstance(first, tuple)
    assert [one.path.name for one in first] == ["a.py"], "the first is told at once"
    assert end == SearchEnd(3)


def test_the_process_answers_and_says_what_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("é needle")
    command = [sys.executable, "-P", "-X", "utf8", "-m", "workbench.project.search_worker"]

    def ask(query: FileQuery) -> "subprocess.CompletedProcess[str]":
        text = request_text(tmp_path, query, {})
        return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)

    good, bad = ask(FileQuery("É n")), ask(FileQuery("(", regex=True))
    assert good.stderr == ""
    found = read_answer(good.stdout.split("\n")[0])
    assert isinstance(found, tuple)
    assert [hit.column for one in found for hit in one.hits] == [0]
    assert bad.returncode == 1
    assert "missing )" in bad.stderr
