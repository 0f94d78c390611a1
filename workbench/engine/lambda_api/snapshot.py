"""A function of the workspace as it is now, kept for a version: its code and layers are packed, as uploads are."""

import asyncio
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.engine.contents import Entry, FileEntry, LinkEntry, Source, read_folder
from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.code import package_of
from workbench.engine.lambda_api.configuration import of_code
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.workspace_functions import workspace_document
from workbench.model.function import FunctionConfig, ImageConfig, Layer
from workbench.model.function_settings import FunctionSettings
from workbench.model.limits import CODE_BYTES
from workbench.model.partition import partition

_TIME = (1980, 1, 1, 0, 0, 0)
"""Of everything in a zip: equal content makes equal bytes, and so the same package."""

_UNIX = 3


async def snapshot(call: Call, config: FunctionConfig, settings: FunctionSettings) -> Document:
    """The FunctionConfiguration of a function of the workspace, with all that runs it kept. Raises ApiError."""
    if config.image is not None:
        code = await package_of({"ImageUri": config.image.uri}, call.place, call.desk)
    else:
        code = await _packed(call, config.code_path, f"The code of {config.name}")
    document = {**workspace_document(config), **of_code(code), **await _layers(call, config.layers)}
    if settings.dead_letter_arn:
        document["DeadLetterConfig"] = {"TargetArn": settings.dead_letter_arn}
    return {**document, **_beside(config)}


def _beside(config: FunctionConfig) -> Document:
    """What the API's documents do not say, or not as the engine needs it."""
    members: dict[str, Any] = {}
    if config.max_concurrency:
        members["_MaxConcurrency"] = config.max_concurrency
    if config.file_systems:
        members["FileSystemConfigs"] = [
            {"Arn": one.arn, "LocalMountPath": one.mount_path, "_Folder": str(one.folder or "")}
            for one in config.file_systems
        ]
    if config.image is not None and (image := _image(config.image)):
        members["ImageConfigResponse"] = {"ImageConfig": image}
    return members


def _image(image: ImageConfig) -> Document:
    given = {
        "EntryPoint": list(image.entry_point),
        "Command": list(image.command),
        "WorkingDirectory": image.working_directory,
    }
    return {name: value for name, value in given.items() if value}


async def _layers(call: Call, layers: tuple[Layer, ...]) -> Document:
    """As `layer_members` has them; a layer whose content is not here is noted without a package."""
    shown: list[Document] = []
    kept: list[Document] = []
    for layer in layers:
        arn = _layer_arn(layer.name, call.place)
        package = None if layer.path is None else await _packed(call, layer.path, f"The layer {layer.name}")
        shown.append({"Arn": arn, "CodeSize": package.size if package else 0})
        kept.append(
            {"Arn": arn, "Package": package.name if package else "", "Unzipped": package.unzipped if package else 0}
        )
    return {"Layers": shown, "_Layers": kept} if layers else {"_Layers": []}


def _layer_arn(name: str, place: Place) -> str:
    """A template may name a layer by its logical id."""
    if name.startswith("arn:"):
        return name
    return f"arn:{partition(place.region)}:lambda:{place.region}:{place.account_id}:layer:{name}:1"


async def _packed(call: Call, path: Path, title: str) -> Package:
    try:
        data = await asyncio.to_thread(packed, path, title)
    except (OSError, UnicodeError) as error:
        raise invalid_parameter(f"{title} cannot be packed: {error}.") from error
    return await call.desk.packages.add(data, most=CODE_BYTES)


def packed(path: Path, title: str) -> bytes:
    """A zip of a folder, the same for the same content; a zip as it is. Blocks.

    Raises ApiError when it is too large, OSError, and UnicodeError for a file whose name is no text.
    """
    if path.is_file():
        return path.read_bytes()
    entries = read_folder(Source(path, title))
    _check_size(entries)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries):
            _write(archive, name, entries[name])
    return data.getvalue()


def _check_size(entries: Mapping[str, Entry]) -> None:
    sizes = (entry.source.path.stat().st_size for entry in entries.values() if isinstance(entry, FileEntry))
    if sum(sizes) >= CODE_BYTES:
        raise invalid_parameter(f"Unzipped size must be smaller than {CODE_BYTES} bytes")


def _write(archive: zipfile.ZipFile, name: str, entry: Entry) -> None:
    match entry:
        case None:
            archive.writestr(_info(f"{name}/", stat.S_IFDIR | 0o755), b"")
        case LinkEntry(target):
            archive.writestr(_info(name, stat.S_IFLNK | 0o777), target)
        case FileEntry():
            info = _info(name, stat.S_IFREG | entry.mode)
            archive.writestr(info, entry.source.path.read_bytes(), zipfile.ZIP_DEFLATED)


def _info(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system = _UNIX
    info.external_attr = mode << 16
    return info
