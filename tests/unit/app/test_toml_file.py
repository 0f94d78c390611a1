import threading
from pathlib import Path

import pytest

from workbench.app.toml_file import TomlFile
from workbench.model.errors import StoreError


@pytest.fixture
def file(tmp_path: Path) -> TomlFile:
    return TomlFile(tmp_path / "config" / "keys.toml", "keys")


def test_a_file_that_is_not_there_is_empty(file: TomlFile) -> None:
    assert file.read() == ("", "")


def test_changes_go_into_what_is_there_now(file: TomlFile) -> None:
    file.save("a = 1\n")
    file.path.write_text("a = 2\n")
    file.change(lambda text: text + "b = 1\n")
    assert file.read() == ("a = 2\nb = 1\n", "")


def test_a_broken_file_is_put_aside(file: TomlFile) -> None:
    file.save("a =\n")
    assert "line 1" in file.read()[1]
    file.change(lambda text: text + "b = 1\n")
    assert file.path.with_suffix(".broken.toml").read_text() == "a =\n"
    assert file.read() == ("b = 1\n", "")


def test_it_is_made_once(file: TomlFile) -> None:
    file.ensure("# head\n")
    file.ensure("# other\n")
    assert file.read() == ("# head\n", "")


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    file = TomlFile(tmp_path / "taken" / "keys.toml", "keys")
    with pytest.raises(StoreError, match=r"The keys cannot be saved\."):
        file.save("")


def test_changes_wait_for_those_of_another_window(tmp_path: Path) -> None:
    path, order = tmp_path / "settings.toml", list[str]()
    first, second = TomlFile(path, "settings"), TomlFile(path, "settings")

    def theirs(text: str) -> str:
        order.append(text)
        return text + "b = 2\n"

    other = threading.Thread(target=second.change, args=(theirs,))

    def edit(text: str) -> str:
        other.start()
        other.join(0.05)
        return text + "a = 1\n"

    first.change(edit)
    other.join()
    assert order == ["a = 1\n"]
    assert path.read_text(encoding="utf-8") == "a = 1\nb = 2\n"


def test_what_others_write_is_news(file: TomlFile) -> None:
    assert not file.is_news()
    file.change(lambda text: text + "a = 1\n")
    assert not file.is_news()
    file.path.write_text("a = 2\n")
    assert file.is_news()
    file.change(lambda text: text + "b = 1\n")
    assert file.is_news(), "what was changed here went beside it"
    file.read()
    assert not file.is_news()
    file.path.write_bytes(b"\xff")
    assert file.is_news()
    file.path.unlink()
    assert file.is_news()
    file.read()
    assert not file.is_news()
