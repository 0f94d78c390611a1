"""What a sandbox is put into, as folders of this machine: code, merged layers, local file systems."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.engine.fingerprint import CodeFingerprints, Fingerprint
from workbench.engine.surroundings import Surroundings
from workbench.model.function import FunctionConfig, PackageType

if TYPE_CHECKING:
    from workbench.engine.layers import CodeStore, LayerStore


class Content:
    """The folders of one engine's functions; what has to be made is made below `folder`.

    Most functions are plain folders: the stores of layers and zips are imported when one needs them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fingerprints = CodeFingerprints()
        self._opened: tuple[LayerStore, CodeStore] | None = None

    async def code_fingerprint(self, function: FunctionConfig) -> Fingerprint:
        """Equal as long as the function's code is; 0 for images, whose name says what they are."""
        if function.package_type is PackageType.IMAGE:
            return 0
        return await self._fingerprints.current(await self._code_folder(function.code_path))

    async def layers_fingerprint(self, function: FunctionConfig) -> Fingerprint:
        """Equal as long as the content of its layers is; 0 for none."""
        return await self._stores[0].fingerprint(function.layers) if function.layers else 0

    async def surroundings(self, function: FunctionConfig, layers: Fingerprint) -> Surroundings:
        """The folders of its sandbox; `layers` is the fingerprint that was taken of them.

        Raises FunctionNotRunnableError, InvalidRequestError or SandboxError.
        """
        mounts = self._mounts(function)
        if function.package_type is PackageType.IMAGE:
            return Surroundings(function.code_path, mounts=mounts, has_extensions=True)
        code = await self._code_folder(function.code_path)
        if not function.layers:
            return Surroundings(code, mounts=mounts)
        from workbench.engine.executors.boot import has_extensions  # noqa: PLC0415 - few functions have layers

        opt = await self._stores[0].opt(function.layers, layers)
        found = opt.folder is not None and has_extensions(opt.folder)
        return Surroundings(code, opt.folder, mounts, opt.missing, has_extensions=found)

    def close(self) -> None:
        """Let go of the folders."""
        if self._opened is not None:
            for store in self._opened:
                store.close()

    @property
    def _stores(self) -> "tuple[LayerStore, CodeStore]":
        if self._opened is None:
            from workbench.engine.layers import CodeStore, LayerStore  # noqa: PLC0415 - see the class

            self._opened = LayerStore(self._folder), CodeStore(self._folder)
        return self._opened

    async def _code_folder(self, code_path: Path) -> Path:
        if code_path.is_file():  # noqa: ASYNC240 - 2 µs; a thread would cost fifty
            return await self._stores[1].folder(code_path)
        return code_path

    def _mounts(self, function: FunctionConfig) -> tuple[tuple[Path, str], ...]:
        if not function.file_systems:
            return ()
        from workbench.engine.file_systems import local_folder  # noqa: PLC0415 - few functions mount any

        return tuple((local_folder(one, self._folder), one.mount_path) for one in function.file_systems)
