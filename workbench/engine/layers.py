"""The layers of a function merged into one folder for /opt, and code packages unzipped (LAMBDA_FACTS §1.9, §7.6)."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.content_store import ContentStore
from workbench.engine.contents import Source
from workbench.engine.fingerprint import IGNORED, INLINE_ENTRIES
from workbench.engine.unpacking import write_merged
from workbench.model.errors import FunctionNotRunnableError
from workbench.model.function import Layer

_Layers = tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Opt:
    """What /opt is made from: a folder that all environments share, and the layers whose content is not here."""

    folder: Path | None = None
    missing: tuple[str, ...] = ()


class LayerStore:
    """Merged layers below `cache`, made once for each content: unchanged ones cost a look at their files."""

    def __init__(self, cache: Path) -> None:
        self._store = ContentStore(cache / "layers")
        self._entries: dict[_Layers, int] = {}

    async def opt(self, layers: _Layers, fingerprint: int | None = None) -> Opt:
        """The content of `layers` in their order, a later one over an earlier one's.

        With the `fingerprint` that the caller has just taken, the layers' files are not looked at once more.
        Raises FunctionNotRunnableError for a layer that is not there or a bad zip, SandboxError when the disk refuses.
        """
        missing = tuple(layer.name for layer in layers if layer.path is None)
        sources = [Source(layer.path, f"The layer {layer.name}") for layer in layers if layer.path is not None]
        if not sources:
            return Opt(None, missing)
        for source in sources:
            _require(source)
        current = await self.fingerprint(layers) if fingerprint is None else fingerprint
        folder = await self._store.folder(_key(current), lambda place: write_merged(sources, "/opt", place))
        return Opt(folder, missing)

    async def fingerprint(self, layers: _Layers) -> int:
        """Equal while the content of `layers` is (names, sizes, change times); 0 for none. Cheap, and never raises."""
        if not layers:
            return 0
        if self._entries.get(layers, INLINE_ENTRIES) < INLINE_ENTRIES:
            return self._take(layers)
        return await asyncio.to_thread(self._take, layers)

    def close(self) -> None:
        """Let go of the folders, which stay on disk for the next start."""
        self._store.close()

    def _take(self, layers: _Layers) -> int:
        states = [state for layer in layers for state in _states(layer)]
        self._entries[layers] = len(states)
        return _hash(states)


class CodeStore:
    """Code packages below `cache`, each unzipped once for each content."""

    def __init__(self, cache: Path) -> None:
        self._store = ContentStore(cache / "packages")

    async def folder(self, code_path: Path) -> Path:
        """The folder of the code: `code_path` itself, or what is in it when it is a zip.

        Raises FunctionNotRunnableError when it is not there or a bad zip, SandboxError when the disk refuses.
        """
        if _is_folder(code_path):
            return code_path
        source = Source(code_path, f"The code package {code_path.name}")
        _require(source)
        key = _key(_hash([_state(str(code_path))]))
        return await self._store.folder(key, lambda place: write_merged([source], "/var/task", place))

    def close(self) -> None:
        """Let go of the folders, which stay on disk for the next start."""
        self._store.close()


def _is_folder(path: Path) -> bool:
    return path.is_dir()


def _require(source: Source) -> None:
    if not source.path.exists():
        why = f"There is no folder and no file {source.path}."
        step = "Correct its path in the template or in workbench.toml."
        raise FunctionNotRunnableError(f"{source.title} is not there.", why, step)


_State = tuple[str, int, int, int]


def _hash(states: list[_State]) -> int:
    """64 bits; not those of `hash`, which differ between programs: they name a folder on disk."""
    return int.from_bytes(hashlib.blake2b(repr(states).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _key(fingerprint: int) -> str:
    return f"{fingerprint:016x}"


def _states(layer: Layer) -> Iterator[_State]:
    if layer.path is None:
        yield (layer.name, 0, 0, 0)
    elif layer.path.is_dir():
        yield (str(layer.path), 0, 0, 0)
        yield from _folder_states(str(layer.path), frozenset({os.path.realpath(layer.path)}))
    else:
        yield _state(str(layer.path))


def _folder_states(folder: str, above: frozenset[str]) -> Iterator[_State]:
    """What is in `folder` and in folders that links lead to; `above` are the real paths of those it was reached by."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield (folder, 0, 0, 0)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in IGNORED:
                yield (entry.path, 0, 0, 0)
                yield from _folder_states(entry.path, above)
            continue
        yield _state(entry.path)
        if entry.is_symlink() and entry.is_dir() and (real := os.path.realpath(entry.path)) not in above:
            yield from _folder_states(real, above | {real})


def _state(path: str) -> _State:
    try:
        found = os.stat(path)  # noqa: PTH116 - called for every file
    except OSError:  # a link that leads nowhere
        return (path, 0, 0, 0)
    return (path, found.st_mtime_ns, found.st_size, found.st_mode << 64 | found.st_ino)
