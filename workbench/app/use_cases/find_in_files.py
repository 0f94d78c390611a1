"""Look for text in the files of the workspace, in a process of its own that can be stopped at any moment."""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.model.errors import ProjectError
from workbench.model.file_search import FileHits, FileQuery, SearchEnd
from workbench.project.search_worker import read_answer, request_text

_COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", "workbench.project.search_worker")
_LONGEST_LINE = 64 * 1024 * 1024

Told = Callable[[tuple[FileHits, ...]], None]


class FileSearch:
    """One search; `stop` ends it at once, also from a pattern that would never end."""

    def __init__(self, root: Path, query: FileQuery, unsaved: Mapping[Path, str]) -> None:
        self._request = (root, query, dict(unsaved))
        self._process: asyncio.subprocess.Process | None = None
        self.stopped = False

    async def run(self, told: Told) -> SearchEnd | None:
        """Tell of files with hits as they are found; how it ended, None when it was stopped. Raises ProjectError."""
        request = await asyncio.to_thread(request_text, *self._request)
        process = await self._start()
        try:
            _, end = await asyncio.gather(self._ask(process, request), self._listen(process, told))
            if end is None and not self.stopped:
                fault = await self._fault(process)
                raise ProjectError("The search ended by itself.", fault, "Search again.")
            return end
        finally:
            self._kill()
            await process.wait()

    def stop(self) -> None:
        """Find no more."""
        self.stopped = True
        self._kill()

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *_COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, limit=_LONGEST_LINE
            )
        except OSError as error:
            raise ProjectError("Files cannot be searched.", f"Its process did not start: {error}.") from error
        self._process = process
        if self.stopped:
            self._kill()
        return process

    @staticmethod
    async def _ask(process: asyncio.subprocess.Process, request: str) -> None:
        stdin = process.stdin
        assert stdin is not None
        with contextlib.suppress(ConnectionError):  # it was stopped
            stdin.write(request.encode())
            await stdin.drain()
        stdin.close()

    async def _listen(self, process: asyncio.subprocess.Process, told: Told) -> SearchEnd | None:
        assert process.stdout is not None
        async for line in process.stdout:
            if self.stopped:
                return None
            answer = read_answer(line)
            if isinstance(answer, SearchEnd):
                return answer
            if answer:
                told(answer)
        return None

    @staticmethod
    async def _fault(process: asyncio.subprocess.Process) -> str:
        """The last line that the process wrote on stderr."""
        assert process.stderr is not None
        text = (await process.stderr.read()).decode("utf-8", "replace").strip()
        return text.rsplit("\n", maxsplit=1)[-1]

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
