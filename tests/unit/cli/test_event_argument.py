import io
import sys
from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.application import Application
from workbench.cli.event_argument import given_event, read_event
from workbench.model.errors import EventError, UsageError
from workbench.model.event_draft import EventDraft


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


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return fake_application(tmp_path / "home")


def a_saved_event(root: Path, text: bytes = b'["${now}"]') -> str:
    folder = root / "events"
    folder.mkdir(parents=True)
    (folder / "a.json").write_bytes(text)
    (folder / "a.event.toml").write_text('type = "s3/put"\nenvironment = "dev"\n')
    return str(folder / "a.json")


def test_an_event_with_variables_is_a_draft(app: Application, tmp_path: Path) -> None:
    given = given_event(app, tmp_path, '["${now}"]', environment="dev")
    assert given.draft == EventDraft('["${now}"]', environment="dev")
    assert given_event(app, tmp_path, '["${now}"]', raw=True).draft is None
    assert given_event(app, tmp_path, '["$now"]').draft is None


def test_a_saved_event_has_its_notes(app: Application, tmp_path: Path) -> None:
    argument = a_saved_event(tmp_path)
    given = given_event(app, tmp_path, argument)
    assert given.draft == EventDraft('["${now}"]', "a.json", "s3/put", environment="dev")
    assert given.type_id == "s3/put"
    other = given_event(app, tmp_path, argument, environment="prod").draft
    assert other is not None
    assert other.environment == "prod"
    assert given_event(app, tmp_path / "other", argument).type_id == "", "it is no event of that workspace"


def test_a_sample_has_its_type(app: Application, tmp_path: Path) -> None:
    assert given_event(app, tmp_path, "s3/put").type_id == "s3/put"


async def test_what_is_sent_as_it_is(app: Application, tmp_path: Path) -> None:
    for payload in (b'{ "a":1 }', b'"${now} \xff"'):
        path = tmp_path / "x.json"
        path.write_bytes(payload)
        given = given_event(app, tmp_path, str(path))
        assert await given.ready(app, 100) is given.payload
        assert given.payload == payload


def test_an_event_in_envelopes_is_opened_as_its_notes_say(app: Application, tmp_path: Path) -> None:
    text = app.catalogue.sample("sqs/standard-queue")
    body = text.replace("Test message.", "{}")
    start = body.index('"body": ') + 8
    end = body.index(",\n", start)
    argument = a_saved_event(tmp_path, (body[:start] + '"{\\"a\\": \\"${now}\\"}"' + body[end:]).encode())
    (tmp_path / "events" / "a.event.toml").write_text("inside = 1\n")
    draft = given_event(app, tmp_path, argument).draft
    assert draft is not None
    assert draft.text == '{\n  "a": "${now}"\n}\n'
    assert [shell.envelope for shell in draft.shells] == ["sqs"]
