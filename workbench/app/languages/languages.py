"""Who knows the code of a file: jedi of Python, a language server of every other language."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.app.languages.python_code import PythonCode
from workbench.app.languages.served_code import ServedCode
from workbench.app.languages.server_table import PYTHON_SUFFIXES, SETTING, Server, server_for
from workbench.model.code import CallHint, CodePlace, CodePosition, Completion, Explanation, FileChange
from workbench.model.errors import CodeReaderError
from workbench.model.workspace import Workspace
from workbench.project.identifiers import NameRules

if TYPE_CHECKING:
    from workbench.app.application import Application

Texts = Mapping[Path, str]
"""Open files with unsaved text, and the one that is asked about; all others are read from disk."""

ReadText = Callable[[Path], Awaitable[str]]


class Knowledge(Protocol):
    """What is known of code, whatever its language. Every question raises CodeReaderError where nothing is known."""

    @property
    def rules(self) -> NameRules:
        """What names are in the language."""
        ...

    @property
    def triggers(self) -> frozenset[str]:
        """After which characters something can be completed."""
        ...

    @property
    def trouble(self) -> CodeReaderError | None:
        """Why nothing is known at all, such as a program that is not installed."""
        ...

    @property
    def partial(self) -> bool:
        """Whether the last completions may lack what fits when more is typed."""
        ...

    async def warm(self, path: Path, texts: Texts) -> None:
        """Get ready for questions about a file."""

    async def complete(self, at: CodePosition, texts: Texts) -> tuple[Completion, ...]:
        """What can stand at the place."""
        ...

    async def describe(self, at: CodePosition, name: str) -> str:
        """Signature and documentation of one of the last completions."""
        ...

    async def hint(self, at: CodePosition, texts: Texts) -> CallHint | None:
        """The call that the place is in."""
        ...

    async def explain(self, at: CodePosition, texts: Texts) -> Explanation | None:
        """What the name at the place stands for."""
        ...

    async def definitions(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """Where the name at the place is defined."""
        ...

    async def references(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """Where what the name at the place stands for is named."""
        ...

    async def rename(
        self, at: CodePosition, old: str, new: str, texts: Texts, read: ReadText
    ) -> tuple[FileChange, ...]:
        """The files that change when what `old` stands for is called `new`. Raises UsageError too."""
        ...


class Languages:
    """Keeps one server for each language and workspace; none is started before it is asked."""

    def __init__(self, app: "Application", python: Callable[[], PythonCode]) -> None:
        self._app = app
        self._python = python
        self._served: dict[tuple[str, Path | None], ServedCode] = {}
        app.workspace.changed.connect(self._workspace_changed)
        app.settings.changed.connect(self._setting_changed)

    def of(self, path: Path) -> Knowledge | None:
        """Who knows the code of the file at `path`, or None."""
        return self._python() if path.suffix.lower() in PYTHON_SUFFIXES else self.served(path)

    def served(self, path: Path) -> ServedCode | None:
        """The code of a file as a language server knows it, or None."""
        server = server_for(path)
        return None if server is None else self._code_of(server)

    async def restart(self) -> None:
        """End all servers; they start again with the next question."""
        await asyncio.gather(*(code.rest() for code in self._served.values()))

    async def close(self) -> None:
        """End all servers for good."""
        await asyncio.gather(*(code.close() for code in self._served.values()))

    def _code_of(self, server: Server) -> ServedCode:
        key = (server.language, self._root())
        if key not in self._served:
            self._served[key] = ServedCode(self._app, server, self._root())
        return self._served[key]

    def _root(self) -> Path | None:
        workspace = self._app.workspace.current
        return None if workspace is None else workspace.root

    def _workspace_changed(self, _workspace: Workspace) -> None:
        """Servers of other folders end."""
        root = self._root()
        others = [code for (_, folder), code in self._served.items() if folder != root]
        for code in others:
            self._app.tasks.start(code.rest(), "language server of another folder")

    def _setting_changed(self, key: str) -> None:
        if key == SETTING:
            self._app.tasks.start(self.restart(), "restart language servers")
