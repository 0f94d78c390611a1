"""Offers to let templates follow handlers that were renamed: above the code, or as a notice while that is not open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workbench.app.application import Application
from workbench.app.use_cases.handler_renames import dismiss_rename, look_for_renames, offer_for, plan_handler
from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.notice_bar import Choice, NoticeBar
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.handler_rename import HandlerRename

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel
    from workbench.gui.explorer.function_changes import FunctionChanges

COMMAND = "function.update_handler"


class HandlerOffers(QObject):
    """Belongs to the editor's panel. Each page of a file with a renamed handler has a bar of its own for it."""

    def __init__(
        self,
        app: Application,
        look: Look,
        tasks: GuiTasks,
        actions: Actions,
        *,
        panel: "EditorPanel",
        changes: "FunctionChanges",
    ) -> None:
        super().__init__(panel)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._panel = panel
        self._changes = changes
        self._bars: dict[int, NoticeBar] = {}
        self._told: set[HandlerRename] = set()
        stops = (
            app.workspace.changed.connect(lambda _workspace: self._look_again()),
            app.handler_renames.changed.connect(lambda _none: self.show()),
            app.context.changed.connect(lambda _context: self.show()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        actions.bind(COMMAND, self._update_first)
        self._look_again()

    def bar_of(self, page: FilePage) -> NoticeBar | None:
        """The bar above a page's code; None while there was nothing to offer."""
        return self._bars.get(id(page))

    def show(self) -> None:
        """Offer in the pages that are open what can be offered now."""
        offers = self._app.handler_renames.offers
        pages = tuple(self._panel.files)
        for page in pages:
            self._show_in(page, next((one for one in offers if one.file == page.path), None))
        shown = {page.path for page in pages}
        self._told &= set(offers)
        for offer in offers:
            if offer.file not in shown and offer not in self._told:
                self._app.notices.warn(text_of(offer), "", (COMMAND,) if offer.target is not None else ())
            self._told.add(offer)

    def _look_again(self) -> None:
        self._tasks.start(look_for_renames(self._app), "handler-renames")

    def _show_in(self, page: FilePage, offer: HandlerRename | None) -> None:
        bar = self.bar_of(page)
        if offer is None:
            if bar is not None:
                bar.dismiss()
            return
        bar = bar or self._make(page)
        if bar.label.text() != text_of(offer) or bar.isHidden():
            bar.tell(text_of(offer), self._choices(offer))

    def _make(self, page: FilePage) -> NoticeBar:
        bar, key = NoticeBar(self._look, page), id(page)
        bar.setObjectName("editor.handler")
        column = page.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(page.notice) + 1, bar)
        self._bars[key] = bar
        page.destroyed.connect(lambda: self._bars.pop(key, None))
        return bar

    def _choices(self, offer: HandlerRename) -> tuple[Choice, ...]:
        dismiss = (tr("Dismiss"), lambda: dismiss_rename(self._app, offer))
        if offer.target is None:
            return (dismiss,)
        return ((tr("Update {file}…", file=offer.target.name), lambda: self.update(offer)), dismiss)

    def _update_first(self) -> None:
        offer = offer_for(self._app, self._app.context.value.document)
        if offer is None:
            self._app.notices.info(tr("Every handler is where its function asks for it, as far as can be told."))
        else:
            self.update(offer)

    def update(self, offer: HandlerRename) -> None:
        """Show what becomes of the file that says the handler; it is written when the user agrees."""
        self._tasks.start(self._review(offer), "update-handler")

    async def _review(self, offer: HandlerRename) -> None:
        try:
            self._changes.show(await plan_handler(self._app, offer))
        except BaseException:
            self.show()
            raise
        if self._changes.review is not None:
            self._changes.review.rejected.connect(self.show)


def text_of(offer: HandlerRename) -> str:
    """What happened, in one line."""
    said = {"functions": ", ".join(offer.functions), "before": offer.before, "after": offer.after}
    if offer.is_new:
        text = tr("{functions}: the handler {before} is gone; {after} is new.", **said)
    else:
        text = tr("{functions}: the handler {before} is gone; {file} has {after}.", file=offer.file.name, **said)
    if offer.target is None:
        text += " " + tr("Its template is made by another program: change it where it comes from.")
    return text
