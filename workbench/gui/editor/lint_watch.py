"""Has the text of one page checked when it is opened and saved, and a second after it was changed."""

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.use_cases.lint import lint_file
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.text_change import apply_edits, change_text
from workbench.gui.tasks import GuiTasks
from workbench.model.lint import LintFinding

REST_MS = 1_000


class LintWatch(QObject):
    """Watches one page."""

    def __init__(self, app: Application, tasks: GuiTasks, page: FilePage) -> None:
        super().__init__(page)
        self._app = app
        self._tasks = tasks
        self._page = page
        self._asked = self._checked = -1
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        page.loaded.connect(self._look)
        page.edit.mirror.replaced.connect(self._changed)
        page.edit.document().modificationChanged.connect(self._modified)

    def start(self) -> None:
        """Check the text now."""
        self._rest.stop()
        if self._page.document is not None and not self._page.document.read_only:
            self._asked = self._revision()
            self._tasks.start(self.check(), f"lint {self._page.path.name}")

    async def check(self) -> None:
        """Check the text; the store has what was found unless the text changed or was closed meanwhile."""
        if not isValid(self._page):
            return
        revision = self._asked = self._revision()

        def is_current() -> bool:
            return isValid(self._page) and self._revision() == revision

        await lint_file(self._app, self._page.path, self._page.edit.text, is_current)
        if is_current():
            self._checked = revision

    async def fix_at_cursor(self) -> bool:
        """Mend a finding of the cursor's line, the one at the cursor first; whether there was one."""
        line, column = self._page.edit.position()
        await self._up_to_date()
        found = [one for one in self._findings() if one.fix is not None and one.start[0] <= line <= one.end[0]]
        found.sort(key=lambda one: not (one.start <= (line, column) <= one.end))
        return bool(found) and self._mend(found[0])

    async def fix(self, finding: LintFinding) -> bool:
        """Mend this finding, wherever it is by now; whether it could be."""
        await self._up_to_date()
        same = [one for one in self._findings() if (one.rule, one.message) == (finding.rule, finding.message)]
        same.sort(key=lambda one: abs(one.start[0] - finding.start[0]))
        return bool(same) and self._mend(same[0])

    def change(self, text: str, revision: int) -> bool:
        """Make the text another one, unless it has changed since `revision`; whether it was done."""
        if not isValid(self._page) or self._revision() != revision:
            return False
        change_text(self._page.edit, text)
        return True

    def _mend(self, finding: LintFinding) -> bool:
        if finding.fix is None or self._checked != self._revision() or self._page.edit.isReadOnly():
            return False
        apply_edits(self._page.edit, finding.fix.edits)
        self.start()
        return True

    async def _up_to_date(self) -> None:
        if self._checked != self._revision():
            await self.check()

    def _findings(self) -> tuple[LintFinding, ...]:
        return self._app.lint.of(self._page.path)

    def _revision(self) -> int:
        return self._page.edit.body.revision

    def _changed(self, _first: int, _removed: int, _added: object) -> None:
        if self._page.document is not None:
            self._rest.start()

    def _modified(self, modified: bool) -> None:
        """Saved, or as on disk again: there is no need to wait."""
        if not modified:
            self._look()

    def _look(self) -> None:
        """Check the text unless that was done or is being done."""
        if self._asked != self._revision():
            self.start()
