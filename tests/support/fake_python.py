"""Knowledge of Python code that does as told: scripted answers, gates to hold them back, a record of questions."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.languages.python_code import LOOK_S, PythonCode, Texts
from workbench.app.languages.worker_client import WorkerClient
from workbench.model.code import CodePosition
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Ask

if TYPE_CHECKING:
    from workbench.app.application import Application

Answer = Callable[[CodePosition, Texts, str], Any]


class FakePython(PythonCode):
    """Answers what `answers` says, in the JSON types of the worker, and fails where it says nothing.

    While there is a `gate` for a question, its answer waits for that.
    """

    def __init__(self, app: "Application") -> None:
        super().__init__(app, WorkerClient(_never, app.notices))
        self.answers: dict[Ask, Answer] = {}
        self.gates: dict[Ask, asyncio.Event] = {}
        self.asked: defaultdict[Ask, list[CodePosition]] = defaultdict(list)
        self.texts: Texts = {}

    def say(self, ask: Ask, answer: Any) -> None:
        """Answer every question of this kind so."""
        self.answers[ask] = lambda _at, _texts, _name: answer

    async def _ask(self, ask: Ask, at: CodePosition, texts: Texts, limit_s: float = LOOK_S, name: str = "") -> Any:
        self.asked[ask].append(at)
        self.texts = texts
        answer = self.answers[ask](at, texts, name) if ask in self.answers else None
        if ask in self.gates:
            await self.gates[ask].wait()
        if ask not in self.answers:
            raise CodeReaderError("Nothing is known.", f"{ask} was asked of {at.path.name}.")
        return answer


def _never() -> Any:
    raise AssertionError("no worker shall be started")


def place(path: Path, line: int, column: int, length: int = 1, text: str = "", *, definition: bool = False) -> Any:
    """A place as the worker tells it."""
    found = {"path": str(path), "line": line, "column": column, "length": length}
    return {**found, "text": text, "definition": definition}
