import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.engine.content_store import ContentStore
from workbench.model.errors import FunctionNotRunnableError, SandboxError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ContentStore]:
    made = ContentStore(tmp_path / "store", kept=1)
    yield made
    made.close()


class Maker:
    """Writes a file, and counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, place: Path) -> None:
        self.times += 1
        (place / "file").write_text(str(self.times))


def _names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.is_dir())


async def test_a_folder_is_made_once(store: ContentStore) -> None:
    maker = Maker()
    first = await store.folder("a", maker)
    assert (await store.folder("a", maker), maker.times) == (first, 1)
    assert (first / "file").read_text() == "1"


async def test_another_program_finds_it(store: ContentStore, tmp_path: Path) -> None:
    maker = Maker()
    first = await store.folder("a", maker)
    other = ContentStore(tmp_path / "store")
    assert await other.folder("a", maker) == first
    assert maker.times == 1
    other.close()


async def test_two_that_make_it_at_once_share_one(tmp_path: Path) -> None:
    root = tmp_path / "store"
    one, two = ContentStore(root), ContentStore(root)
    maker = Maker()

    def meanwhile(place: Path) -> None:
        maker(place)
        (root / "a").mkdir()
        (root / "a" / "theirs").touch()

    found = await one.folder("a", meanwhile)
    assert await two.folder("a", maker) == found
    assert (maker.times, [path.name for path in found.iterdir()]) == (1, ["theirs"])
    assert _names(root) == ["a"]
    one.close()
    two.close()


async def test_a_folder_that_was_removed_is_made_again(store: ContentStore) -> None:
    maker = Maker()
    found = await store.folder("a", maker)
    (found / "file").unlink()
    found.rmdir()
    assert (await store.folder("a", maker) / "file").read_text() == "2"


async def test_a_failure_leaves_nothing_and_can_be_tried_again(store: ContentStore, tmp_path: Path) -> None:
    def fail(place: Path) -> None:
        (place / "half").touch()
        raise FunctionNotRunnableError("bad zip")

    with pytest.raises(FunctionNotRunnableError, match="bad zip"):
        await store.folder("a", fail)
    assert _names(tmp_path / "store") == []
    assert (await store.folder("a", Maker())).is_dir()


async def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SandboxError) as caught:
        await ContentStore(tmp_path / "file").folder("a", Maker())
    assert caught.value.why
    assert caught.value.next_step


async def test_the_oldest_that_nobody_uses_are_swept(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    past = ContentStore(root)
    for age, key in enumerate(("new", "old", "oldest")):
        os.utime(await past.folder(key, Maker()), (1_000_000_000 - age, 1_000_000_000 - age))
    past.close()
    await store.folder("now", Maker())
    assert _names(root) == ["new", "now"]
    assert len(list(root.glob("*.use"))) == 1


async def test_what_another_program_uses_stays(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    other = ContentStore(root, kept=0)
    for key in ("a", "b", "c"):
        os.utime(await other.folder(key, Maker()), (1, 1))
    await store.folder("d", Maker())
    assert _names(root) == ["a", "b", "c", "d"]
    other.close()
    await store.folder("e", Maker())
    assert len(_names(root)) == 3


async def test_what_killed_programs_left_is_swept(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    for name in (".making-old", ".making-new", ".swept-old"):
        (root / name).mkdir(parents=True)
        if name.endswith("old"):
            os.utime(root / name, (1, 1))
    await store.folder("a", Maker())
    assert _names(root) == [".making-new", "a"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="/proc, to count open files")
async def test_folders_hold_no_file_open_each(store: ContentStore) -> None:
    """A service that runs for days unzips thousands of packages; a program may have 1024 files open."""
    await store.folder("first", Maker())
    before = open_files()
    for number in range(20):
        await store.folder(str(number), Maker())
    assert open_files() == before


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


async def test_a_cache_that_was_cleared_is_made_and_marked_again(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    await store.folder("a", Maker())
    shutil.rmtree(root)
    os.utime(await store.folder("b", Maker()), (1, 1))
    other = ContentStore(root, kept=0)
    await other.folder("c", Maker())
    assert _names(root) == ["b", "c"], "another program sees that b is used"
    other.close()


async def test_nothing_but_folders_is_left(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    await store.folder("a", Maker())
    (root / "killed.program").touch()
    (root / "a.killed.use").touch()
    await store.folder("b", Maker())
    assert len(list(root.glob("*.program"))) == 1
    store.close()
    assert sorted(path.name for path in root.iterdir()) == ["a", "b"]


async def test_a_folder_that_is_used_again_while_it_is_swept_comes_back(store: ContentStore, tmp_path: Path) -> None:
    root = tmp_path / "store"
    past = ContentStore(root)
    for key in ("a", "b"):
        os.utime(await past.folder(key, Maker()), (1, 1))
    past.close()
    rename, other = Path.rename, ContentStore(root)

    def rename_late(path: Path, target: Path) -> Path:
        if not path.name.startswith(".") and not other._uses:
            other._provide(path.name, path, Maker())
        return rename(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", rename_late)
        await store.folder("now", Maker())
    assert _names(root) == ["a", "b", "now"]
    other.close()
