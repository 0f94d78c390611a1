"""Folders and zips merged into one tree, written so that nothing in it leads out (LAMBDA_FACTS §7.1, §7.6)."""

import os
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.engine.contents import Entry, FileEntry, LinkEntry, Source, is_inside, read_folder, read_zip, refuse_zip

Tree = dict[str, Entry]
"""Paths with `/`, relative to the tree's root, and what is there."""


def write_merged(sources: Iterable[Source], home: str, place: Path) -> None:
    """Write the contents of `sources` into the folder `place`; a later one overwrites an earlier one's files.

    `home` is where the tree will be in the sandbox: links to a path below it are made relative. Links that lead out are
    left out. Raises FunctionNotRunnableError for a zip that is damaged, too large or has paths that lead out, and
    OSError.
    """
    tree: Tree = {}
    for source in sources:
        for path, entry in _read(source, home).items():
            _put(tree, path, entry)
    _write_folders(tree, place)
    _write_files(tree, place)
    _write_links(tree, place)


def _read(source: Source, home: str) -> Mapping[str, Entry]:
    if source.path.is_dir():
        return read_folder(source)
    try:
        return read_zip(source, home)
    except ZIP_FAULTS as error:
        raise refuse_zip(source, str(error)) from error


def _put(tree: Tree, path: str, entry: Entry) -> None:
    """Put `entry` in the tree; whatever stands in its way goes."""
    if entry is not None and tree.get(path, entry) is None:
        for name in [name for name in tree if name.startswith(f"{path}/")]:
            del tree[name]
    parent = path.rpartition("/")[0]
    while parent and (parent not in tree or tree[parent] is not None):
        tree[parent] = None
        parent = parent.rpartition("/")[0]
    tree[path] = entry


def _write_folders(tree: Tree, place: Path) -> None:
    for path in sorted(path for path, entry in tree.items() if entry is None):
        (place / path).mkdir(mode=0o755, parents=True, exist_ok=True)


def _write_files(tree: Tree, place: Path) -> None:
    by_zip: dict[Path, list[tuple[Path, FileEntry]]] = {}
    for path, entry in tree.items():
        match entry:
            case FileEntry(member=None):
                shutil.copyfile(entry.source.path, place / path)
                times = entry.source.path.stat()
                os.utime(place / path, ns=(times.st_atime_ns, times.st_mtime_ns))  # compiled Python names its source's
                (place / path).chmod(entry.mode)
            case FileEntry():
                by_zip.setdefault(entry.source.path, []).append((place / path, entry))
    for archive, files in by_zip.items():
        _unzip(archive, files)


def _unzip(path: Path, files: list[tuple[Path, FileEntry]]) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            for target, entry in files:
                with archive.open(entry.member or "") as packed, target.open("wb") as file:
                    shutil.copyfileobj(packed, file)
                target.chmod(entry.mode)
    except (*ZIP_FAULTS, KeyError) as error:
        raise refuse_zip(files[0][1].source, str(error)) from error


def _write_links(tree: Tree, place: Path) -> None:
    """Make the links, last of all so that no file was written through one, and keep those that stay inside."""
    links = {place / path: entry.target for path, entry in tree.items() if isinstance(entry, LinkEntry)}
    for link, target in links.items():
        link.symlink_to(target)
    root = os.path.realpath(place)
    for link in [link for link in links if not is_inside(os.path.realpath(link), root)]:
        link.unlink()
