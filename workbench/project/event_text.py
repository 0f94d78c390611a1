"""An event's text with its encoded members open: changes are told by place, and come out as edits of the text."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.base.json_edit import TextEdit, applied, rename_member, set_value, set_values, value_text
from workbench.base.json_pointer import JsonValue, Path, places, put_at, value_at
from workbench.base.json_read import read_json
from workbench.model.event_recipe import Coding, EventRecipe, Follower, FollowRule
from workbench.project.event_members import compact, decode, encode, following, topic_name
from workbench.project.event_places import encoder_at

_ENCODED_VARIABLE = "${base64:"
"""How a text begins that is a code already when it is sent."""

Make = Callable[[str, Path], TextEdit]
"""An edit of a text at a place in it."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A member that is open: `raw` is its text in the event."""

    raw: str
    steps: tuple[Coding, ...]

    @property
    def inner(self) -> str:
        """The text that it holds."""
        return str(decode(self.raw, self._without_json))

    def holding(self, inner: str) -> str:
        """The member with another text in it."""
        return encode(inner, self._without_json)

    @property
    def _without_json(self) -> tuple[Coding, ...]:
        return tuple(step for step in self.steps if step is not Coding.JSON)


@dataclass(slots=True)
class EventText:
    """`event` is the value of `text`, with the members of `encoded` open; it may be changed by who holds it.

    `unread` are the members that are no such code (a variable, bytes that are no text): they are set as they stand.
    """

    text: str
    recipe: EventRecipe
    event: JsonValue
    encoded: dict[Path, Encoded] = field(default_factory=dict)
    unread: set[Path] = field(default_factory=set)

    def edits(self, changes: Mapping[Path, JsonValue]) -> tuple[TextEdit, ...]:
        """The edits that make `changes`, and bring up to date what follows the changed members.

        Places lead into open members; what is encoded and not changed keeps its very text.
        """
        changed = {path: value for path, value in changes.items() if not _same(value_at(self.event, path), value)}
        for path, value in changed.items():
            if path:
                put_at(self.event, path, value)
            else:
                self.event = value
        changed |= self.followers(changed)
        edits = set_values(self.text, self.closed(changed))
        return (*edits, *self._renamed(changed))

    def edit(self, path: Path, make: Make) -> TextEdit:
        """One edit of the text at `path`, or of the text in the open member that it leads into."""
        holder = self.holder(path)
        if holder is None:
            return make(self.text, path)
        inner = self.encoded[holder].inner
        changed = applied(inner, [make(inner, path[len(holder) :])])
        return set_value(self.text, holder, value_text(self.encoded[holder].holding(changed), self.text, holder))

    def holder(self, path: Path) -> Path | None:
        """The open member that `path` leads into."""
        if not self.encoded:
            return None
        return next((path[:n] for n in range(len(path)) if path[:n] in self.encoded), None)

    def closed(self, changes: Mapping[Path, JsonValue]) -> dict[Path, JsonValue]:
        """`changes` as they are in the text: members encoded again."""
        outside: dict[Path, JsonValue] = {}
        inside: dict[Path, dict[Path, JsonValue]] = {}
        for path, value in changes.items():
            holder = self.holder(path)
            if holder is not None:
                inside.setdefault(holder, {})[path[len(holder) :]] = value
            else:
                outside[path] = self._encode(path, value)
        for holder, values in inside.items():
            inner = self.encoded[holder].inner
            outside[holder] = self.encoded[holder].holding(applied(inner, set_values(inner, values)))
        return outside

    def _encode(self, path: Path, value: JsonValue) -> JsonValue:
        encoder = encoder_at(self.recipe.encoders, path)
        is_code = isinstance(value, str) and value.startswith(_ENCODED_VARIABLE)
        if encoder is None or value is None or is_code or path in self.unread:
            return value
        return encode(value, encoder.steps) if isinstance(value, str) or Coding.JSON in encoder.steps else value

    def followers(self, changed: Collection[Path]) -> dict[Path, JsonValue]:
        """The members that have to follow `changed` ones; what was set itself is as it was wanted."""
        if not changed:
            return {}
        inside = {path[:length] for path in changed for length in range(len(path) + 1)}
        return {
            path: value
            for follower in self.recipe.followers
            if follower.rule is not FollowRule.TOPIC
            for path, source, value in following(self.event, follower)
            if (source in inside or _is_in(source, changed)) and not _is_in(path, changed)
            if value != value_at(self.event, path)
        }

    def _renamed(self, changed: Mapping[Path, JsonValue]) -> Iterator[TextEdit]:
        """Partitions named after their first record."""
        for follower in self.recipe.followers:
            if follower.rule is FollowRule.TOPIC:
                for path in _named_places(self.event, follower, changed):
                    name, batch = str(path[-1]), value_at(self.event, path)
                    owner = value_at(self.event, path[:-1])
                    new = topic_name(name, batch)
                    if new != name and isinstance(owner, dict) and new not in owner:
                        yield rename_member(self.text, path, new)


def open_event(text: str, recipe: EventRecipe) -> EventText:
    """`text` read, and opened as `recipe` says. Raises ValueError when it is not JSON."""
    found = EventText(text, recipe, read_json(text))
    for encoder in recipe.encoders:
        for path in list(places(found.event, encoder.at)):
            raw = value_at(found.event, path)
            if not isinstance(raw, str) or not path:
                continue
            try:
                put_at(found.event, path, decode(raw, encoder.steps))
            except ValueError:
                found.unread.add(path)
                continue
            found.encoded[path] = Encoded(raw, encoder.steps)
    return found


def differences(before: JsonValue, after: JsonValue) -> Iterator[tuple[Path, JsonValue]]:
    """The places where `after` has another value than `before`, which has the same members and items."""
    waiting: list[tuple[Path, JsonValue, JsonValue]] = [((), before, after)]
    while waiting:
        path, old, new = waiting.pop()
        match old, new:
            case dict(), dict():
                waiting.extend(((*path, name), old[name], new[name]) for name in reversed(old))
            case list(), list():
                waiting.extend(((*path, index), old[index], new[index]) for index in reversed(range(len(old))))
            case _ if not _same(old, new):
                yield path, new
            case _:
                pass


def _same(one: JsonValue, other: JsonValue) -> bool:
    """Whether both are written alike: 1, 1.0 and true are not."""
    if isinstance(one, dict | list) and isinstance(other, dict | list):
        try:
            return one == other and compact(one) == compact(other)
        except RecursionError:
            return False
    return type(one) is type(other) and one == other


def _is_in(place: Path, changed: Collection[Path]) -> bool:
    """Whether `place` was set, or something around it."""
    return any(place[:length] in changed for length in range(len(place) + 1))


def _named_places(event: JsonValue, follower: Follower, changed: Iterable[Path]) -> Iterator[Path]:
    """The members named by topic in which something changed, each once."""
    for owner in places(event, follower.at):
        inside = (path[: len(owner) + 1] for path in changed if path[: len(owner)] == owner and len(path) > len(owner))
        yield from dict.fromkeys(inside)
