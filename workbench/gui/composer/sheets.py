"""The events being composed, a sheet for each function, and their drafts for the session."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextDocument

from workbench.app.context import Context
from workbench.gui.composer.drafts import Drafts
from workbench.gui.composer.sheet import Sheet

NewDocument = Callable[[str], QTextDocument]


def key_of(context: Context) -> str:
    """Under which the event of a function is kept: workspace (or scope of the Lambda service) and function."""
    return f"{context.scope or context.workspace or ''}\n{context.function or ''}"


def not_elsewhere(state: object, workspace: Path | None) -> object:
    """What was kept by `key_of`, without what belongs to other folders: their own windows may know better."""
    if not isinstance(state, dict):
        return state
    return {key: entry for key, entry in state.items() if not _is_elsewhere(str(key), workspace)}


def _is_elsewhere(key: str, workspace: Path | None) -> bool:
    place = key.partition("\n")[0]
    return Path(place).is_absolute() and place != str(workspace)


class Sheets:
    """Sheets by key. `finish` puts a text that is still coming into the document that is shown."""

    def __init__(self, new_document: NewDocument, finish: Callable[[], None]) -> None:
        self._new_document = new_document
        self._finish = finish
        self._drafts = Drafts()
        self._by_key: dict[str, Sheet] = {}
        self.key = ""

    @property
    def current(self) -> Sheet:
        """The sheet that is shown."""
        return self._by_key[self.key]

    def show(self, key: str) -> Sheet:
        """Make the sheet of `key` current. What was written before any function was chosen goes to the first one."""
        if self.key in self._by_key and key != self.key:
            self.keep()
            self._adopt(key)
        self.key = key
        if key not in self._by_key:
            draft = self._drafts.get(key)
            self._by_key[key] = Sheet(self._new_document(draft.text), draft)
        return self._by_key[key]

    def keep(self) -> None:
        """Remember what is being written."""
        if self.key in self._by_key:
            self._finish()
            self._drafts.put(self.key, self.current.draft())

    def state(self) -> dict[str, dict[str, object]]:
        """The texts being written, for the session file."""
        self.keep()
        return self._drafts.state()

    def restore(self, state: object) -> bool:
        """Bring back what `state` gave; texts written since are kept. Whether another sheet is shown now."""
        self.keep()
        self._drafts.restore(state)
        if self._drafts.get(self.key) == self.current.draft():
            return False
        del self._by_key[self.key]
        self.show(self.key)
        return True

    def follow(self, before: str, after: str | None) -> None:
        """A saved event has another name now, or is gone: then the text is the only copy, and says so."""
        for sheet in self._by_key.values():
            sheet.follow(before, after)

    def restored(self, event_name: str) -> None:
        """A saved event that was gone is back: texts of that name are kept again."""
        for sheet in self._by_key.values():
            sheet.restored(event_name)

    def _adopt(self, key: str) -> None:
        if self.key.endswith("\n") and key not in self._drafts and key not in self._by_key:
            self._by_key[key] = self._by_key.pop(self.key)
            self._drafts.forget(self.key)
