import io
import sys
from pathlib import Path

import pytest

from workbench.cli.event_argument import read_event
from workbench.model.errors import EventError, UsageError


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf{ "a":\r\n1.0 }')
    assert read_event(str(path)) == ("a.json", b'{ "a":\r\n1.0 }')


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[1]\n")))
    assert read_event("-") == ("", b"[1]\n")


@pytest.mark.parametrize("text", ['{"a": 1}', "[1]", '"x"', "3", "true", "null", '{"broken', "[" + "1," * 5000 + "1]"])
def test_json_is_taken_at_its_word(text: str) -> None:
    assert read_event(text) == ("", text.encode())


def test_a_sample_by_its_id() -> None:
    name, body = read_event("generic/hello-world")
    assert name == "generic/hello-world"
    assert body.startswith(b"{")


def test_neither(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no event nothing") as caught:
        read_event("nothing")
    assert "workbench events list" in caught.value.next_step
    with pytest.raises(UsageError):
        read_event(str(tmp_path))


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(EventError, match="Permission denied"):
        read_event(str(path))
