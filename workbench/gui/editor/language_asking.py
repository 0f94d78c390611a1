"""Asks about the code of one editor, and lets no answer through that is about a text that has changed since."""

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from shiboken6 import isValid

from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.tasks import GuiTasks
from workbench.model.code import CallHint, CodePlace, CodePosition, Completion, Explanation
from workbench.model.errors import CodeReaderError

Texts = Mapping[Path, str]
T = TypeVar("T")


class Knowledge(Protocol):
    """What is known of code (`app.languages.PythonCode`). Everything raises CodeReaderError where nothing is."""

    async def warm(self, path: Path, texts: Texts) -> None:
        """Read ahead what the file imports."""

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
        return self.edit.document().revision(), self.edit.textCursor().position() if at is None else 0
