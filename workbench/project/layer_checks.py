"""What is wrong with a function's layers and the size of its code (LAMBDA_FACTS §7.1, §7.6)."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from workbench.model.function import FunctionConfig, Layer, PackageType
from workbench.model.limits import CODE_BYTES
from workbench.model.problem import Severity
from workbench.project.finding import Finding
from workbench.project.override_effects import without_version

_LAYERS = 5
_MOST_ENTRIES = 50_000
BAD_ZIP = "Could not unzip uploaded file. Please check your file, then try to upload again."

_Findings = Iterator[Finding]


class Sizes:
    """How large code folders, layers and zips are, unzipped; each is counted once, and not without end."""

    def __init__(self, most_entries: int = _MOST_ENTRIES) -> None:
        self._left = most_entries
        self._known: dict[Path, int | None] = {}

    def of(self, path: Path) -> int | None:
        """The bytes of the files in the folder or zip at `path`; None for a zip that cannot be read.

        What lies beyond the limit of entries is not counted: a size may be too small, never too large.
        """
        if path not in self._known:
            self._known[path] = self._folder(str(path)) if path.is_dir() else _unzipped_bytes(path)
        return self._known[path]

    def _folder(self, folder: str) -> int:
        total = 0
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self._left -= 1
                    if self._left < 0:
                        break
                    if entry.is_dir(follow_symlinks=False):
                        total += 0 if entry.name.startswith(".") else self._folder(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_size
        except OSError:
            return total
        return total


def _unzipped_bytes(path: Path) -> int | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, UnicodeError):
        return None


def layer_findings(config: FunctionConfig, sizes: Sizes, *, with_code: bool = True) -> _Findings:
    """Their number, versions and content, and the size of all together; `with_code` when the code's place is known."""
    if config.package_type is PackageType.IMAGE:
        if config.layers:
            why = "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."
            yield Finding("Layers", f"{config.name} is an image and has layers.", f"AWS says: {why}")
        return
    if len(config.layers) > _LAYERS:
        yield _error(f"{config.name} has {len(config.layers)} layers.", "Cannot reference more than 5 layers.")
    yield from _duplicates(config)
    for layer in config.layers:
        yield from _content(config, layer, sizes)
    yield from _size(config, sizes, [config.code_path] if with_code else [])


def _error(what: str, says: str) -> Finding:
    return Finding("Layers", what, f"AWS says: {says}", severity=Severity.ERROR)


def _duplicates(config: FunctionConfig) -> _Findings:
    seen: dict[str, str] = {}
    for layer in config.layers:
        arn = without_version(layer.name)
        if arn in seen:
            says = "Two different versions of the same layer are not allowed to be referenced in the same function. "
            says += f"{seen[arn]} and {layer.name} are versions of the same layer."
            yield _error(f"{config.name} has the layer {arn} twice.", says)
        seen[arn] = layer.name


def _content(config: FunctionConfig, layer: Layer, sizes: Sizes) -> _Findings:
    if layer.path is None or layer.path.is_dir():
        return
    what = f"The layer {layer.name} of {config.name} cannot be used."
    if not layer.path.exists():
        step = "Correct its path in the template or in workbench.toml."
        yield Finding("Layers", what, f"There is no folder and no file {layer.path}.", step, Severity.ERROR)
    elif sizes.of(layer.path) is None:
        yield Finding("Layers", what, f"AWS says: {BAD_ZIP}", f"Make {layer.path.name} again.", Severity.ERROR)


def _size(config: FunctionConfig, sizes: Sizes, code: list[Path]) -> _Findings:
    """A warning only: what is built for AWS may be less than what lies in a folder."""
    paths = [layer.path for layer in config.layers if layer.path is not None]
    total = sum(sizes.of(path) or 0 for path in (*code, *paths))
    if total <= CODE_BYTES:
        return
    says = f"Unzipped size must be smaller than {CODE_BYTES} bytes"
    if paths:
        says = f"Function code combined with layers exceeds the maximum allowed size of {CODE_BYTES} bytes."
        says += f" The actual size is {total} bytes."
    what = f"The code of {config.name} has {total / 2**20:,.0f} MB unzipped."
    yield Finding("Layers" if paths else "CodeUri", what, f"AWS says: {says}", "Leave out what is not needed.")
