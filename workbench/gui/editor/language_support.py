"""Languages in the editor panel: pages get what is known of their code, and the commands act on the one in front."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.languages.server_table import SETTING
from workbench.app.use_cases.lint import fix_text, format_text
from workbench.app.use_cases.rename_symbol import rename_symbol
from workbench.gui.actions import Actions
from workbench.gui.editor.code_changes import CodeChanges
from workbench.gui.editor.code_places import CodePlaces
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.language_page import LanguagePage
from workbench.gui.keyboard import Keyboard
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr, tr_n
from workbench.model.code import CodePlace, CodePosition, FileChange
from workbench.model.errors import CodeReaderError
from workbench.model.lint import LintFinding

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel

Rewrite = Callable[[Application, Path, str], Awaitable[str | None]]
_NO_RUFF = later("ruff is not installed.")
_HOW_RUFF = later("Install it with pip, in the workspace's virtual environment or for all.")


class LanguageSupport(QObject):
    """Knows the pages of a panel whose language is known."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, panel: "EditorPanel") -> None:
        super().__init__(panel)
        self._app = app
        self._tasks = tasks
        self._panel = panel
        self._pages: dict[int, LanguagePage] = {}
        self._texts: dict[Path, tuple[int, str]] = {}
        self.places = CodePlaces(app, look, panel)
        self.changes = CodeChanges(app, look, tasks, panel)
        stops = (
            app.lint.changed.connect(self._findings_changed),
            app.lint.fix_wanted.connect(lambda wanted: self.fix(*wanted)),
            app.settings.changed.connect(self._setting_changed),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._bind(actions)

    def _bind(self, actions: Actions) -> None:
        bind = actions.bind
        bind("language.complete", self._complete)
        bind("language.parameters", lambda: self._ask(lambda one: one.hint.open()))
        bind("language.explain", lambda: self._ask(lambda one: one.hover.open()))
        bind("language.definition", lambda: self._ask(lambda one: self._define(one, one.asking.position())))
        bind("language.references", lambda: self._ask(self._refer))
        bind("language.rename", lambda: self._ask(self._rename))
        bind("language.restart", lambda: self._tasks.start(self._restart(), "restart language servers"))
        bind("language.format", lambda: self._with(lambda one: self._tasks.start(self._format(one), "format")))
        bind("language.fix", lambda: self._with(lambda one: self._tasks.start(self._fix_line(one), "fix")))
        bind("language.fix_all", lambda: self._with(lambda one: self._tasks.start(self._fix_all(one), "fix all")))

    def attach(self, page: FilePage) -> None:
        """Know the code of a page that was opened, if its language is known."""
        knowledge = self._app.languages.of(page.path)
        if knowledge is None:
            return
        made = LanguagePage(self._app, self._tasks, page, knowledge, self._unsaved)
        made.definition_wanted.connect(lambda at: self._define(made, at))
        made.rename.accepted.connect(lambda old, new: self._renamed(made, old, new))
        key = id(page)
        self._pages[key] = made
        page.destroyed.connect(lambda: self._detach(key))

    def of(self, page: FilePage | None) -> LanguagePage | None:
        """What is known of a page's code, or None."""
        return self._pages.get(id(page))

    def _detach(self, key: int) -> None:
        known = self._pages.pop(key, None)
        paths = frozenset(one.path for one in self._pages.values())
        if known is not None and known.served is not None and known.path not in paths:
            known.served.leave()
        self._texts = {path: text for path, text in self._texts.items() if path in paths}
        if isValid(self):
            self._app.lint.keep(paths)

    def _with(self, act: Callable[[LanguagePage], object]) -> None:
        def on(page: FilePage) -> None:
            known = self.of(page)
            if known is not None and page.document is not None:
                act(known)

        self._panel.with_page(on)

    def _ask(self, act: Callable[[LanguagePage], None]) -> None:
        """Do what somebody asks for; where nothing is known of a language it is looked for again, and told."""
        self._with(lambda one: act(one) if one.knowledge.trouble is None else self._seek(one, act))

    def _seek(self, known: LanguagePage, act: Callable[[LanguagePage], None]) -> None:
        known.asking.ask(
            lambda code, place, texts: code.warm(place.path, texts), lambda _ready: act(known), self._failed
        )

    def _unsaved(self, asked: FilePage) -> dict[Path, str]:
        """The texts of the pages that are not as on disk, and of the one that is asked about."""
        pages = [one.page for one in self._pages.values() if one.page.dirty or one.page is asked]
        return {page.path: self._text(page) for page in pages if page.document is not None}

    def _text(self, page: FilePage) -> str:
        revision = page.edit.body.revision
        known = self._texts.get(page.path)
        if known is None or known[0] != revision:
            known = self._texts[page.path] = (revision, page.edit.text)
        return known[1]

    # -- commands --------------------------------------------------------------------------------

    def _complete(self) -> None:
        """Of whatever text has the keyboard: the event's has its own completions."""
        own = getattr(QApplication.focusWidget(), "completion", None)
        if own is not None:
            own.open()
        else:
            self._ask(lambda one: one.completion.open())

    def _define(self, known: LanguagePage, at: CodePosition) -> None:
        self._ask_places(known, at, "definition")

    def _refer(self, known: LanguagePage) -> None:
        self._ask_places(known, known.asking.position(), "reference")

    def _ask_places(self, known: LanguagePage, at: CodePosition, what: str) -> None:
        named = known.name_at_cursor()
        title = named[0] if named is not None else tr("this place")
        keyboard = Keyboard()

        def answered(found: tuple[CodePlace, ...]) -> None:
            if not keyboard.has_moved:
                self.places.show(found, what, title)

        known.asking.ask(
            lambda code, place, texts: (
                code.definitions(place, texts) if what == "definition" else code.references(place, texts)
            ),
            answered,
            self._failed,
            at,
        )

    def _failed(self, error: CodeReaderError) -> None:
        self._app.notices.warn(error.what, " ".join(part for part in (error.why, error.next_step) if part))

    def _rename(self, known: LanguagePage) -> None:
        named = known.name_at_cursor()
        if named is None:
            self._app.notices.info(tr("There is no name at the cursor."))
        elif not known.page.edit.isReadOnly():
            known.rename.open(named[0], named[1].line, named[1].column)

    def _renamed(self, known: LanguagePage, old: str, new: str) -> None:
        self._tasks.start(self._review_rename(known, old, new), "rename")

    async def _review_rename(self, known: LanguagePage, old: str, new: str) -> None:
        at = known.name_at_cursor()
        if at is None or at[0] != old:
            return
        changes = await rename_symbol(self._app, at[1], old, new, self._unsaved(known.page))
        if changes and isValid(known):
            self._review(changes, tr("Rename {old} to {new}", old=old, new=new))

    def _review(self, changes: tuple[FileChange, ...], title: str) -> None:
        files = tr_n("{n:,} file", "{n:,} files", len(changes))
        self.changes.review(changes, tr("{what} in {files}", what=title, files=files), tr("Rename"))

    async def _format(self, known: LanguagePage) -> None:
        await self._rewrite(known, format_text)

    async def _fix_all(self, known: LanguagePage) -> None:
        await self._rewrite(known, fix_text)

    async def _rewrite(self, known: LanguagePage, work: Rewrite) -> None:
        page = known.page
        if page.edit.isReadOnly():
            return
        revision = page.edit.body.revision
        text = await work(self._app, page.path, page.edit.text)
        if text is None:
            self._app.notices.warn(tr(_NO_RUFF), tr(_HOW_RUFF))
        elif isValid(known) and known.lint is not None:
            known.lint.change(text, revision)

    async def _fix_line(self, known: LanguagePage) -> None:
        if known.lint is None or not await known.lint.fix_at_cursor():
            self._app.notices.info(tr("There is nothing in this line that ruff could mend."))

    def fix(self, path: Path, finding: LintFinding) -> None:
        """Mend a finding in the page that it was found in."""
        known = self.of(self._panel.files.of_path(path))
        if known is not None and known.lint is not None:
            self._tasks.start(known.lint.fix(finding), "fix")

    async def _restart(self) -> None:
        """Start language servers anew, and show them what is open."""
        await self._app.languages.restart()
        for known in self._pages.values():
            if known.served is not None:
                known.served.start()

    # -- what happens ----------------------------------------------------------------------------

    def _findings_changed(self, path: Path) -> None:
        # Its own pages: while the window is taken away the panel knows none any more.
        for known in tuple(self._pages.values()):
            if known.path == path and isValid(known.page):
                known.page.refresh_marks()

    def _setting_changed(self, key: str) -> None:
        if key == "language.lint":
            for known in self._pages.values():
                if known.lint is not None:
                    known.lint.start()
        elif key == SETTING:
            self._tasks.start(self._restart(), "restart language servers")
