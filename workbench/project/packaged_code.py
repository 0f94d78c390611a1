"""The code of a function that is only there as a package: its handler's file, or a page that says what there is."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.model.function import FunctionConfig
from workbench.project.handlers import MAX_BYTES, HandlerFault, locate_handler

_LISTED = 200
_HASH = 16
"""As much of a package's name, a hash, as tells it from all others."""
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A file that nobody may change, and a line of it (from 1, 0 for none)."""

    file: Path
    line: int = 0


def code_place(function: FunctionConfig, language: str, folder: Path) -> CodePlace | None:
    """Where the function's code can be read: its files are written below `folder`, by the package's name and its own.

    None when even that cannot be written.
    """
    home = folder / (function.code_path.stem[:_HASH] or "image") / function.name
    try:
        return _handler(function, language, home) or _page(function, home)
    except (*ZIP_FAULTS, OSError):
        return None


def _handler(function: FunctionConfig, language: str, home: Path) -> CodePlace | None:
    candidates = _candidates(function.handler, language)
    if not candidates:
        return None
    with zipfile.ZipFile(function.code_path) as package:
        found = [one for one in package.infolist() if one.filename in candidates and one.file_size <= MAX_BYTES]
        for member in found:
            _write(home / member.filename, package.read(member))
    place = locate_handler(home, function.handler, language) if found else None
    if place is None or place.file is None:
        return None
    return CodePlace(place.file, 0 if isinstance(place, HandlerFault) else place.line)


def _candidates(handler: str, language: str) -> frozenset[str]:
    """The names that the handler's file may have in the package (LAMBDA_FACTS §1.9)."""
    if handler.startswith("/") or ".." in handler:
        return frozenset()
    module = handler.rpartition(".")[0].replace(".", "/")
    folder, _, name = handler.rpartition("/")
    base = "/".join(part for part in (folder, name.partition(".")[0]) if part)
    match language:
        case "python" if module:
            return frozenset({f"{module}.py", f"{module}/__init__.py"})
        case "nodejs" if base:
            return frozenset({f"{base}.js", f"{base}.mjs", f"{base}.cjs"})
        case _:
            return frozenset()


def _page(function: FunctionConfig, home: Path) -> CodePlace:
    """A text about the package of a function whose source is not in it."""
    file = home / f"{function.name}.txt"
    _write(file, "\n".join(_lines(function)).encode())
    return CodePlace(file)


def _lines(function: FunctionConfig) -> list[str]:
    head = [function.arn, f"Runtime: {function.runtime or 'image'}", f"Handler: {function.handler or '-'}", ""]
    if function.image is not None:
        return [*head, "Its code is an image:", f"  {function.image.uri}", ""]
    with zipfile.ZipFile(function.code_path) as package:
        members = [one for one in package.infolist() if not one.is_dir()]
    wide = max((len(f"{one.file_size:,}") for one in members[:_LISTED]), default=1)
    listed = [f"  {one.file_size:>{wide},} B  {one.filename}" for one in members[:_LISTED]]
    more = [f"  and {len(members) - _LISTED:,} more"] if len(members) > _LISTED else []
    count = f"{len(members):,} {'file' if len(members) == 1 else 'files'}"
    return [*head, f"Its handler cannot be shown as text here. Its package has {count}:", *listed, *more, ""]


def _write(path: Path, data: bytes) -> None:
    """What is there is left: a package's name is the hash of its bytes. The page of an image may change."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    path.write_bytes(data)
    path.chmod(_READ_ONLY)
