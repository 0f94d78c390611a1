"""The event that `-e` names: a file, `-` for standard input, JSON, or an id of the catalogue."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.application import Application
from workbench.app.use_cases.send_event import prepared
from workbench.base.jsontext import find_fault
from workbench.model.errors import EventError, UsageError
from workbench.model.event_draft import EventDraft, PreparedEvent
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar
from workbench.project.event_library import FOLDER
from workbench.project.event_sidecar import read_sidecar
from workbench.project.event_variables import MARK

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """An event of the command line. `draft` is None when it is sent byte for byte, without a look for variables."""

    name: str
    payload: bytes
    type_id: str = ""
    draft: EventDraft | None = None

    async def ready(self, app: Application, limit_bytes: int) -> bytes | PreparedEvent:
        """What is sent of it now; a draft is resolved anew each time. Raises as `prepared`."""
        return self.payload if self.draft is None else await prepared(app, self.draft, limit_bytes)


def given_event(
    app: Application, root: Path, argument: str, *, environment: str | None = None, raw: bool = False
) -> GivenEvent:
    """The event that `argument` names. `environment` None is the one that its notes name.

    A file in the events folder of the workspace at `root` has notes beside it: they say its type, its environment, and
    how many of its envelopes are opened before variables are looked for. Raises UsageError, EventError, DocumentError.
    """
    name, payload = read_event(argument)
    notes = NO_SIDECAR if raw else _notes(root, argument)
    is_sample = name == argument and not _is_file(Path(argument))
    # What is beside an event says what it holds; in envelopes it is sent as another type.
    type_id = "" if notes.inside else notes.type_id or (name if is_sample else "")
    given = GivenEvent(name, payload, type_id)
    if raw or MARK.encode() not in payload:
        return given
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        return given  # it is refused with its place, as any event is
    return replace(given, draft=_draft(app, name, text, replace(notes, environment=environment or notes.environment)))


def _notes(root: Path, argument: str) -> EventSidecar:
    path = Path(os.path.abspath(argument))  # noqa: PTH100 - Path.absolute keeps `..`
    saved = argument != "-" and _is_file(path) and path.is_relative_to(root / FOLDER)
    return read_sidecar(path) if saved else NO_SIDECAR


def _draft(app: Application, name: str, text: str, notes: EventSidecar) -> EventDraft:
    if not notes.inside:
        return EventDraft(text, name, notes.type_id, environment=notes.environment)
    # Imported late: most events have no envelopes.
    from workbench.app.use_cases.saved_draft import draft_of  # noqa: PLC0415

    return draft_of(app.catalogue, name, text, notes)


def read_event(argument: str) -> tuple[str, bytes]:
    """The event's name (empty for JSON and standard input) and its bytes as they are. Raises UsageError, EventError."""
    if argument == "-":
        return "", sys.stdin.buffer.read().removeprefix(_BOM)
    path = Path(argument)
    if _is_file(path):
        return path.name, _read(path)
    if _looks_like_json(argument):
        return "", argument.encode()
    return argument, _sample(argument)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # A long JSON text is no file name.
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise EventError(f"The event {path} cannot be read.", f"{error.strerror}.") from error


def _looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] in set('{["') or find_fault(text) is None


def _sample(event_id: str) -> bytes:
    # Imported late: most invokes name no sample.
    from workbench.project.event_catalogue import load_catalogue  # noqa: PLC0415

    catalogue = load_catalogue()
    if catalogue.get(event_id) is None:
        raise UsageError(
            f"There is no event {event_id}.",
            "It is no file, no JSON, and no id of the catalogue.",
            "List the catalogue with: workbench events list",
        )
    return catalogue.sample(event_id).encode()
