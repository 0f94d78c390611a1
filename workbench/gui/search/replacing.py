"""Replaces what is ticked: in open texts by an edit, in other files on disk; each file can be put back."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from workbench.app.progress import ProgressBoard
from workbench.app.use_cases.replace_in_files import put_back, replace_in_file
from workbench.gui.search.results_model import FoundFile, ResultsModel
from workbench.gui.search.texts import OpenTexts
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr, tr_n
from workbench.model.errors import DocumentError
from workbench.model.file_search import Hit

_PutBack = Callable[[], Awaitable[None]]


class Replacing:
    """One model's replacements, file by file; a file that has changed since the search is left alone and says so."""

    def __init__(
        self, tasks: GuiTasks, progress: ProgressBoard, results: ResultsModel, say: Callable[[str], None]
    ) -> None:
        self._tasks = tasks
        self._progress = progress
        self._results = results
        self._say = say
        self._back: dict[FoundFile, _PutBack] = {}
        self._busy = False

    def start(self, texts: OpenTexts) -> None:
        """Replace every ticked hit."""
        files = [file for file in self._results.files if file.ticked]
        if files and not self._busy:
            self._busy = True
            self._tasks.start(self._replace_all(files, texts), "replace-in-files")

    def undo(self, file: FoundFile) -> None:
        """Put a file back as it was."""
        back = self._back.pop(file, None)
        if back is not None:
            self._tasks.start(self._undo(file, back), "undo-replace")

    async def _replace_all(self, files: Sequence[FoundFile], texts: OpenTexts) -> None:
        hits, done = 0, 0
        try:
            # It stops between two files: none is left half-replaced, and each can be put back.
            async with self._progress.work(later("Replacing in files"), stop=lambda: None) as report:
                for at, file in enumerate(files):
                    if report.stopping:
                        break
                    report.tell(file.found.path.name, at / len(files))
                    count = len(file.ticked)
                    if await self._replace(file, texts):
                        hits, done = hits + count, done + 1
        finally:
            self._busy = False
        left = len(files) - done
        failed = tr_n("{n:,} file left alone.", "{n:,} files left alone.", left) if left else ""
        told = tr_n("{n:,} hit", "{n:,} hits", hits)
        in_files = tr_n("{n:,} file", "{n:,} files", done)
        self._say(f"{tr('Replaced {hits} in {files}.', hits=told, files=in_files)} {failed}".rstrip())

    async def _replace(self, file: FoundFile, texts: OpenTexts) -> bool:
        ticked, path = file.ticked, file.found.path
        try:
            back = await self._put(path, ticked, texts)
        except DocumentError as error:
            self._results.tell(file, error.what, can_undo=False)
            return False
        if file not in self._results.files:
            return True
        self._back[file] = back
        self._results.tell(file, tr("{n:,} replaced", n=len(ticked)), can_undo=True)
        return True

    async def _put(self, path: Path, hits: Sequence[Hit], texts: OpenTexts) -> _PutBack:
        undo = texts.replace(path, hits)
        if undo is None:
            replaced = await replace_in_file(path, hits)
            return lambda: put_back(replaced)
        taken_back = undo

        async def back() -> None:
            taken_back()

        return back

    async def _undo(self, file: FoundFile, back: _PutBack) -> None:
        try:
            await back()
        except DocumentError as error:
            self._results.tell(file, error.what, can_undo=False)
            return
        self._results.tell(file, "", can_undo=False)
        self._say(tr("{name} is as it was.", name=file.found.path.name))
