import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.app import journal as journal_module
from workbench.app.journal import AGAIN_S, FILE_NAME, SILENT_S, TEXTS, Journal, read_tree
from workbench.app.kept_texts import LONG
from workbench.app.notices import NoticeBoard

TEXT = "typed " * LONG


class Clock:
    """A clock that goes as it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def made(folder: Path, notices: NoticeBoard | None = None, clock: Callable[[], float] | None = None) -> Journal:
    return Journal(folder, "shop", notices or NoticeBoard(), clock or Clock())


async def test_what_was_put_comes_back(tmp_path: Path) -> None:
    first = made(tmp_path / "a")
    assert await first.load() == {}
    first.put({"text": TEXT})
    first.put({"text": TEXT, "line": 3})
    await first.close()
    assert await made(tmp_path / "a").load() == {"text": TEXT, "line": 3}


async def test_a_state_that_is_on_disk_is_not_written_again(tmp_path: Path) -> None:
    journal = made(tmp_path)
    await journal.close({"text": TEXT})
    (tmp_path / FILE_NAME).unlink()
    await journal.close({"text": TEXT})
    assert not (tmp_path / FILE_NAME).exists()


async def test_a_crash_between_text_and_journal_leaves_the_state_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = made(tmp_path)
    await journal.close({"text": TEXT})

    def power_cut(_path: Path, _text: str) -> None:
        raise OSError("gone")

    monkeypatch.setattr(journal_module, "write_text", power_cut)
    await journal.close({"text": TEXT + "more"})
    assert await made(tmp_path).load() == {"text": TEXT}


@pytest.mark.parametrize("damage", [b"{", b"", b"[]", b'{"state": 1}', b"\xff\xfe\0"])
async def test_a_damaged_journal_is_put_aside_and_begun_anew(tmp_path: Path, damage: bytes) -> None:
    folder, notices = tmp_path / "place", NoticeBoard()
    await made(folder).close({"text": TEXT})
    (folder / FILE_NAME).write_bytes(damage)
    journal = made(folder, notices)
    assert await journal.load() == {}
    aside = tmp_path / "place-damaged-1"
    assert (aside / FILE_NAME).read_bytes() == damage
    assert TEXT in [each.read_text(encoding="utf-8") for each in (aside / TEXTS).iterdir()]
    assert str(aside) in notices.items[-1].detail
    await journal.close({"text": "anew"})
    assert await made(folder, notices).load() == {"text": "anew"}
    assert len(notices.items) == 1


async def test_a_text_that_is_missing_is_told(tmp_path: Path) -> None:
    notices = NoticeBoard()
    await made(tmp_path).close({"text": TEXT, "line": 1})
    next((tmp_path / TEXTS).iterdir()).unlink()
    assert await made(tmp_path, notices).load() == {"text": None, "line": 1}
    assert "missing" in notices.items[-1].detail


async def test_a_disk_that_takes_nothing_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    notices, clock = NoticeBoard(), Clock()
    journal = made(tmp_path / "file" / "place", notices, clock)
    for number in range(10):
        clock.now += AGAIN_S
        await journal.close({"line": number})
        notices.info(f"between {number}")
    told = [each for each in notices.items if "cannot be kept" in each.text]
    assert len(told) == 1
    clock.now += SILENT_S
    await journal.close({"line": 99})
    assert "cannot be kept" in notices.items[-1].text


async def test_it_is_tried_again_after_a_while_also_without_a_change(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    notices, clock, folder = NoticeBoard(), Clock(), tmp_path / "file" / "place"
    journal = made(folder, notices, clock)
    journal.put({"line": 1})
    await journal._file.flush()
    (tmp_path / "file").unlink()
    journal.put({"line": 1})
    await journal._file.flush()
    assert not folder.exists()
    clock.now += AGAIN_S
    journal.put({"line": 1})
    await journal._file.flush()
    assert read_tree(folder) == {"line": 1}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
async def test_a_journal_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    notices = NoticeBoard()
    await made(tmp_path).close({"line": 1})
    (tmp_path / FILE_NAME).chmod(0)
    assert await made(tmp_path, notices).load() == {}
    assert len(notices.items) == 1


async def test_the_file_names_the_folder_for_people(tmp_path: Path) -> None:
    await made(tmp_path).close({"line": 1})
    assert json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))["title"] == "shop"
