"""The runtime table, read from `runtimes/<language>/runtime.toml`: adding a language is adding a folder."""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from workbench.base import assets
from workbench.model.errors import EngineError
from workbench.model.runtime import DebugStart, ProcessStart, Runtime

FILE_NAME = "runtime.toml"


class RuntimeTable:
    """All known runtimes, by id."""

    def __init__(self, runtimes: Mapping[str, Runtime]) -> None:
        self._runtimes = dict(runtimes)

    def get(self, runtime_id: str) -> Runtime | None:
        """The runtime of that id, or None."""
        return self._runtimes.get(runtime_id)

    def __iter__(self) -> Iterator[Runtime]:
        return iter(self._runtimes.values())

    def __len__(self) -> int:
        return len(self._runtimes)


def load_runtimes(folder: Path | None = None) -> RuntimeTable:
    """The table of `folder` (default: the program's own). Raises EngineError when a file is not as it should be."""
    return _load(folder or assets.runtimes())


@functools.cache
def _load(folder: Path) -> RuntimeTable:
    runtimes: dict[str, Runtime] = {}
    for path in sorted(folder.glob(f"*/{FILE_NAME}")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            runtimes.update((runtime.id, runtime) for runtime in _language(path.parent, table))
        except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise EngineError(f"{path.parent.name}/{FILE_NAME} cannot be used.", str(error)) from error
    return RuntimeTable(runtimes)


def _language(folder: Path, table: dict[str, Any]) -> Iterator[Runtime]:
    process, debug = table.get("process"), table.get("debug")
    for entry in table["runtime"]:
        yield Runtime(
            id=entry["id"],
            language=table["language"],
            version=entry["version"],
            image=entry.get("image", ""),
            folder=folder,
            suffixes=tuple(table.get("suffixes", ())),
            interpreters=tuple(entry.get("interpreters", table.get("interpreters", ()))),
            process=_process(process) if process is not None else None,
            deprecation=_date(entry, "deprecation"),
            framed_log=bool(table.get("framed_log", False)),
            entry_points=tuple(table.get("entry_points", ())),
            container_variables=tuple(table.get("container", {}).get("variables", {}).items()),
            debug=_debug(debug) if debug is not None else None,
        )


def _process(table: dict[str, Any]) -> ProcessStart:
    return ProcessStart(
        command=tuple(table["command"]),
        variables=tuple(table.get("variables", {}).items()),
        provide=tuple(tuple(command) for command in table.get("provide", ())),
        tune=tuple(tuple(command) for command in table.get("tune", ())),
        fetch=tuple(table.get("fetch", ())),
        libraries=tuple(table.get("libraries", ())),
        version_check=tuple(table.get("version_check", ())),
        limits_address_space=bool(table.get("limits_address_space", False)),
    )


def _debug(table: dict[str, Any]) -> DebugStart:
    return DebugStart(tuple(table["arguments"]), tuple(table["libraries"]), int(table["memory_mb"]))


def _date(entry: dict[str, Any], key: str) -> date | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, date):
        raise TypeError(f"{key} of {entry['id']} is no date")
    return value
