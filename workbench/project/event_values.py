"""Variables of an event replaced by their values: all of them, or none and an error that names each that is missing."""

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.base.jsontext import find_fault
from workbench.model.errors import EventError
from workbench.project.event_expressions import Expression, VariableKind
from workbench.project.event_file_values import read_bytes, read_text
from workbench.project.event_now import now_value
from workbench.project.event_resolved import Part, Resolved
from workbench.project.event_variables import Escape, Variable, has_marks, pieces, shown

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Scope:
    """Where values come from. `environment` is the name that `values` and `secrets` have in messages, perhaps empty.

    `read_secret` gives the value of a name in `secrets`, or raises EventError (its `what` is not told). `count` gives a
    counter's next number (the name is empty for the one without); it is asked once for each, after all else is there.
    `root` is the folder that files are in. Times are nanoseconds since the epoch.
    """

    now_ns: int
    new_uuid: Callable[[], str]
    count: Callable[[str], int]
    values: Mapping[str, Value] = field(default_factory=dict)
    secrets: frozenset[str] = frozenset()
    read_secret: Callable[[str], str] = str
    root: Path | None = None
    environment: str = ""


def resolve(text: str, scope: Scope) -> Resolved:
    """`text` with its variables replaced. Raises EventError that names every variable without a value."""
    return resolve_all([text], scope)[0]


def resolve_all(texts: Sequence[str], scope: Scope) -> tuple[Resolved, ...]:
    """Texts of one event: `${uuid:NAME}`, counters and the time are the same in all. Raises EventError as `resolve`."""
    found = [tuple(pieces(text)) if has_marks(text) else () for text in texts]
    values = _Values(scope)
    for piece in (piece for several in found for piece in several):
        if isinstance(piece, Variable):
            values.look_up(piece)
    values.check()
    return tuple(_put_in(text, several, values) for text, several in zip(texts, found, strict=True))


def _put_in(text: str, found: Sequence[Variable | Escape], values: "_Values") -> Resolved:
    if not found:
        return Resolved((Part(text),))
    return Resolved(tuple(_parts(text, found, values)), values.secrets_of(found))


def _parts(text: str, found: Sequence[Variable | Escape], values: "_Values") -> Iterator[Part]:
    at = 0
    for piece in found:
        if isinstance(piece, Variable) and piece.problem:
            continue
        start, end = piece.replaced if isinstance(piece, Variable) else (piece.start, piece.end)
        if start > at:
            yield Part(text[at:start])
        match piece:
            case Escape():
                yield Part(piece.text)
            case Variable():
                yield Part(values.text_of(piece), text[start:end] if values.is_secret(piece) else "")
        at = end
    yield Part(text[at:])


class _Values:
    """The values of one event, each looked up once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[tuple[VariableKind, str], Value] = {}
        self._times: dict[Expression, Value] = {}
        self._missing: dict[str, EventError | None] = {}

    def is_secret(self, variable: Variable) -> bool:
        """Whether its value must not be kept."""
        return variable.kind is VariableKind.ENV and variable.meaning.name in self._scope.secrets

    def secrets_of(self, found: Sequence[Variable | Escape]) -> frozenset[str]:
        """The names of the secrets among `found`."""
        variables = (piece for piece in found if isinstance(piece, Variable))
        return frozenset(each.meaning.name for each in variables if self.is_secret(each))

    def look_up(self, variable: Variable) -> None:
        """Get what can be missing, and note when it is."""
        meaning = variable.meaning
        try:
            match meaning.kind:
                case VariableKind.ENV | VariableKind.FILE | VariableKind.BASE64:
                    self._look_up(meaning)
                case VariableKind.NOW if meaning not in self._times:
                    self._times[meaning] = now_value(meaning, self._scope.now_ns)
                case _:
                    return
            if meaning.kind is VariableKind.FILE and meaning.as_json:
                _check_json(meaning.name, str(self._known[meaning.kind, meaning.name]))
        except LookupError:
            self._missing[shown(variable.expression)] = None
        except EventError as error:
            self._missing[shown(variable.expression)] = error

    def _look_up(self, meaning: Expression) -> None:
        key = (meaning.kind, meaning.name)
        if key not in self._known:
            self._known[key] = self._found(meaning)

    def _found(self, meaning: Expression) -> Value:
        match meaning.kind:
            case VariableKind.FILE:
                return read_text(self._scope.root, meaning.name)
            case VariableKind.BASE64:
                return base64.b64encode(read_bytes(self._scope.root, meaning.name)).decode()
            case _ if meaning.name in self._scope.secrets:
                return self._scope.read_secret(meaning.name)
            case _:
                return self._scope.values[meaning.name]

    def check(self) -> None:
        """Raise EventError when a value is missing."""
        if not self._missing:
            return
        errors = [error or self._not_there() for error in self._missing.values()]
        why = " ".join(dict.fromkeys(error.why for error in errors if error.why))
        next_step = " ".join(dict.fromkeys(error.next_step for error in errors if error.next_step))
        raise EventError(f"The event needs {_listed(list(self._missing))}.", why, next_step)

    def _not_there(self) -> EventError:
        several = sum(error is None for error in self._missing.values()) > 1
        what = "no such values" if several else "no such value"
        name = self._scope.environment
        why = (
            f"The environment {name} has {what}."
            if name
            else f"environments.toml has {what} outside of an environment."
        )
        return EventError("", why, f"Add {'them' if several else 'it'} to environments.toml.")

    def text_of(self, variable: Variable) -> str:
        """The value as it goes into the text."""
        meaning = variable.meaning
        value = self._value(meaning)
        if not meaning.as_json:
            return json.dumps(_plain(value), ensure_ascii=False)[1:-1]
        return str(value).strip() if meaning.kind is VariableKind.FILE else json.dumps(value, ensure_ascii=False)

    def _value(self, meaning: Expression) -> Value:
        match meaning.kind:
            case VariableKind.NOW:
                return self._times[meaning]
            case VariableKind.UUID if not meaning.name:
                return self._scope.new_uuid()
            case VariableKind.UUID:
                return self._known.setdefault((meaning.kind, meaning.name), self._scope.new_uuid())
            case VariableKind.COUNTER if (meaning.kind, meaning.name) not in self._known:
                self._known[meaning.kind, meaning.name] = self._scope.count(meaning.name)
        return self._known[meaning.kind, meaning.name]


def _plain(value: Value) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _check_json(name: str, text: str) -> None:
    fault = find_fault(text)
    if fault is not None:
        why = f"{name} is not JSON: {fault.reason} at line {fault.line}, column {fault.column}."
        raise EventError("", why, "Correct the file.")


def _listed(names: Sequence[str]) -> str:
    first, last = names[:-1], names[-1]
    return f"{', '.join(first)} and {last}" if first else last
