"""Which mode the composer is in: what the user picked, or until then what suits the event."""

from PySide6.QtCore import QObject

from workbench.gui.composer.mode_buttons import Mode, ModeButtons
from workbench.gui.composer.pages import Pages


class ModeChoice(QObject):
    """An event of a known type shows as a form, any other as JSON, until the user says otherwise for good."""

    def __init__(self, buttons: ModeButtons, pages: Pages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._pages = pages
        self._chosen: Mode | None = None
        self._before = Mode.JSON
        buttons.chosen.connect(self.choose)
        self._show(pages.mode)

    def choose(self, mode: Mode) -> None:
        """The user wants `mode`; the preview is a look, and nothing that comes back with the next start."""
        if mode is not Mode.PREVIEW:
            self._chosen = mode
        self._show(mode)

    def suit(self, *, known: bool) -> None:
        """Another event is there; `known` says that its type is."""
        if self._chosen is None and self._pages.mode is not Mode.PREVIEW:
            self._show(Mode.FORM if known else Mode.JSON)

    def need_text(self) -> None:
        """A place of the text is to be shown."""
        if self._pages.mode in (Mode.FORM, Mode.PREVIEW):
            self._show(Mode.JSON if self._before is Mode.JSON else Mode.BOTH)

    def toggle_preview(self) -> None:
        """Look at what is sent, or back."""
        self._show(self._before if self._pages.mode is Mode.PREVIEW else Mode.PREVIEW)

    def state(self) -> str:
        """What the session keeps; empty while nothing was chosen."""
        return self._chosen or ""

    def restore(self, state: object) -> None:
        """Bring back what `state` gave."""
        if isinstance(state, str) and state in set(Mode):
            self._chosen = Mode(state)
            self._show(self._chosen)

    def _show(self, mode: Mode) -> None:
        if mode is not Mode.PREVIEW:
            self._before = mode
        self._pages.show_mode(mode)
        self._buttons.show_mode(mode)
