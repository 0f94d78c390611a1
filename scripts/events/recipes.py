"""How events of a type are made, worked out from the sample: where parameters go, and what is made new."""

import re
from collections.abc import Iterator
from typing import Any

from scripts.events.sources import Source
from workbench.base.json_pointer import Path, parse, places, pointer_to, texts, value_at
from workbench.model.event_recipe import Coding, Encoder
from workbench.project.event_members import opened

Recipe = dict[str, Any]
_KINDS = {str: "text", int: "integer", float: "number", bool: "boolean"}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(
    r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)"
    r"|\d\d/[A-Z][a-z]{2}/20\d\d:\d\d:\d\d:\d\d \+0000"
    r"|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d GMT"
    r"|[A-Z][a-z]{2} \d{1,2}, 20\d\d, \d{1,2}:\d\d:\d\d [AP]M"
    r"|17952\d{5}|17952\d{8}|17952\d{11}"
)
_SHORTEST_SPREAD = 3
_LOOSE = {"region", "account"}
"""Found inside of longer words too: us-east-1b, us-east-1_Pool."""


def recipe_of(source: Source) -> Recipe:
    """What is checked in: parameters with all of their places, encoders, followers, what is renewed, records."""
    encoders = source.tables["encoders"]
    sample = opened(source.sample, [Encoder(at, tuple(map(Coding, steps))) for at, steps in encoders.items()])
    follows = source.tables["follows"].items()
    return {
        "parameters": _parameters(source, sample),
        "encoders": [{"at": at, "steps": steps} for at, steps in encoders.items() if _has(source.sample, at)],
        "followers": [{"at": at, **rule} for at, rule in follows if _has(source.sample, at)],
        "renewed": [{"at": at, "how": how} for at, how in _renewed(source, sample).items()],
        "records": source.records,
        "response": source.response,
    }


def _has(sample: Any, pattern: str) -> bool:
    return next(places(sample, pattern), None) is not None


def _parameters(source: Source, sample: Any) -> list[Recipe]:
    found = {}
    for name, told in source.tables["parameters"].items():
        at = told.get("at", "")
        own = [place for place in ([at] if isinstance(at, str) else at) if place and _has(sample, place)]
        default = value_at(sample, next(places(sample, own[0]))) if own else told.get("everywhere")
        if "match" in told:
            taken = re.search(told["match"], default) if isinstance(default, str) else None
            default, own = taken[1] if taken else None, []
        if default is not None and (own or _is_spread(sample, default)):
            found[name] = {"told": told, "own": own, "default": default}
    spread = _spread(source, sample, found)
    owned = _loose_in_owned(source, sample, found)
    parts = [
        _parameter(name, entry, {**spread, **owned} if name in _LOOSE else spread) for name, entry in found.items()
    ]
    return [made for made in parts if made["places"]]


def _is_spread(sample: Any, default: Any) -> bool:
    return isinstance(default, str) and any(default in value for _, value in texts(sample))


def _parameter(name: str, entry: Recipe, spread: dict[str, str]) -> Recipe:
    told, default = entry["told"], entry["default"]
    own = [{"at": at} for at in entry["own"] if at not in spread]
    others = [_place(at, template, name) for at, template in spread.items() if f"{{{name}}}" in template]
    return {
        "name": name,
        "help": told["help"],
        "kind": told.get("kind") or _KINDS.get(type(default), "json"),
        "default": default,
        "choices": told.get("choices", []),
        "places": own + [place for place in others if place not in own],
    }


def _place(at: str, template: str, name: str) -> Recipe:
    return {"at": at} if template == f"{{{name}}}" else {"at": at, "template": template}


def _loose_in_owned(source: Source, sample: Any, found: dict[str, Recipe]) -> dict[str, str]:
    """Where the Region or the account stands in a text that is another parameter's: us-east-1_Pool."""
    words = {name: entry["default"] for name, entry in found.items() if name in _LOOSE}
    owned = {at for name, entry in found.items() if name not in _LOOSE for at in entry["own"]}
    places_and_texts = {_pattern(path, source.records): text for path, text in texts(sample)}
    templates = {at: _template(text, words, None) for at, text in places_and_texts.items() if at in owned}
    return {at: template for at, template in templates.items() if template != places_and_texts[at]}


def _spread(source: Source, sample: Any, found: dict[str, Recipe]) -> dict[str, str]:
    """The template of every text that holds a parameter's default."""
    owned = {at: name for name, entry in found.items() for at in entry["own"]}
    words = {name: entry["default"] for name, entry in found.items() if _spreads(entry)}
    matched = {entry["told"]["at"]: name for name, entry in found.items() if "match" in entry["told"]}
    templates: dict[str, str] = {}
    for path, text in texts(sample):
        at = _pattern(path, source.records)
        name = owned.get(at) or owned.get(pointer_to(path))
        template = f"{{{name}}}" if name else _template(text, words, matched.get(at))
        if template != text:
            templates.setdefault(at, template)
    return templates


def _spreads(entry: Recipe) -> bool:
    default = entry["default"]
    return isinstance(default, str) and len(default) >= _SHORTEST_SPREAD and not entry["told"].get("alone", False)


def _template(text: str, words: dict[str, str], first: str | None) -> str:
    """`text` with names for words; of two names for one word, `first` or else the one that is told of first."""
    named = {word: name for name, word in reversed(words.items())}
    named |= {words[first]: first} if first in words else {}
    loose = [re.escape(word) for name, word in words.items() if name in _LOOSE]
    strict = sorted((re.escape(word) for name, word in words.items() if name not in _LOOSE), key=len, reverse=True)
    choices = [_whole(word) for word in strict] + loose
    if not choices:
        return text
    return re.sub("|".join(choices), lambda found: f"{{{named[found[0]]}}}", text)


def _whole(word: str) -> str:
    """A pattern of `word` that does not fit in a longer word; one that begins with a slash ends the word before it."""
    before = r"(?<![\w-])" if word[0].isalnum() else ""
    return before + word + (r"(?![\w-])" if word[-1].isalnum() else "")


def _pattern(path: Path, records: str) -> str:
    """The pointer to `path`, with `*` for the position in the list of records."""
    parts = parse(records)
    if not records or len(path) <= len(parts) or any(p not in ("*", q) for p, q in zip(parts, path, strict=False)):
        return pointer_to(path)
    return "".join(f"/{part}" for part in parts) + "/*" + pointer_to(path[len(parts) + 1 :])


def _renewed(source: Source, sample: Any) -> dict[str, str]:
    told = {at: how for at, how in source.tables["renew"].items() if _has(sample, at)}
    for path, value in _leaves(sample, ()):
        at = _pattern(path, source.records)
        if _UUID.fullmatch(str(value)):
            told.setdefault(at, "uuid")
        elif not isinstance(value, bool) and _TIME.fullmatch(
            str(value).partition(".")[0] if isinstance(value, float) else str(value)
        ):
            told.setdefault(at, "time")
    return {at: how for at, how in told.items() if how != "keep"}


def _leaves(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    match node:
        case dict():
            for name, item in node.items():
                yield from _leaves(item, (*path, name))
        case list():
            for index, item in enumerate(node):
                yield from _leaves(item, (*path, index))
        case _:
            yield path, node
