"""Members of events that are encoded (base64, gzip, JSON text) or that follow others."""

import base64
import binascii
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator

from workbench.base.json_copy import copy_of
from workbench.base.json_pointer import JsonValue, Path, parse, places, put_at, value_at
from workbench.model.event_recipe import Coding, Encoder, Follower, FollowRule


def opened(event: JsonValue, encoders: Iterable[Encoder]) -> JsonValue:
    """A copy of `event` with decoded members; one that cannot be decoded to text or JSON stays as it is."""
    event = copy_of(event)
    for encoder in encoders:
        for path in places(event, encoder.at):
            try:
                put_at(event, path, decode(value_at(event, path), encoder.steps))
            except ValueError:
                continue
    return event


def closed(event: JsonValue, encoders: Iterable[Encoder], original: JsonValue) -> JsonValue:
    """`event` with its members encoded again; what `original` has encoded already keeps its very text."""
    for encoder in encoders:
        known = _encoded(original, encoder)
        for path in places(event, encoder.at):
            value = value_at(event, path)
            kept = next((text for opened_value, text in known if opened_value == value), None)
            if value is not None:
                put_at(event, path, encode(value, encoder.steps) if kept is None else kept)
    return event


def _encoded(original: JsonValue, encoder: Encoder) -> list[tuple[JsonValue, str]]:
    """The members of `original` that `encoder` is for: opened (those that can be), and as they are."""
    before = opened(original, [encoder])
    found = [(value_at(before, path), value_at(original, path)) for path in places(original, encoder.at)]
    return [(value, text) for value, text in found if isinstance(text, str)]


def decode(value: JsonValue, steps: Iterable[Coding]) -> JsonValue:
    """What the text `value` holds. Raises ValueError when that is not what `steps` say, or is not UTF-8."""
    if not isinstance(value, str):
        return value
    current = value.encode()
    try:
        for step in steps:
            match step:
                case Coding.BASE64:
                    current = base64.b64decode(current, validate=True)
                case Coding.GZIP:
                    current = gzip.decompress(current)
                case Coding.JSON:
                    read: JsonValue = json.loads(current)
                    return read
        return current.decode()
    except (binascii.Error, OSError, EOFError, zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error


def encode(value: JsonValue, steps: tuple[Coding, ...]) -> str:
    """The text that holds `value`: the reverse of `decode`. gzip is made without a time, so it is always the same."""
    current = compact(value).encode() if Coding.JSON in steps else str(value).encode()
    for step in reversed(steps):
        match step:
            case Coding.BASE64:
                current = base64.b64encode(current)
            case Coding.GZIP:
                current = gzip.compress(current, mtime=0)
            case Coding.JSON:
                pass
    return current.decode()


def compact(value: JsonValue) -> str:
    """`value` as JSON in one line without blanks, as services send it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def follow(event: JsonValue, followers: Iterable[Follower]) -> None:
    """Bring the members up to date that follow others; one that the event lacks stays away."""
    for follower in followers:
        if follower.rule is FollowRule.TOPIC:
            for path in list(places(event, follower.at)):
                _name_by_topic(event, path)
        else:
            for path, _, value in following(event, follower):
                put_at(event, path, value)


def following(event: JsonValue, follower: Follower) -> Iterator[tuple[Path, Path, str]]:
    """Each member that follows by a rule other than TOPIC: its place, its leader's, and what it has to be."""
    for path in list(places(event, follower.at)):
        source = leader(path, follower)
        try:
            text = value_at(event, source)
        except LookupError:
            continue
        if isinstance(text, str):
            yield path, source, followed(text, follower.rule)


def leader(path: Path, follower: Follower) -> Path:
    """The place that the member at `path` follows: the pattern's `of`, in the same record."""
    return tuple(path[n] if part == "*" else part for n, part in enumerate(parse(follower.of)))


def followed(text: str, rule: FollowRule) -> str:
    """What `rule` makes of `text`."""
    data = text.encode("utf-8", "surrogatepass")
    match rule:
        case FollowRule.MD5:
            return hashlib.md5(data, usedforsecurity=False).hexdigest()
        case FollowRule.LENGTH:
            return str(len(data))
        case FollowRule.TOPIC:
            return text


def _name_by_topic(event: JsonValue, path: Path) -> None:
    match value_at(event, path):
        case dict() as partitions:
            put_at(event, path, {topic_name(name, batch): batch for name, batch in partitions.items()})
        case _:
            pass


def topic_name(name: str, batch: JsonValue) -> str:
    """What a member called `name` is called after the first record of its `batch`."""
    match batch:
        case [{"topic": str(topic), "partition": int(partition)}, *_]:
            return f"{topic}-{partition}"
        case _:
            return name
