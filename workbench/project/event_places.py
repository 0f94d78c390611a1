"""Which pattern of a recipe a place in an event fits, and what the member there holds."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.base.json_pointer import EVERY, JsonValue, Path, parse
from workbench.model.event_recipe import Coding, Encoder
from workbench.project.event_members import decode


@lru_cache(maxsize=4096)
def parts_of(pattern: str) -> tuple[str, ...]:
    """The parts of a pointer with wildcards, parsed once."""
    return parse(pattern)


def fits(pattern: str, path: Sequence[str | int]) -> bool:
    """Whether `path` is one of the places of `pattern`."""
    parts = parts_of(pattern)
    return len(parts) == len(path) and all(part in (EVERY, str(step)) for part, step in zip(parts, path, strict=True))


def encoder_at(encoders: Iterable[Encoder], path: Path) -> Encoder | None:
    """The encoder of the member at `path` itself."""
    return next((encoder for encoder in encoders if fits(encoder.at, path)), None)


def held(value: JsonValue, encoder: Encoder | None) -> tuple[JsonValue, str]:
    """What the encoded member `value` holds and how, as "gzip + base64"; `value` and "" when it cannot be decoded."""
    if encoder is None or not isinstance(value, str):
        return value, ""
    try:
        return decode(value, encoder.steps), spoken(encoder.steps)
    except ValueError:
        return value, ""


_WORDS = {Coding.JSON: "JSON", Coding.GZIP: "gzip", Coding.BASE64: "base64"}


def spoken(steps: Sequence[Coding]) -> str:
    """`steps` in the order in which they are made. JSON within another coding goes without saying."""
    words = [_WORDS[step] for step in reversed(steps) if step is not Coding.JSON or len(steps) == 1]
    return " + ".join(words)
