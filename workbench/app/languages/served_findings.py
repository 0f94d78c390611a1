"""What a language server finds wrong in open files, on its way into the store."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.languages.served_texts import ServedTexts
from workbench.model.errors import CodeReaderError
from workbench.model.lint import LintFinding
from workbench.project.language_server.uris import path_of

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.project.language_server.reading import Reading


class ServedFindings:
    """Takes what the server tells of the open files; the newest of a file counts."""

    def __init__(self, app: "Application", texts: ServedTexts) -> None:
        self._app = app
        self._texts = texts
        self._newest: dict[Path, Any] = {}

    def told(self, params: Any, reading: "Reading | None") -> None:
        """The server has checked a file (PublishDiagnosticsParams); what it says of closed files is left out."""
        path = path_of(str(params.get("uri"))) if isinstance(params, dict) else None
        if reading is None or path is None or path not in self._texts:
            return
        self._newest[path] = params
        self._app.tasks.start(self._put(path, params, reading), "findings")

    async def put_asked(self, path: Path, raw: Any, reading: "Reading") -> None:
        """The server was asked about a file, and this is its answer. Raises CodeReaderError."""
        known = self._texts.of(path)
        if known is None:
            return
        self._newest[path] = raw
        found = await asyncio.to_thread(reading.asked_findings, raw, known.lines)
        if found is not None:
            self._keep(path, raw, found)

    def forget(self) -> None:
        """Nothing is known any more of any file."""
        self._newest.clear()
        for path in self._texts:
            self._app.lint.put(path, ())

    async def _put(self, path: Path, params: dict[str, Any], reading: "Reading") -> None:
        known = self._texts.of(path)
        if known is None or params.get("version") not in (None, known.version):
            return  # it is about an older text; what it finds in this one follows
        # A server that tells nonsense has found nothing.
        with suppress(CodeReaderError):
            self._keep(path, params, await asyncio.to_thread(reading.told_findings, params, known.lines))

    def _keep(self, path: Path, told: Any, found: tuple[LintFinding, ...]) -> None:
        if self._newest.get(path) is told and path in self._texts:
            self._app.lint.put(path, found)
