from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError, EventError
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar, Expectation
from workbench.project.event_sidecar import expected_path, glance, read_sidecar, sidecar_path, write_sidecar


@pytest.fixture
def event(tmp_path: Path) -> Path:
    write(tmp_path, {"a.json": "{}"})
    return tmp_path / "a.json"


def test_names(event: Path) -> None:
    assert sidecar_path(event).name == "a.event.toml"
    assert expected_path(event.with_name("v1.2.json")).name == "v1.2.expected.json"


def test_an_event_alone_has_none(event: Path) -> None:
    assert read_sidecar(event) == NO_SIDECAR
    write_sidecar(event, NO_SIDECAR)
    assert [path.name for path in event.parent.iterdir()] == ["a.json"]


def test_the_result_is_a_file_of_its_own_and_indented(event: Path) -> None:
    write_sidecar(event, EventSidecar(expectation=Expectation(result='{"a":1.00}')))
    assert not sidecar_path(event).exists()
    assert expected_path(event).read_text() == '{\n  "a": 1.00\n}\n'
    assert read_sidecar(event) == EventSidecar(expectation=Expectation(result='{\n  "a": 1.00\n}\n'))
    write_sidecar(event, NO_SIDECAR)
    assert not expected_path(event).exists()


def test_a_result_laid_out_by_hand_stays(event: Path) -> None:
    expected_path(event).write_bytes(b'{ "a" :1 }\r\n')
    read = read_sidecar(event)
    assert read.expectation == Expectation(result='{ "a" :1 }\r\n')
    write_sidecar(event, EventSidecar(expectation=Expectation(result='{"a":1}')))
    assert expected_path(event).read_bytes() == b'{ "a" :1 }\r\n'
    write_sidecar(event, EventSidecar(expectation=Expectation(result="2")))
    assert expected_path(event).read_bytes() == b"2\r\n"


def test_line_ends_and_comments_stay(event: Path) -> None:
    sidecar_path(event).write_bytes(b'# mine\r\ntype = "a/b"\r\n')
    write_sidecar(event, EventSidecar(type_id="a/c"))
    assert sidecar_path(event).read_bytes() == b'# mine\r\ntype = "a/c"\r\n'
    write_sidecar(event, EventSidecar())
    assert sidecar_path(event).read_bytes() == b"# mine\r\n"


def test_a_broken_one_is_told_and_never_written_over(event: Path) -> None:
    write(event.parent, {"a.event.toml": "type = "})
    with pytest.raises(EventError, match=r"a\.event\.toml"):
        read_sidecar(event)
    with pytest.raises(EventError):
        write_sidecar(event, EventSidecar(type_id="x"))
    assert sidecar_path(event).read_text() == "type = "


def test_a_folder_in_its_place_is_told(event: Path) -> None:
    sidecar_path(event).mkdir()
    with pytest.raises(DocumentError):
        read_sidecar(event)


def test_a_glance(event: Path) -> None:
    notes = str(sidecar_path(event))
    write_sidecar(event, EventSidecar(type_id="s3/put", environment="dev"))
    assert glance(notes, 1, 1) == ("s3/put", "dev")
    write(event.parent, {"a.event.toml": "type ="})
    assert glance(notes, 1, 1) == ("s3/put", "dev")
    assert glance(notes, 2, 1) == ("", "")
