"""One function's event in the composer: its document, with its own undo history, and the names the text has had."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QTextDocument

from workbench.gui.composer.drafts import Draft
from workbench.gui.composer.text_units import exact_text
from workbench.model.event_draft import Shell


@dataclass(frozen=True, slots=True)
class EventName:
    """What an event is called: a catalogue id, a saved name, or nothing; its type, and the envelopes around the text.

    `type_id` is what it was picked as, empty when nobody said.
    """

    name: str = ""
    saved: bool = False
    type_id: str = ""
    shells: tuple[Shell, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that the text has had since the document's undo history was `steps` long.

    `kept` is what it was before its file was deleted.
    """

    steps: int
    name: EventName
    edited: bool = False
    kept: "_Named | None" = None


class Sheet:
    """Undoing the pick of an event brings back its text; the names kept here bring back its name too."""

    def __init__(self, document: QTextDocument, draft: Draft) -> None:
        self.document = document
        called = EventName(draft.name, draft.saved, draft.type_id, draft.shells)
        self._names = [_Named(0, called, draft.edited)]

    @property
    def name(self) -> EventName:
        """What the text is called now."""
        return self._now().name

    @property
    def edited(self) -> bool:
        """Whether the text is no longer what was picked or saved under its name."""
        now = self._now()
        return now.edited or now.steps != self.document.availableUndoSteps()

    def renamed(self, name: EventName, *, edited: bool = False) -> None:
        """The text, as it is now, is that of `name`; `edited` when that is kept otherwise."""
        # Qt joins what is typed next with the step before, except on a document that is unmodified.
        self.document.setModified(False)
        steps = self.document.availableUndoSteps()
        self._names = [entry for entry in self._names if entry.steps < steps]
        self._names.append(_Named(steps, name, edited))

    def follow(self, before: str, after: str | None) -> None:
        """The saved event `before` is called `after` now, or is gone: what was kept of it is kept no more."""
        self._names = [_followed(entry, before, after) for entry in self._names]

    def restored(self, event_name: str) -> None:
        """The saved event of this name, which was gone, is back."""
        self._names = [
            entry.kept if entry.kept is not None and entry.name.name == event_name else entry for entry in self._names
        ]

    def text_changed(self) -> None:
        """Forget the names that can no longer be reached by redoing."""
        if not self.document.isRedoAvailable():
            steps = self.document.availableUndoSteps()
            self._names = [entry for entry in self._names if entry.steps <= steps] or [_Named(0, EventName())]

    def draft(self) -> Draft:
        """The sheet as plain data."""
        name = self.name
        edited = self.edited and bool(name.name)
        return Draft(exact_text(self.document), name.name, name.saved, edited, name.type_id, name.shells)

    def _now(self) -> _Named:
        steps = self.document.availableUndoSteps()
        reached = [entry for entry in self._names if entry.steps <= steps]
        return reached[-1] if reached else _Named(steps, EventName())


def _followed(entry: _Named, before: str, after: str | None) -> _Named:
    if after is not None and entry.kept is not None and entry.name.name == before:
        entry = entry.kept  # its file was missed under the old name before the new one was told
    if not entry.name.saved or entry.name.name != before:
        return entry
    if after is None:
        return replace(entry, name=replace(entry.name, saved=False), edited=True, kept=entry)
    return replace(entry, name=replace(entry.name, name=after))
