"""What is known of Python code: questions about a place, asked of the worker, answered in the model's words."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.languages.worker_client import Process, WorkerClient
from workbench.model.code import CallHint, CodePlace, CodePosition, Completion, Explanation, FileChange
from workbench.model.errors import CodeReaderError, UsageError
from workbench.model.workspace import Workspace
from workbench.project.identifiers import PYTHON, by_file, changed
from workbench.project.library_code import is_library
from workbench.project.python_worker import messages
from workbench.project.python_worker.messages import Ask, Request
from workbench.project.worker_process import WorkerProcess

if TYPE_CHECKING:
    from workbench.app.application import Application

LOOK_S = 5.0
"""For what is asked while somebody types. The first question of a large library reads it all: 2 s on a slow machine."""

SEARCH_S = 30.0
"""For what reads all files of a workspace."""

CACHE_FOLDER = "python-code"
Texts = Mapping[Path, str]
"""Open files with unsaved text; all others are read from disk."""

ReadText = Callable[[Path], Awaitable[str]]
"""A file's text as its user has it now. Raises DocumentError."""


class PythonCode:
    """Answers questions; whatever goes wrong is a CodeReaderError, which a question while typing need not show."""

    def __init__(self, app: "Application", client: WorkerClient | None = None) -> None:
        self._app = app
        self._cache = app.paths.cache / CACHE_FOLDER
        self._client = client or WorkerClient(self._start, app.notices)
        self._ids = count(1)
        self._newest: dict[Ask, int] = {}
        self.rules = PYTHON
        self.triggers = frozenset(".")
        self.trouble: CodeReaderError | None = None
        self.partial = False

    async def warm(self, path: Path, texts: Texts) -> None:
        """Read what the file imports ahead of the first question."""
        await self._ask(Ask.WARM, CodePosition(path, 0, 0), texts, SEARCH_S)

    async def complete(self, at: CodePosition, texts: Texts) -> tuple[Completion, ...]:
        """What can stand at the place, the likeliest first; none in comments and texts."""
        return messages.completions(await self._ask(Ask.COMPLETE, at, texts))

    async def describe(self, at: CodePosition, name: str) -> str:
        """Signature and documentation of one of the last completions."""
        return str(await self._ask(Ask.DESCRIBE, at, {}, name=name))

    async def hint(self, at: CodePosition, texts: Texts) -> CallHint | None:
        """The call that the place is in."""
        return messages.call_hint(await self._ask(Ask.HINT, at, texts))

    async def explain(self, at: CodePosition, texts: Texts) -> Explanation | None:
        """What the name at the place stands for."""
        return messages.explanation(await self._ask(Ask.EXPLAIN, at, texts))

    async def definitions(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """Where the name at the place is defined, in the workspace or in a library."""
        return messages.places(await self._ask(Ask.DEFINITIONS, at, texts, SEARCH_S))

    async def references(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """All places where what the name stands for is named, its definition among them."""
        return messages.places(await self._ask(Ask.REFERENCES, at, texts, SEARCH_S))

    async def rename(
        self, at: CodePosition, old: str, new: str, texts: Texts, read: ReadText
    ) -> tuple[FileChange, ...]:
        """The files that change when what `old` stands for at the place is called `new`. Raises UsageError too."""
        places = await self.references(at, texts)
        if not places:
            raise UsageError(f"{old} cannot be renamed.", "Nothing is known of this name.")
        if any(one.length != len(old) for one in places if not is_library(one.path)):
            raise UsageError(f"{old} cannot be renamed.", "It is the name of a file.", "Rename the file.")
        return tuple([changed(path, await read(path), group, old, new) for path, group in by_file(places)])

    async def close(self) -> None:
        """End the worker."""
        await self._client.close()

    async def _ask(self, ask: Ask, at: CodePosition, texts: Texts, limit_s: float = LOOK_S, name: str = "") -> Any:
        number = next(self._ids)
        self._newest[ask] = number
        workspace = self._app.workspace.current
        request = Request(
            number,
            ask,
            at.path,
            at.line,
            at.column,
            name,
            at.path.parent if workspace is None else workspace.root,
            import_folders(at.path, workspace),
        )
        return await self._client.ask(request, texts, limit_s, lambda: self._newest[ask] == number)

    def _start(self) -> Process:
        # Isolated: modules of the folder that a user stands in must not take the place of the program's.
        command = [sys.executable, "-I", "-m", "workbench.project.python_worker", str(self._cache)]
        return WorkerProcess(command, self._cache)


def import_folders(path: Path, workspace: Workspace | None) -> tuple[Path, ...]:
    """Where the modules are that the file at `path` can import: its function's code and layers, nearest first."""
    functions = workspace.functions if workspace is not None else ()
    owners = [one.config for one in functions if path.is_relative_to(one.config.code_path)]
    owners.sort(key=lambda one: len(one.code_path.parts), reverse=True)
    folders = [one.code_path for one in owners]
    folders += [layer.path / "python" for one in owners for layer in one.layers if layer.path is not None]
    return tuple(dict.fromkeys(folders))
