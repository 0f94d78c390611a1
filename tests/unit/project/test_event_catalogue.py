from pathlib import Path

import pytest

from workbench.model.errors import EventError, UsageError
from workbench.model.event import EventType
from workbench.project.event_catalogue import load_catalogue

DESCRIPTION = 'title = "{title}"\nhelp = "What it is."\nsource = "A guide"\nversion = "2.1"\n'
SAMPLE = '{\n  "a": "é"\n}\n'


def _add(root: Path, type_id: str, title: str, service: str = "S3") -> Path:
    path = root / f"{type_id}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "service.toml").write_text(f'title = "{service}"\n', encoding="utf-8")
    path.write_text(DESCRIPTION.format(title=title), encoding="utf-8")
    path.with_suffix(".json").write_text(SAMPLE, encoding="utf-8")
    return path


def test_an_entry_is_read_from_its_files(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put")
    assert load_catalogue(tmp_path).types == (EventType("s3/put", "S3", "Put", "What it is.", "A guide", "2.1"),)


def test_entries_are_sorted_by_service_then_title_whatever_their_case(tmp_path: Path) -> None:
    _add(tmp_path, "zeta/a", "Any", service="alpha")
    _add(tmp_path, "s3/one", "put")
    _add(tmp_path, "s3/two", "Delete")
    assert [entry.id for entry in load_catalogue(tmp_path).types] == ["zeta/a", "s3/two", "s3/one"]


def test_get_finds_an_entry_or_nothing(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put")
    catalogue = load_catalogue(tmp_path)
    found = catalogue.get("s3/put")
    assert found is not None
    assert found.title == "Put"
    assert catalogue.get("s3/service") is None
    assert catalogue.get("") is None


def test_a_sample_is_the_text_of_its_file(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put")
    assert load_catalogue(tmp_path).sample("s3/put") == SAMPLE


def test_samples_are_read_only_when_asked_for(tmp_path: Path) -> None:
    path = _add(tmp_path, "s3/put", "Put")
    catalogue = load_catalogue(tmp_path)
    path.with_suffix(".json").write_text("[]", encoding="utf-8")
    assert catalogue.sample("s3/put") == "[]"


def test_an_unknown_id_is_refused_with_what_comes_close(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put")
    with pytest.raises(UsageError, match="s3/putt") as caught:
        load_catalogue(tmp_path).sample("s3/putt")
    assert caught.value.next_step == "Did you mean s3/put?"


@pytest.mark.parametrize("type_id", ["../secret", "s3/../s3/put", "s3/service", ""])
def test_only_ids_of_the_catalogue_reach_the_disk(tmp_path: Path, type_id: str) -> None:
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    _add(tmp_path / "events", "s3/put", "Put")
    with pytest.raises(UsageError):
        load_catalogue(tmp_path / "events").sample(type_id)


def test_keys_for_other_readers_are_passed_over(tmp_path: Path) -> None:
    path = _add(tmp_path, "s3/put", "Put")
    path.write_text(DESCRIPTION.format(title="Put") + '[parameters.bucket]\ndefault = "b"\n', encoding="utf-8")
    assert load_catalogue(tmp_path).types[0].title == "Put"


@pytest.mark.parametrize("missing", ["title", "help", "source", "version"])
def test_an_entry_that_lacks_a_text_is_refused(tmp_path: Path, missing: str) -> None:
    path = _add(tmp_path, "s3/put", "Put")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(missing)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(EventError, match=rf"put\.toml has no text under '{missing}'"):
        load_catalogue(tmp_path)


def test_a_text_that_is_a_number_is_refused(tmp_path: Path) -> None:
    path = _add(tmp_path, "s3/put", "Put")
    path.write_text('title = 1\nhelp = "h"\nsource = "s"\nversion = "1"\n', encoding="utf-8")
    with pytest.raises(EventError, match="title"):
        load_catalogue(tmp_path)


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put").write_text("title =", encoding="utf-8")
    with pytest.raises(EventError, match="not TOML"):
        load_catalogue(tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put").write_bytes(b'title = "\xff"')
    with pytest.raises(EventError, match="not UTF-8"):
        load_catalogue(tmp_path)


def test_a_folder_without_a_service_file_is_refused(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put").with_name("service.toml").unlink()
    with pytest.raises(EventError, match=r"service\.toml"):
        load_catalogue(tmp_path)


def test_a_missing_sample_is_an_event_error(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put").with_suffix(".json").unlink()
    with pytest.raises(EventError, match=r"put\.json"):
        load_catalogue(tmp_path).sample("s3/put")


def test_a_missing_catalogue_is_an_event_error(tmp_path: Path) -> None:
    with pytest.raises(EventError, match="absent"):
        load_catalogue(tmp_path / "absent")


def test_files_beside_the_service_folders_are_passed_over(tmp_path: Path) -> None:
    _add(tmp_path, "s3/put", "Put")
    (tmp_path / "README.md").write_text("notes", encoding="utf-8")
    assert len(load_catalogue(tmp_path).types) == 1
