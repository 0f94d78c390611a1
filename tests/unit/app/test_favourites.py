"""Starred functions: kept by place, in their order, and across starts."""

from pathlib import Path

import pytest

from workbench.app.favourites import Favourites
from workbench.app.session import Session
from workbench.base.aio import TaskOwner

ROOT = Path("/w")


def session(folder: Path) -> Session:
    return Session(folder / "session.json", TaskOwner(lambda _error: None))


async def test_stars_come_back(tmp_path: Path) -> None:
    kept = session(tmp_path)
    stars = Favourites(kept)
    told: list[None] = []
    stars.changed.connect(told.append)
    for name in ("b", "a", "b"):
        stars.star(ROOT, name, on=True)
    stars.star("lambda:1:eu", "c", on=True)
    stars.star(ROOT, "never", on=False)
    assert len(told) == 3
    await kept.flush()
    later = session(tmp_path)
    await later.load()
    assert Favourites(later).of(ROOT) == ("b", "a")
    assert Favourites(later).of("lambda:1:eu") == ("c",)
    assert Favourites(later).of(Path("/other")) == ()


async def test_the_last_star_leaves_nothing(tmp_path: Path) -> None:
    kept = session(tmp_path)
    stars = Favourites(kept)
    stars.star(ROOT, "a", on=True)
    stars.star(ROOT, "a", on=False)
    assert stars.of(ROOT) == ()
    assert kept.get("favourites") is None
    await kept.flush()


async def test_a_renamed_function_stays_a_favourite(tmp_path: Path) -> None:
    kept = session(tmp_path)
    stars = Favourites(kept)
    for name in ("a", "b", "c"):
        stars.star(ROOT, name, on=True)
    stars.rename(ROOT, "b", "d")
    assert stars.of(ROOT) == ("a", "d", "c")
    stars.rename(ROOT, "a", "c")
    assert stars.of(ROOT) == ("c", "d")
    stars.rename(ROOT, "unknown", "x")
    assert stars.of(ROOT) == ("c", "d")
    await kept.flush()


async def test_only_so_many_places_are_kept(tmp_path: Path) -> None:
    kept = session(tmp_path)
    stars = Favourites(kept)
    for number in range(60):
        stars.star(Path(f"/{number}"), "a", on=True)
    assert stars.of(Path("/9")) == ()
    assert stars.of(Path("/10")) == ("a",)
    await kept.flush()


@pytest.mark.parametrize("stored", [[], {"/w": "a"}, {"/w": [1]}])
async def test_what_has_another_shape_is_nothing(tmp_path: Path, stored: object) -> None:
    kept = session(tmp_path)
    kept.set("favourites", stored)
    assert Favourites(kept).of(ROOT) == ()
    await kept.flush()
