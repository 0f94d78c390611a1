"""What the editor knows of the code in one page: completion, parameters, tooltips, links, renaming, findings."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.app.application import Application
from workbench.app.languages.languages import Knowledge
from workbench.app.use_cases.debug_reading import value_of
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.language_asking import Asking, Texts
from workbench.gui.editor.language_completion import CodeCompletion
from workbench.gui.editor.language_hint import ParameterHint
from workbench.gui.editor.language_hover import CodeHover
from workbench.gui.editor.language_links import CodeLinks
from workbench.gui.editor.lint_watch import LintWatch
from workbench.gui.editor.rename_field import RenameField
from workbench.gui.editor.served_watch import ServedWatch
from workbench.gui.models.values import row_text, value_row
from workbench.gui.tasks import GuiTasks
from workbench.model.code import CodePosition
from workbench.project.identifiers import PYTHON, name_at

WHILE_TYPING = "language.completion_while_typing"
MOST_CHARACTERS = 1_000_000
"""Larger files are understood when it is asked for, not while they are typed in."""


class LanguagePage(QObject):
    """Belongs to its page. `definition_wanted` carries the place of a name that was clicked."""

    definition_wanted = Signal(object)

    def __init__(
        self,
        app: Application,
        tasks: GuiTasks,
        page: FilePage,
        knowledge: Knowledge,
        texts: Callable[[FilePage], Texts],
    ) -> None:
        super().__init__(page)
        self._app = app
        self.knowledge = knowledge
        self._tasks = tasks
        self.page = page
        self.path = page.path
        self.asking = Asking(page.path, page.edit, knowledge, tasks, lambda: texts(page))
        self.completion = CodeCompletion(self.asking, self._completes_while_typing)
        self.hint = ParameterHint(self.asking)
        self.hover = CodeHover(self.asking, self._value_of if knowledge.rules is PYTHON else None)
        self.links = CodeLinks(self.asking, self.definition_wanted.emit)
        self.rename = RenameField(page.edit, knowledge.rules)
        served = app.languages.served(page.path)
        self.lint = LintWatch(app, tasks, page) if served is None else None
        self.served = None if served is None else ServedWatch(served, tasks, page)
        page.loaded.connect(self._loaded)

    def name_at_cursor(self) -> tuple[str, CodePosition] | None:
        """The name at the cursor and its first character's place; None where there is none."""
        line, column = self.page.edit.position()
        text = self.page.edit.mirror.lines[line]
        found = name_at(text, column, self.knowledge.rules)
        if found is None:
            return None
        return text[found[0] : found[1]], CodePosition(self.page.path, line, found[0])

    async def _value_of(self, expression: str) -> str:
        found = await value_of(self._app, expression)
        return "" if found is None else row_text(replace(value_row(found), name=expression))

    def _completes_while_typing(self) -> bool:
        document = self.page.document
        small = document is not None and document.size < MOST_CHARACTERS
        return small and self._app.settings.flag(WHILE_TYPING)

    def _loaded(self) -> None:
        """Let the worker read what the file imports while nobody waits for it; servers are shown the file."""
        document = self.page.document
        if self.served is None and document is not None and document.size < MOST_CHARACTERS:
            at = CodePosition(self.page.path, 0, 0)
            self.asking.ask(lambda known, place, texts: known.warm(place.path, texts), lambda _done: None, at=at)
