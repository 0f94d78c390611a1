import sys
from pathlib import Path

import pytest

from workbench.app.notices import NoticeBoard
from workbench.app.window_places import OpenElsewhereError, WindowPlace, WindowPlaces

SHOP, OTHER = Path("/work/shop"), Path("/work/other")


class Others:
    """The other windows: whether they answer, and who was asked."""

    def __init__(self, *, answer: bool = True) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def __call__(self, name: str) -> bool:
        self.asked.append(name)
        return self.answer


def window(data: Path, others: Others | None = None, notices: NoticeBoard | None = None) -> WindowPlaces:
    places = WindowPlaces(data, notices or NoticeBoard())
    places.raise_other = others or Others()
    return places


def own(places: WindowPlaces, root: Path = SHOP) -> WindowPlace:
    """The place of a workspace that is open."""
    place = places.of(root)
    assert place is not None
    return place


async def test_a_terminal_takes_nothing(tmp_path: Path) -> None:
    places = WindowPlaces(tmp_path, NoticeBoard())
    await places.take(SHOP)
    assert places.of(SHOP) is None
    assert not (tmp_path / "windows").exists()


async def test_what_one_window_left_the_next_one_finds(tmp_path: Path) -> None:
    first = window(tmp_path)
    await first.take(SHOP)
    place = first.of(SHOP)
    assert place is not None
    assert place.state == {}
    place.journal.put({"line": 7})
    await first.leave_all_but(None)
    assert first.of(SHOP) is None
    later = window(tmp_path)
    assert await later.glance(SHOP) == {"line": 7}
    await later.take(SHOP)
    again = later.of(SHOP)
    assert again is not None
    assert again.state == {"line": 7}
    await later.leave_all_but(None)


async def test_a_folder_that_is_open_elsewhere_is_raised_there(tmp_path: Path) -> None:
    first, others = window(tmp_path), Others()
    second = window(tmp_path, others)
    await first.take(SHOP)
    name = await second.open_elsewhere(SHOP)
    assert name == own(first).name
    assert await first.open_elsewhere(SHOP) == ""
    assert await second.any_elsewhere()
    with pytest.raises(OpenElsewhereError, match="shop is open in another window"):
        await second.take(SHOP)
    assert others.asked == [name]
    assert second.of(SHOP) is None
    await second.take(OTHER)
    await second.leave_all_but(None)
    await first.leave_all_but(None)
    assert await second.open_elsewhere(SHOP) == ""
    assert not await second.any_elsewhere()


async def test_a_window_that_does_not_answer_keeps_its_unsaved_text(tmp_path: Path) -> None:
    first, notices = window(tmp_path), NoticeBoard()
    second = window(tmp_path, Others(answer=False), notices)
    await first.take(SHOP)
    await second.take(SHOP)
    assert second.of(SHOP) is None
    assert "does not answer" in notices.items[-1].text
    await first.leave_all_but(None)


async def test_the_folder_before_is_left_for_others(tmp_path: Path) -> None:
    first, second = window(tmp_path), window(tmp_path)
    await first.take(SHOP)
    await first.take(OTHER)
    await first.leave_all_but(OTHER)
    await second.take(SHOP)
    assert second.of(SHOP) is not None
    assert first.of(OTHER) is not None
    assert first.of(SHOP) is None
    await first.leave_all_but(None)
    await second.leave_all_but(None)


async def test_where_nothing_can_be_written_the_folder_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "windows").write_text("", encoding="utf-8")
    places = window(tmp_path)
    await places.take(SHOP)
    assert places.of(SHOP) is not None
    await places.leave_all_but(None)


async def test_names_differ_by_folder_and_home(tmp_path: Path) -> None:
    one, other = window(tmp_path / "a"), window(tmp_path / "b")
    for places, root in ((one, SHOP), (one, OTHER), (other, SHOP)):
        await places.take(root)
    assert len({own(one).name, own(one, OTHER).name, own(other).name}) == 3
    await one.leave_all_but(None)
    await other.leave_all_but(None)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
async def test_a_folder_is_one_by_whatever_path(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "shop")
    first, second = window(tmp_path), window(tmp_path)
    await first.take(tmp_path / "shop")
    with pytest.raises(OpenElsewhereError):
        await second.take(tmp_path / "link")
    await first.leave_all_but(None)
