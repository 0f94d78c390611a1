"""Asks about the code of one editor, and lets no answer through that is about a text that has changed since."""

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import TypeVar

from shiboken6 import isValid

from workbench.app.languages.languages import Knowledge
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.tasks import GuiTasks
from workbench.model.code import CodePosition
from workbench.model.errors import CodeReaderError
from workbench.project.identifiers import NameRules

Texts = Mapping[Path, str]
T = TypeVar("T")


Question = Callable[[Knowledge, CodePosition, Texts], Coroutine[object, object, T]]


class Asking:
    """Asks for one editor; `texts` gives the unsaved text of all open files."""

    def __init__(
        self, path: Path, edit: CodeEdit, knowledge: Knowledge, tasks: GuiTasks, texts: Callable[[], Texts]
    ) -> None:
        self.path = path
        self.edit = edit
        self._knowledge = knowledge
        self._tasks = tasks
        self._texts = texts

    @property
    def rules(self) -> NameRules:
        """What names are in the language of the file."""
        return self._knowledge.rules

    @property
    def triggers(self) -> frozenset[str]:
        """After which characters completions are offered."""
        return self._knowledge.triggers

    def position(self) -> CodePosition:
        """Where the cursor is."""
        return CodePosition(self.path, *self.edit.position())

    def ask(
        self,
        question: Question[T],
        answered: Callable[[T], None],
        failed: Callable[[CodeReaderError], None] | None = None,
        at: CodePosition | None = None,
    ) -> None:
        """Ask about `at`, by default the cursor's place, and call `answered` unless the text or the cursor changed.

        The cursor may move when `at` is given. `failed` is called whatever has changed; without it nobody is told.
        """
        self._tasks.start(self._ask(question, answered, failed, at), f"ask {self.path.name}")

    async def _ask(
        self,
        question: Question[T],
        answered: Callable[[T], None],
        failed: Callable[[CodeReaderError], None] | None,
        at: CodePosition | None,
    ) -> None:
        if not isValid(self.edit):
            return  # it was closed before this began
        place = at or self.position()
        before = self._stamp(at)
        try:
            answer = await question(self._knowledge, place, self._texts())
        except CodeReaderError as error:
            if failed is not None and isValid(self.edit):
                failed(error)
            return
        if isValid(self.edit) and self._stamp(at) == before:
            answered(answer)

    def _stamp(self, at: CodePosition | None) -> tuple[int, int]:
        """What must be the same still when the answer comes."""
        return self.edit.body.revision, self.edit.textCursor().position() if at is None else 0
