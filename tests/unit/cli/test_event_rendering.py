import io
import json
import sys
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.cli.main import main
from workbench.project.environments import FILE

TEXT = """\
BUCKET = "all"
[dev]
BUCKET = "dev-bucket"
KEY = { secret = "process", name = "TEST_SECRET" }
"""


@pytest.fixture
def shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / FILE).write_text(TEXT)
    (folder / "events").mkdir()
    (folder / "events" / "a.json").write_bytes(b'{ "b":"${env.BUCKET}",\r\n"n": "${=counter}" }\n')
    monkeypatch.setenv("TEST_SECRET", "s3cr3t")
    return folder


@pytest.mark.usefixtures("engine")
def test_exactly_the_bytes_are_written(shop: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = str(shop / "events" / "a.json")
    for _ in range(2):
        assert main(["events", "render", path, str(shop)]) == 0
        assert capfdbinary.readouterr().out == b'{ "b":"all",\r\n"n": 1 }\n', "nothing is counted"
    assert main(["events", "render", path, str(shop), "--environment", "dev"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {"b": "dev-bucket", "n": 1}


@pytest.mark.usefixtures("engine")
def test_the_notes_of_a_saved_event_say_the_environment(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (shop / "events" / "a.event.toml").write_text('environment = "dev"\n')
    monkeypatch.chdir(shop)
    assert main(["events", "render", "events/a.json"]) == 0
    assert b"dev-bucket" in capfdbinary.readouterr().out


@pytest.mark.usefixtures("engine")
def test_that_a_secret_is_written_is_said(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'["${env.KEY}"]')))
    assert main(["events", "render", "-", str(shop), "--env", "dev"]) == 0
    captured = capfdbinary.readouterr()
    assert captured.out == b'["s3cr3t"]'
    assert captured.err == b"The output has the value of KEY.\n"


def test_what_cannot_be_sent_is_not_written(
    engine: FakeEngine, shop: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for words in (["render"], ["render", "{}", ".", "x"], ["render", '["${env.X}"]', str(shop)], ["render", "[", "."]):
        assert main(["events", *words]) == 2
        captured = capfdbinary.readouterr()
        assert captured.out == b""
        assert captured.err.startswith(b"error: ")
    assert engine.requests == []
