"""A function's package for AWS: the same files give the same bytes, on every computer and on every day."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.model.deploy import Package
from workbench.model.errors import DocumentError
from workbench.model.limits import ZIPPED_CODE_BYTES
from workbench.project.package_files import PackageFile, package_files

_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 6


def function_package(code: Path, left_out: Collection[Path] = ()) -> Package:
    """The package of the code at `code`, a folder or a zip that goes as it is. Blocks, seconds for a large one.

    Raises DocumentError: see `package_files`; and for a package that is too large for an upload.
    """
    package = _of_zip(code) if code.is_file() else make_package(package_files(code, left_out))
    if len(package.data) > ZIPPED_CODE_BYTES:
        raise DocumentError(
            f"The package of {code.name} is too large.",
            f"It has {len(package.data):,} bytes; Lambda takes {ZIPPED_CODE_BYTES:,} with a call, more from S3 only.",
            "Move libraries into layers, or upload the package to S3 with other tools.",
        )
    return package


def package_hash(code: Path, left_out: Collection[Path] = ()) -> str:
    """AWS's hash of the function's package; files that are as they were are not read again. Blocks.

    Raises DocumentError, as `function_package`.
    """
    if code.is_file():
        return function_package(code).sha256
    files = package_files(code, left_out)
    known = _HASHES.get(code)
    if known is None or known[0] != files:
        known = _HASHES[code] = (files, make_package(files).sha256)
    return known[1]


_HASHES: dict[Path, tuple[tuple[PackageFile, ...], str]] = {}
"""The files of folders as they were when they were packaged, and the hash."""


def make_package(files: Iterable[PackageFile]) -> Package:
    """A zip of these files. Blocks. Raises DocumentError for a file that cannot be read."""
    data, count, unzipped = io.BytesIO(), 0, 0
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for file in files:
            content = _content(file)
            archive.writestr(_member(file), content)
            count, unzipped = count + 1, unzipped + len(content)
    return _package(data.getvalue(), count, unzipped)


def sha256_of(data: bytes) -> str:
    """AWS's CodeSha256 of a package."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def _member(file: PackageFile) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(file.name, _DAY)
    member.create_system = _UNIX
    member.external_attr = file.mode << 16
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _content(file: PackageFile) -> bytes:
    if file.link:
        return file.link.encode()
    try:
        file.name.encode()
        return file.path.read_bytes()
    except UnicodeEncodeError as error:
        raise DocumentError(f"{file.path} cannot be packaged.", "Its name is no text.", "Rename the file.") from error
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise DocumentError(f"{file.path} cannot be read.", why, "Look at its permissions.") from error


def _of_zip(path: Path) -> Package:
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [member.file_size for member in archive.infolist() if not member.is_dir()]
    except (*ZIP_FAULTS, OSError) as error:
        raise DocumentError(f"{path.name} is no zip that can be read.", f"{error}.", "Make it again.") from error
    return _package(data, len(sizes), sum(sizes))


def _package(data: bytes, count: int, unzipped: int) -> Package:
    return Package(data, sha256_of(data), count, unzipped)
