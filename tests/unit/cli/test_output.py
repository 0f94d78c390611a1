import json

import pytest

from workbench.cli.output import error_object, note, note_error, out, out_json, table
from workbench.model.errors import UsageError


def test_results_and_notes_go_apart(capsys: pytest.CaptureFixture[str]) -> None:
    out("result")
    out_json({"ü": [1]})
    note("log")
    note_error(UsageError("What.", "", "Next."))
    captured = capsys.readouterr()
    result, text = captured.out.splitlines()
    assert result == "result"
    assert json.loads(text) == {"ü": [1]}
    assert text.isascii()
    assert captured.err == "log\nerror: What.\n  Next.\n"


def test_table() -> None:
    assert table(("name", "size"), [("a", "1"), ("long", "")]) == "NAME  SIZE\na     1\nlong"
    assert table(("name",), []) == "NAME"


def test_error_object() -> None:
    assert error_object("a", "b", "c") == {"what": "a", "why": "b", "next": "c"}
