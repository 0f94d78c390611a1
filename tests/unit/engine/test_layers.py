import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.engine.test_contents import zip_with
from workbench.engine import layers as module
from workbench.engine.layers import CodeStore, LayerStore, Opt
from workbench.model.errors import FunctionNotRunnableError
from workbench.model.function import Layer

ARN = "arn:aws:lambda:us-east-1:123456789012:layer:tools:3"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LayerStore]:
    made = LayerStore(tmp_path / "cache")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "common" / "python").mkdir(parents=True)
    (tmp_path / "common" / "python" / "a.py").write_text("one")
    return tmp_path / "common"


def _zip(path: Path) -> Path:
    zip_with(path, ("python/a.py", 0, "zip"), ("extensions/agent", stat.S_IFREG | 0o755, "#!/bin/sh\n"))
    return path


def _replace(path: Path) -> None:
    _zip(path.with_suffix(".new")).replace(path)


async def test_no_layers_need_no_folder(store: LayerStore, tmp_path: Path) -> None:
    assert await store.opt(()) == Opt()
    assert await store.fingerprint(()) == 0
    assert not (tmp_path / "cache").exists()


async def test_layers_whose_content_is_not_here_are_named(store: LayerStore, folder: Path) -> None:
    assert await store.opt((Layer(ARN),)) == Opt(None, (ARN,))
    found = await store.opt((Layer(ARN), Layer("Common", folder)))
    assert found.missing == (ARN,)
    assert found.folder is not None
    assert (found.folder / "python" / "a.py").read_text() == "one"


async def test_layers_are_merged_in_order_and_made_once(store: LayerStore, folder: Path, tmp_path: Path) -> None:
    both = (Layer("Common", folder), Layer("Zip", _zip(tmp_path / "l.zip")))
    found, again = await store.opt(both), await store.opt(both)
    assert found == again
    assert found.folder is not None
    assert (found.folder / "python" / "a.py").read_text() == "zip"
    turned = await store.opt((both[1], both[0]))
    assert turned.folder is not None
    assert (turned.folder / "python" / "a.py").read_text() == "one"


async def test_the_next_start_finds_what_the_last_made(
    store: LayerStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = (Layer("Common", folder),)
    found = await store.opt(layers)
    store.close()

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(module, "write_merged", refuse)
    later = LayerStore(tmp_path / "cache")
    assert await later.opt(layers) == found
    later.close()


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: (folder / "python" / "a.py").write_text("longer"),
    lambda folder: (folder / "python" / "a.py").unlink(),
    lambda folder: (folder / "python" / "a.py").chmod(0o755),
    lambda folder: (folder / "python" / "empty").mkdir(),
    lambda folder: (folder / "python" / "link").symlink_to("nowhere"),
    lambda folder: (folder.parent / "outside" / "x").write_text("longer"),
    shutil.rmtree,
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("inline", [0, 100])
async def test_a_change_on_disk_shows(
    store: LayerStore, folder: Path, change: Callable[[Path], object], inline: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "INLINE_ENTRIES", inline)
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "x").touch()
    (outside / "back").symlink_to(folder)
    (folder / "outside").symlink_to(outside)
    layers = (Layer("Common", folder),)
    before = await store.fingerprint(layers)
    assert await store.fingerprint(layers) == before
    change(folder)
    assert await store.fingerprint(layers) != before


async def test_a_changed_layer_is_a_new_folder(store: LayerStore, folder: Path, tmp_path: Path) -> None:
    archive = _zip(tmp_path / "l.zip")
    layers = (Layer("Common", folder), Layer("Zip", archive))
    first = await store.opt(layers)
    (folder / "python" / "b.py").touch()
    second = await store.opt(layers)
    _replace(archive)
    third = await store.opt(layers)
    assert len({first.folder, second.folder, third.folder}) == 3
    assert first.folder is not None
    assert not (first.folder / "python" / "b.py").exists()


async def test_a_fingerprint_that_was_taken_is_not_taken_again(
    store: LayerStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = (Layer("Common", folder),)
    found, fingerprint = await store.opt(layers), await store.fingerprint(layers)

    def refuse(_layer: Layer) -> None:
        raise AssertionError("looked at again")

    monkeypatch.setattr(module, "_states", refuse)
    assert await store.opt(layers, fingerprint) == found


async def test_order_and_names_make_a_difference(store: LayerStore, folder: Path, tmp_path: Path) -> None:
    one, two = Layer("Common", folder), Layer("Zip", _zip(tmp_path / "l.zip"))
    found = {await store.fingerprint(layers) for layers in ((one,), (two,), (one, two), (two, one), (Layer(ARN),))}
    assert len(found) == 5


async def test_a_layer_that_is_not_there_cannot_be_run(store: LayerStore, tmp_path: Path) -> None:
    with pytest.raises(FunctionNotRunnableError) as caught:
        await store.opt((Layer("Common", tmp_path / "none"),))
    assert caught.value.what == "The layer Common is not there."
    assert caught.value.next_step


async def test_code_in_a_folder_is_used_where_it_is(folder: Path, tmp_path: Path) -> None:
    assert await CodeStore(tmp_path / "cache").folder(folder) == folder
    assert not (tmp_path / "cache").exists()


async def test_a_code_package_is_unzipped_once_for_each_content(tmp_path: Path) -> None:
    store = CodeStore(tmp_path / "cache")
    archive = _zip(tmp_path / "code.zip")
    found = await store.folder(archive)
    assert (found / "python" / "a.py").read_text() == "zip"
    assert os.access(found / "extensions" / "agent", os.X_OK)
    assert await store.folder(archive) == found
    _replace(archive)
    assert await store.folder(archive) != found
    store.close()


async def test_a_code_package_that_is_no_zip(tmp_path: Path) -> None:
    store = CodeStore(tmp_path / "cache")
    (tmp_path / "code.zip").touch()
    for path, what in ((tmp_path / "code.zip", "cannot be unzipped"), (tmp_path / "none", "is not there")):
        with pytest.raises(FunctionNotRunnableError, match=what):
            await store.folder(path)
    store.close()
