"""What a language server knows of code: the same questions as of Python, answered by a program of the user's."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.app.languages.served_findings import ServedFindings
from workbench.app.languages.served_texts import ServedTexts
from workbench.app.languages.server_choice import Chosen, choose, root_of
from workbench.app.languages.server_connection import Ended, Heard, Process, ServerConnection
from workbench.app.languages.server_life import ServerLife
from workbench.app.languages.server_table import SETTING, Server, variables
from workbench.app.languages.server_told import answer_to
from workbench.model.code import CallHint, CodePlace, CodePosition, Completion, Explanation, FileChange
from workbench.model.errors import CodeReaderError, UsageError
from workbench.project.identifiers import NameRules
from workbench.project.language_server.server_process import ServerProcess
from workbench.project.language_server.text_places import Lines, edited, wire_place
from workbench.project.language_server.uris import uri_of

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.project.language_server.completions import Offered
    from workbench.project.language_server.reading import Reading

T = TypeVar("T")
Texts = Mapping[Path, str]
Params = dict[str, Any]
ReadText = Callable[[Path], Awaitable[str]]
LOOK_S = 10.0
"""For what is asked while somebody types; the first answer about a project takes a while."""

SEARCH_S = 60.0
IDLE_S = 120.0
"""How long a server is kept when no file of its language is open any more."""

CHECK = "textDocument/diagnostic"
CACHE_FOLDER = "language-servers"


class ServedCode:
    """Answers questions; whatever goes wrong is a CodeReaderError, which a question while typing need not show."""

    def __init__(self, app: "Application", server: Server, root: Path | None) -> None:
        """`root` is the workspace; without one it is found by the first file that is asked about."""
        self._app = app
        self._server = server
        self._root = root
        self._texts = ServedTexts()
        self._findings = ServedFindings(app, self._texts)
        self._offered: dict[str, Offered] = {}
        self.partial = False
        self._reading: Reading | None = None
        self._told_to: ServerConnection | None = None
        self._resting: asyncio.TimerHandle | None = None
        self.life = ServerLife(self._choose, self._launch, self)

    @property
    def rules(self) -> NameRules:
        """What names are in its language."""
        return self._server.rules

    @property
    def trouble(self) -> CodeReaderError | None:
        """Why there is no server, as far as that is known."""
        return self.life.trouble

    @property
    def triggers(self) -> frozenset[str]:
        """After which characters something can be completed."""
        return self.life.abilities.triggers

    # -- open files ------------------------------------------------------------------------------

    async def warm(self, path: Path, texts: Texts) -> None:
        """Start the server and let it read the file, ahead of the first question."""
        await self._synced(texts)

    async def show(self, path: Path, text: str) -> None:
        """The file is open with this text: it is checked from now on, until it is left."""
        connection = await self._synced({path: text})
        if self.life.abilities.can(CHECK) and self._reading is not None:
            raw = await connection.ask(CHECK, {"textDocument": {"uri": uri_of(path)}}, SEARCH_S)
            await self._findings.put_asked(path, raw, self._reading)

    async def saved(self, path: Path, text: str) -> None:
        """The file is on disk with this text."""
        connection = await self._synced({path: text})
        self._say(connection, self._texts.saved(path, self.life.abilities))

    def leave(self, path: Path) -> None:
        """The file is closed."""
        said = self._texts.drop(path)
        if self._told_to is None or self._told_to.ended:
            return
        self._say(self._told_to, said)
        if not self._texts:
            self._resting = asyncio.get_running_loop().call_later(IDLE_S, self._rest_if_idle)

    async def rest(self) -> None:
        """End the server until somebody asks again."""
        self._findings.forget()
        await self.life.rest()

    async def close(self) -> None:
        """End the server for good."""
        if self._resting is not None:
            self._resting.cancel()
        await self.life.close()

    # -- questions -------------------------------------------------------------------------------

    async def complete(self, at: CodePosition, texts: Texts) -> tuple[Completion, ...]:
        """What can stand at the place, the likeliest first."""
        connection = await self._able("textDocument/completion", texts)
        line = self._line(at)
        before = line[at.column - 1 : at.column]
        context = {"triggerKind": 2, "triggerCharacter": before} if before in self.triggers else {"triggerKind": 1}
        params = {**self._place(at), "context": context if before else {"triggerKind": 1}}
        raw = await connection.ask("textDocument/completion", params, LOOK_S)
        found = await self._read(lambda reading: reading.offers(raw, line, at.column, self.rules))
        self._offered = {one.completion.name: one for one in found}
        self.partial = await self._read(lambda reading: reading.is_partial(raw, found))
        return tuple(one.completion for one in found)

    async def describe(self, at: CodePosition, name: str) -> str:
        """Signature and documentation of one of the last completions."""
        offered = self._offered.get(name)
        if offered is None:
            return ""
        item = offered.item
        if self.life.abilities.can("completionItem/resolve"):
            item = await (await self.life.connection()).ask("completionItem/resolve", item, LOOK_S)
        return await self._read(lambda reading: reading.description(item))

    async def hint(self, at: CodePosition, texts: Texts) -> CallHint | None:
        """The call that the place is in."""
        raw = await self._ask("textDocument/signatureHelp", at, texts, LOOK_S)
        return await self._read(lambda reading: reading.call_hint(raw))

    async def explain(self, at: CodePosition, texts: Texts) -> Explanation | None:
        """What the name at the place stands for."""
        raw = await self._ask("textDocument/hover", at, texts, LOOK_S)
        return await self._read(lambda reading: reading.explanation(raw))

    async def definitions(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """Where the name at the place is defined."""
        raw = await self._ask("textDocument/definition", at, texts, SEARCH_S)
        return await self._read(lambda reading: reading.definitions(raw, self._reader(texts)))

    async def references(self, at: CodePosition, texts: Texts) -> tuple[CodePlace, ...]:
        """All places where what the name stands for is named, its definition among them."""
        more = {"context": {"includeDeclaration": True}}
        raw = await self._ask("textDocument/references", at, texts, SEARCH_S, more)
        return await self._read(lambda reading: reading.references(raw, self._reader(texts)))

    async def rename(
        self, at: CodePosition, old: str, new: str, texts: Texts, read: ReadText
    ) -> tuple[FileChange, ...]:
        """The files that change when what `old` stands for at the place is called `new`."""
        raw = await self._ask("textDocument/rename", at, texts, SEARCH_S, {"newName": new})
        found = await self._read(lambda reading: reading.renaming(raw, self._reader(texts)))
        if not found:
            raise UsageError(f"{old} cannot be renamed.", "The language server knows no place where it stands.")
        befores = [await read(one.path) for one in found]
        return tuple(
            FileChange(one.path, before, edited(before, one.edits)) for one, before in zip(found, befores, strict=True)
        )

    # -- what the server says by itself (server_connection.Listener) -----------------------------

    def answer(self, method: str, params: Any) -> Any:
        """The answer to a question of the server's. Raises KeyError."""
        return answer_to(method, params, self._server, self._root or Path.home(), self.life.abilities)

    def told(self, method: str, params: Any) -> None:
        """Of all that a server tells, its findings count."""
        if method == "textDocument/publishDiagnostics":
            self._findings.told(params, self._reading)

    def lost(self, why: str) -> None:
        """The server has ended by itself; the next question starts it again."""
        self.life.note_crash()
        self._findings.forget()
        if self.life.given_up:
            self._app.notices.warn(
                f"{self._server.label}: the language server ended too often.",
                f"{why} It is not started again by itself.".strip(),
                ("language.restart",),
            )

    # -- how -------------------------------------------------------------------------------------

    async def _ask(
        self, method: str, at: CodePosition, texts: Texts, limit_s: float, more: Params | None = None
    ) -> Any:
        connection = await self._able(method, texts)
        return await connection.ask(method, {**self._place(at), **(more or {})}, limit_s)

    async def _able(self, method: str, texts: Texts) -> ServerConnection:
        """The server, with the texts of now. Raises CodeReaderError, also when it knows no answer to `method`."""
        connection = await self._synced(texts)
        if not self.life.abilities.can(method):
            raise CodeReaderError(f"The language server of {self._server.label} does not do that.")
        return connection

    async def _synced(self, texts: Texts) -> ServerConnection:
        if self._resting is not None:
            self._resting.cancel()
        connection = await self.life.connection()
        if self._reading is None:
            self._reading = await asyncio.to_thread(_load_reading)
        told = {path: (self._server.identifier(path), text) for path, text in texts.items()}
        if connection is not self._told_to:
            told = {**self._texts.forget(), **told}
            self._told_to = connection
        for path, (identifier, text) in told.items():
            if identifier:
                self._say(connection, self._texts.put(path, identifier, text, self.life.abilities))
        return connection

    @staticmethod
    def _say(connection: ServerConnection, sayings: list[tuple[str, Params]]) -> None:
        for method, params in sayings:
            connection.tell(method, params)

    def _place(self, at: CodePosition) -> Params:
        known = self._texts.of(at.path)
        position = wire_place(known.lines if known is not None else (), at.line, at.column)
        return {"textDocument": {"uri": uri_of(at.path)}, "position": position}

    def _line(self, at: CodePosition) -> str:
        known = self._texts.of(at.path)
        return known.lines[at.line] if known is not None and at.line < len(known.lines) else ""

    async def _read(self, read: "Callable[[Reading], T]") -> T:
        """What `read` makes of an answer, in a thread."""
        reading = self._reading
        assert reading is not None
        return await asyncio.to_thread(lambda: read(reading))

    def _reader(self, texts: Texts) -> Callable[[Path], Lines | None]:
        known = {path: text.lines for path in self._texts if (text := self._texts.of(path)) is not None}

        def lines_of(path: Path) -> Lines | None:
            return known[path] if path in known else _lines_on_disk(path, texts)

        return lines_of

    def _rest_if_idle(self) -> None:
        if not self._texts:
            self._app.tasks.start(self.rest(), "language server rests")

    def _choose(self) -> Chosen:
        if self._root is None:
            self._root = root_of(next(iter(self._texts), Path.home() / "file"), self._server.root_marks)
        return choose(self._server, self._app.settings.mapping(SETTING), self._root)

    def _launch(self, chosen: Chosen, heard: Heard, ended: Ended) -> Process:
        folder = self._app.paths.cache / CACHE_FOLDER
        return ServerProcess(chosen.command, folder, variables(self._server), heard, ended)


def _load_reading() -> "Reading":
    from workbench.project.language_server.reading import Reading  # noqa: PLC0415

    return Reading()


def _lines_on_disk(path: Path, texts: Texts) -> Lines | None:
    if path in texts:
        return texts[path].split("\n")
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
