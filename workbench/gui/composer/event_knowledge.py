"""What the JSON editor may offer and explain: members and values of the event's schema, and variables."""

import json
from collections.abc import Callable, Sequence

from workbench.app.use_cases.understand import Understanding
from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.composer.json_offers import Offer
from workbench.gui.composer.variable_values import VariableValues
from workbench.gui.translation import later, tr
from workbench.project.event_schema import Member, SchemaView

_BEGINNINGS = {"string": '""', "object": "{}", "array": "[]", "boolean": "false", "integer": "0", "number": "0"}
_MADE = (
    ("now", later("The time in UTC; also now-5m, now:epoch_ms")),
    ("uuid", later("A new UUID; uuid:NAME is the same wherever the name is")),
    ("counter", later("A number that counts up from send to send")),
    ("file:", later("The text of a file of the workspace")),
    ("base64:", later("A file of the workspace in base64")),
)


class EventKnowledge:
    """Looks in what is known of the event now (`json_offers.Knowledge`)."""

    def __init__(self, known: Callable[[], Understanding], values: VariableValues) -> None:
        self._known = known
        self._values = values
        self._view: tuple[str, SchemaView] | None = None

    def members(self, path: Path) -> Sequence[Offer]:
        """The members that the object at `path` may have."""
        view = self._schema()
        return () if view is None else [_offer(member) for member in view.members(path, self._known().value)]

    def values(self, path: Path) -> Sequence[Offer]:
        """The values that are enumerated for `path`, and true and false."""
        member = self._at(path)
        if member is None:
            return ()
        choices = member.choices or ((True, False) if member.kinds == ("boolean",) else ())
        nulls: tuple[JsonValue, ...] = (None,) if member.nullable and None not in choices else ()
        return [Offer(_plain(value), _kind(member), text=_json(value)) for value in (*choices, *nulls)]

    def help(self, path: Path) -> str:
        """What the schema says of the value, or the form does."""
        member, form = self._at(path), self._known().form
        return (member.help if member is not None else "") or ("" if form is None else form.help(path))

    def variables(self) -> Sequence[Offer]:
        """The values of the environment, and what is made anew."""
        environment = self._values.environment
        names = () if environment is None else tuple(value.name for value in environment.values)
        own = [Offer(f"env.{name}", self._values.resolved_value(f"env.{name}")) for name in names]
        return [*own, *(Offer(name, self._values.resolved_value(name), tr(text)) for name, text in _MADE)]

    def _at(self, path: Path) -> Member | None:
        view = self._schema()
        return None if view is None else view.at(path, self._known().value)

    def _schema(self) -> SchemaView | None:
        known = self._known()
        if known.details is None:
            return None
        if self._view is None or self._view[0] != known.type_id:
            self._view = (known.type_id, SchemaView(known.details.schema))
        return self._view[1]


def _offer(member: Member) -> Offer:
    values = (member.default, *member.choices, *member.examples)
    begin = next((_json(value) for value in values if value is not None and not isinstance(value, dict | list)), "")
    text = begin or (_BEGINNINGS.get(member.kinds[0], "") if member.kinds else "")
    return Offer(member.name, _kind(member), member.help, member.required, text)


def _kind(member: Member) -> str:
    kinds = f" {tr('or')} ".join((*member.kinds, *(("null",) if member.nullable else ())))
    return f"{kinds}, {member.format}" if member.format else kinds


def _plain(value: JsonValue) -> str:
    return value if isinstance(value, str) else _json(value)


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
