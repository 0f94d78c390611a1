"""Notices: what the program tells the user outside a run (shown as toasts, in the status bar, or on stderr)."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.base.log import logger
from workbench.base.signal import Signal
from workbench.model.errors import WorkbenchError, WorkStoppedError

_LOG = logger("notices")
_KEPT = 100


class NoticeSeverity(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell: a sentence, more sentences, and the ids of commands that would help (HOUSE: commands)."""

    severity: NoticeSeverity
    text: str
    detail: str = ""
    actions: tuple[str, ...] = ()

    @property
    def whole_text(self) -> str:
        """All its sentences, to be copied."""
        return "\n".join(part for part in (self.text, self.detail) if part)


class NoticeBoard:
    """The notices of this session, newest last; `posted` tells of a new one, `dismissed` of one that left."""

    def __init__(self) -> None:
        self.items: list[Notice] = []
        self.posted: Signal[Notice] = Signal()
        self.dismissed: Signal[Notice] = Signal()

    def post(self, notice: Notice) -> None:
        """Show `notice`; one that says the same as the newest is not repeated."""
        if self.items and self.items[-1] == notice:
            return
        self.items.append(notice)
        del self.items[:-_KEPT]
        self.posted.emit(notice)

    def info(self, text: str, detail: str = "", actions: tuple[str, ...] = ()) -> None:
        """Tell the user something that needs no attention."""
        self.post(Notice(NoticeSeverity.INFO, text, detail, actions))

    def warn(self, text: str, detail: str = "", actions: tuple[str, ...] = ()) -> None:
        """Tell the user something to look at."""
        self.post(Notice(NoticeSeverity.WARNING, text, detail, actions))

    def error(self, error: BaseException, actions: tuple[str, ...] = ()) -> None:
        """Tell the user of a failure: ours in its own words, any other as a defect of the program (also logged).

        What the user stopped is no failure.
        """
        match error:
            case WorkStoppedError():
                self.info(error.what)
            case WorkbenchError():
                detail = " ".join(part for part in (error.why, error.next_step) if part)
                self.post(Notice(NoticeSeverity.ERROR, error.what, detail, actions))
            case _:
                _LOG.error("unexpected failure", exc_info=error)
                detail = f"{type(error).__name__}: {error}. The program's log has the details."
                self.post(Notice(NoticeSeverity.ERROR, "Something in the program failed.", detail, actions))

    def dismiss(self, notice: Notice) -> None:
        """Take `notice` off the board."""
        if notice in self.items:
            self.items.remove(notice)
            self.dismissed.emit(notice)
