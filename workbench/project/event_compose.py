"""A draft with its variables resolved and its envelopes around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.model.errors import UsageError
from workbench.model.event_draft import EventDraft, Shell
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_resolved import Resolved
from workbench.project.event_values import Scope, resolve_all
from workbench.project.event_variables import Variable, find_variables, has_marks, pieces

_NOTHING = "{}"


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft that is ready: `texts` are its own and those of its envelopes, the innermost first."""

    catalogue: EventCatalogue
    shells: tuple[Shell, ...]
    texts: tuple[Resolved, ...]

    @property
    def text(self) -> str:
        """What is sent."""
        return self._closed(lambda resolved: resolved.text)

    @property
    def masked(self) -> str:
        """What is sent, with dots in the places of the secrets, also inside of the envelopes."""
        return self._closed(lambda resolved: resolved.masked)

    @property
    def recorded(self) -> str:
        """What is sent, with the secrets named still, also inside of the envelopes; `reopened` undoes it."""
        return self._closed(lambda resolved: resolved.recorded)

    @property
    def secrets(self) -> frozenset[str]:
        """The names of the secrets in it."""
        return frozenset[str]().union(*(resolved.secrets for resolved in self.texts))

    def _closed(self, form: Callable[[Resolved], str]) -> str:
        inner = form(self.texts[0])
        for shell, resolved in zip(reversed(self.shells), self.texts[1:], strict=True):
            inner = _put_inside(self.catalogue, replace(shell, text=form(resolved)), inner)
        return inner


def compose(catalogue: EventCatalogue, draft: EventDraft, scope: Scope) -> Composed:
    """The draft with its values. Raises EventError for values that are missing, UsageError as `put_inside` does."""
    return Composed(catalogue, draft.shells, resolve_all(_texts(catalogue, draft), scope))


def variables_of(catalogue: EventCatalogue, draft: EventDraft) -> tuple[Variable, ...]:
    """The variables of the draft and of its envelopes. Raises UsageError as `put_inside` does."""
    found = [variable for text in _texts(catalogue, draft) for variable in find_variables(text)]
    return tuple(variable for variable in found if not variable.problem)


def is_plain(draft: EventDraft) -> bool:
    """Whether the draft is sent exactly as it was typed."""
    return not draft.shells and not has_marks(draft.text)


def reopened(catalogue: EventCatalogue, recorded: str, carriers: Sequence[int], environment: str) -> EventDraft:
    """The draft that `recorded` was made of, all but its secrets resolved. Raises UsageError when it has none."""
    from workbench.project.event_envelopes import unwrap  # noqa: PLC0415

    shells: list[Shell] = []
    for record in carriers:
        found = unwrap(catalogue, recorded)
        if found is None or record >= len(found.payloads):
            raise UsageError("The event of that run cannot be opened any more.", "", "Send it from the composer again.")
        shells.append(Shell(found.envelope, recorded, record))
        recorded = found.payloads[record]
    return EventDraft(recorded, shells=tuple(shells), environment=environment)


def _texts(catalogue: EventCatalogue, draft: EventDraft) -> Sequence[str]:
    return (draft.text, *(_own_text(catalogue, shell) for shell in reversed(draft.shells)))


def _own_text(catalogue: EventCatalogue, shell: Shell) -> str:
    """The carrier's text, empty where it has variables: those of what it carried before have no say."""
    return _put_inside(catalogue, shell, _NOTHING) if _changes(shell.text) else shell.text


def _put_inside(catalogue: EventCatalogue, shell: Shell, inner: str) -> str:
    # Imported late: most events have no envelope.
    from workbench.project.event_shells import put_inside  # noqa: PLC0415

    return put_inside(catalogue, shell, inner)


def _changes(text: str) -> bool:
    return has_marks(text) and any(not isinstance(piece, Variable) or not piece.problem for piece in pieces(text))
