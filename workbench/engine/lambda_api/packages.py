"""Code packages as they were uploaded, each kept once under the hash of its bytes (LAMBDA_FACTS §7.1)."""

import asyncio
import base64
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.engine.contents import Source, read_zip
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter
from workbench.model.errors import EngineError, FunctionNotRunnableError
from workbench.model.limits import CODE_BYTES, ZIPPED_CODE_BYTES

_NOT_A_ZIP = "Could not unzip uploaded file. Please check your file, then try to upload again."
_TOO_LARGE = f"Unzipped size must be smaller than {CODE_BYTES} bytes"


@dataclass(frozen=True, slots=True)
class Package:
    """A zip that is kept, or an image: `name` is its file, `sha256` as the API has it (base64; hexadecimal of images).

    `size` and `unzipped` are bytes; `image` is the URI of an image, with `resolved` its digest form.
    """

    name: str
    sha256: str
    size: int
    unzipped: int = 0
    image: str = ""
    resolved: str = ""


class Packages:
    """The packages below `folder`; nothing is ever written elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where a package is."""
        return self._folder / name

    async def add(self, data: bytes, *, most: int = ZIPPED_CODE_BYTES) -> Package:
        """Keep a zip of at most `most` bytes.

        Raises ApiError for one that is too large, damaged, or has paths that lead out of it, EngineError when the disk
        refuses.
        """
        if len(data) > most:
            text = f"Zipped size must be smaller than {most} bytes"
            raise ApiError("RequestEntityTooLargeException", text, {"Type": "User"}, status=413)
        return await asyncio.to_thread(self._add, data)

    async def sweep(self, used: Set[str]) -> None:
        """Remove the packages that nothing uses."""
        await asyncio.to_thread(self._sweep, used)

    def _add(self, data: bytes) -> Package:
        digest = hashlib.sha256(data)
        name = f"{digest.hexdigest()}.zip"
        path = self.path(name)
        try:
            if not _is_whole(path, len(data)):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write(path, data)
        except OSError as error:
            raise EngineError("The code package cannot be kept.", f"{error.strerror or error}.") from error
        try:
            unzipped = _measure(path)
        except ApiError:
            path.unlink(missing_ok=True)
            raise
        return Package(name, base64.b64encode(digest.digest()).decode(), len(data), unzipped)

    def _sweep(self, used: Set[str]) -> None:
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)


def _is_whole(path: Path, size: int) -> bool:
    """Whether a package is there; what is shorter was cut by a disk that lost it, and is written again."""
    return path.is_file() and path.stat().st_size == size


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing: a package is known by its name, so a torn one would be believed."""
    file, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _measure(path: Path) -> int:
    """The bytes of the unzipped files. Raises ApiError for what Lambda would not unzip."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            unzipped = sum(member.file_size for member in members)
        if not members:
            raise invalid_parameter("Uploaded file must be a non-empty zip")
        if unzipped >= CODE_BYTES:
            raise invalid_parameter(_TOO_LARGE)
        read_zip(Source(path, "The code package"), "/var/task")
        _check_contents(path)
    except FunctionNotRunnableError as error:
        raise invalid_parameter(_NOT_A_ZIP) from error
    except (*ZIP_FAULTS, OSError) as error:
        raise invalid_parameter(_NOT_A_ZIP) from error
    return unzipped


def _check_contents(path: Path) -> None:
    """Read it all: AWS refuses a damaged zip when it is uploaded. Raises BadZipFile and the like."""
    with zipfile.ZipFile(path) as archive:
        damaged = archive.testzip()
    if damaged is not None:
        raise zipfile.BadZipFile(damaged)
