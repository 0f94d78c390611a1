"""Finding an interpreter for a runtime, and making ready what it needs."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.engine.executors.process.libraries import provide_libraries
from workbench.engine.executors.process.places import fill, fill_all, runtime_places
from workbench.model.errors import RuntimeUnavailableError
from workbench.model.runtime import ProcessStart, Runtime

CHECK_S = 10
PROVIDE_S = 120
FETCH_S = 900

_MADE_FOR = "made-for.json"


class Interpreters:
    """The interpreters of this machine; what was found out is kept in `cache`. Methods block: call them in a thread."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._ready: dict[str, dict[str, str]] = {}
        self._making = threading.Lock()

    def ready(self, runtime: Runtime) -> dict[str, str] | None:
        """The places of a runtime that was made ready before; does not block."""
        return self._ready.get(runtime.id)

    def places(self, runtime: Runtime) -> dict[str, str]:
        """The places of the runtime's command, with everything they name made ready.

        Raises RuntimeUnavailableError, which says how to get what is missing.
        """
        with self._making, self._told_as_ours():
            return self._ready.get(runtime.id) or self._make_ready(runtime)

    def _make_ready(self, runtime: Runtime) -> dict[str, str]:
        start = _process_start(runtime)
        places = self._places_without_interpreter(runtime)
        interpreter = self.find(runtime)
        if interpreter is None:
            raise _missing(runtime, places)
        places["interpreter"] = str(interpreter)
        if start.libraries:
            provide_libraries(start.libraries, Path(places["libraries"]))
        _provide(start, places)
        self._ready[runtime.id] = places
        return places

    def find(self, runtime: Runtime) -> Path | None:
        """The interpreter that would be used, or None."""
        start = runtime.process
        if start is None:
            return None
        places = self._places_without_interpreter(runtime)
        for name in runtime.interpreters:
            for path in _candidates(fill(name, places)):
                if not start.version_check or self._version(start, path).startswith(f"v{runtime.version}."):
                    return path
        return None

    def debugger(self, runtime: Runtime) -> Path:
        """The folder of the runtime's debugger, made ready. Raises RuntimeUnavailableError."""
        assert runtime.debug is not None
        folder = self._cache / "runtimes" / f"debugger-{runtime.language}-{_python()}-{_install_id()}"
        with self._making, self._told_as_ours():
            return provide_libraries(runtime.debug.libraries, folder)

    def fetch(self, runtime: Runtime) -> None:
        """Get a missing interpreter from its registry. Raises RuntimeUnavailableError."""
        start = _process_start(runtime)
        places = self._places_without_interpreter(runtime)
        if not start.fetch:
            raise _missing(runtime, places)
        with self._told_as_ours():
            Path(places["client"]).mkdir(parents=True, exist_ok=True)
        _run(fill_all(start.fetch, places), FETCH_S, f"{runtime.id} could not be fetched.")

    @contextlib.contextmanager
    def _told_as_ours(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            what = "The runtime could not be made ready."
            raise RuntimeUnavailableError(what, f"{error}.", f"Make room, or make {self._cache} writable.") from error

    def _places_without_interpreter(self, runtime: Runtime) -> dict[str, str]:
        home = self._cache / "runtimes"
        libraries = home / f"libraries-{_python()}-{_install_id()}"
        return runtime_places(runtime, home / runtime.id, libraries)

    def _version(self, start: ProcessStart, path: Path) -> str:
        """What the interpreter says of its version; asked once for each file and change of it."""
        notes = self._cache / "runtimes" / "interpreters.json"
        try:
            stamp = f"{path}:{path.stat().st_mtime_ns}"
        except OSError:  # a link that leads nowhere
            return ""
        known = _read_notes(notes)
        if stamp not in known:
            known[stamp] = _ask_version(start, path)
            with contextlib.suppress(OSError):  # then it is asked again next time
                _write_notes(notes, known)
        return known[stamp]


def _process_start(runtime: Runtime) -> ProcessStart:
    if runtime.process is None:
        raise RuntimeUnavailableError(
            f"{runtime.id} cannot run as a process.", "There is no process start in its runtime.toml.", "Use Docker."
        )
    return runtime.process


def _provide(start: ProcessStart, places: dict[str, str]) -> None:
    """Fill `{client}` beside its place and move it there, so that a broken attempt leaves nothing behind."""
    client = Path(places["client"])
    if not start.provide or _made_for(client / _MADE_FOR) == places["interpreter"]:
        return
    client.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{client.name}-", dir=client.parent))
    try:
        for command in start.provide:
            _run(
                fill_all(command, {**places, "client": str(making)}), PROVIDE_S, "The runtime could not be made ready."
            )
        for command in start.tune:
            _try(fill_all(command, places))
        (making / _MADE_FOR).write_text(json.dumps(places["interpreter"]), encoding="utf-8")
        shutil.rmtree(client, ignore_errors=True)
        with contextlib.suppress(OSError):  # another process was faster, with the same content
            making.rename(client)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _missing(runtime: Runtime, places: dict[str, str]) -> RuntimeUnavailableError:
    names = ", ".join(Path(fill(name, places)).name for name in runtime.interpreters)
    way = f"run `workbench runtimes --get {runtime.id}`" if runtime.process and runtime.process.fetch else "install it"
    return RuntimeUnavailableError(
        f"No interpreter for {runtime.id} was found.",
        f"Looked for {names} of version {runtime.version} on PATH and among the usual version managers.",
        f"To have it, {way}; or use Docker with the image {runtime.image}.",
    )


def _candidates(name: str) -> Iterator[Path]:
    """Programs of that name: an absolute path, this program's own interpreter, PATH, version managers."""
    if os.path.isabs(name):  # noqa: PTH117 - a template that may not be a path at all
        if Path(name).exists():
            yield Path(name)
        return
    own = Path(sys.base_prefix) / "bin" / name
    if own.exists():
        yield own
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        # A version manager's shim starts another program, slowly, or none.
        if folder and "shims" not in Path(folder).parts and not _is_virtual_environment(Path(folder)):
            found = shutil.which(name, path=folder)
            if found is not None:
                yield Path(found)
    yield from _managed(name)


def _is_virtual_environment(folder: Path) -> bool:
    return (folder.parent / "pyvenv.cfg").exists()


def _managed(name: str) -> Iterator[Path]:
    """Programs kept by pyenv, nvm or uv in their usual folders."""
    home = Path.home()
    roots = (
        (Path(os.environ.get("PYENV_ROOT", home / ".pyenv")) / "versions", f"*/bin/{name}"),
        (Path(os.environ.get("NVM_DIR", home / ".nvm")) / "versions" / "node", f"*/bin/{name}"),
        (home / ".local" / "share" / "uv" / "python", f"*/bin/{name}"),
    )
    for root, pattern in roots:
        yield from sorted(root.glob(pattern), reverse=True)


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _install_id() -> str:
    """Tells this installation's folder of packages from another's."""
    return f"{zlib.crc32(sys.prefix.encode()):08x}"


def _made_for(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return ""


def _read_notes(path: Path) -> dict[str, str]:
    try:
        notes = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in notes.items()} if isinstance(notes, dict) else {}


def _write_notes(path: Path, notes: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        json.dump(notes, file)
    Path(file.name).replace(path)


def _ask_version(start: ProcessStart, path: Path) -> str:
    command = fill_all(start.version_check, {"interpreter": str(path)})
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=CHECK_S, check=False).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _try(command: list[str]) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, capture_output=True, timeout=PROVIDE_S, check=False)


def _run(command: list[str], timeout_s: float, what: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise RuntimeUnavailableError(what, str(error), f"Try `{' '.join(command)}` in a terminal.") from error
    if done.returncode != 0:
        why = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeUnavailableError(what, why[-1] if why else "", f"Try `{' '.join(command)}` in a terminal.")
