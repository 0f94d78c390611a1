"""Functions in bare folders: a well-known file with a handler, and no template that claims it."""

import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.runtime import Runtime, Support
from workbench.project.handlers import WELL_KNOWN_FILES, Budget, HandlerPlace, handlers_in
from workbench.project.naming import folder_function_name
from workbench.project.tree import Tree


def folder_functions(
    tree: Tree, claimed: Iterable[Path], runtimes: Iterable[Runtime], budget: Budget
) -> Iterator[Function]:
    """A function for each folder of `tree` that has a handler and lies in none of the `claimed` folders."""
    taken = {str(path) for path in claimed}
    table = tuple(runtimes)
    for folder in tree.folders:
        if WELL_KNOWN_FILES.keys().isdisjoint(folder.files) or _is_claimed(folder.path, str(tree.root), taken):
            continue
        place, runtime = detect(Path(folder.path), folder.files, table, budget)
        if place is not None:
            yield _function(Path(folder.path), tree.root, place, runtime)


def detect(
    folder: Path, names: Collection[str], runtimes: Iterable[Runtime], budget: Budget | None = None
) -> tuple[HandlerPlace | None, str]:
    """The first handler among the files `names` of `folder`, and the runtime id to use for it; or (None, "")."""
    for name, language in WELL_KNOWN_FILES.items():
        handlers = handlers_in(folder / name, budget) if name in names else ()
        if handlers:
            return handlers[0], default_runtime(language, runtimes)
    return None, ""


def default_runtime(language: str, runtimes: Iterable[Runtime]) -> str:
    """The runtime id for code that names none: this program's own Python, else the language's newest; "" if none."""
    today = datetime.now(UTC).date()
    known = [runtime for runtime in runtimes if runtime.language == language]
    good = [runtime for runtime in known if runtime.support(today) is not Support.DEPRECATED] or known
    own = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    # Its interpreter is certainly there, so that a first run needs nothing else.
    if any(runtime.id == own for runtime in good):
        return own
    return max(good, key=_version).id if good else ""


def _version(runtime: Runtime) -> tuple[int, ...]:
    return tuple(int(part) for part in runtime.version.split(".") if part.isdigit())


def _is_claimed(path: str, root: str, taken: set[str]) -> bool:
    """Whether `path`, or a folder above it up to the root, is claimed."""
    here = Path(path)
    top = Path(root)
    while True:
        if str(here) in taken:
            return True
        if here in (top, here.parent):
            return False
        here = here.parent


def _function(folder: Path, root: Path, place: HandlerPlace, runtime: str) -> Function:
    config = FunctionConfig(folder_function_name(folder, root), runtime, place.handler, folder)
    return Function(config, Origin(OriginKind.FOLDER, root.name, place.file, "", place.line))
