"""The grammar of what may stand between `${` and `}` in an event."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class VariableKind(StrEnum):
    """What a variable takes its value from. UNKNOWN is no variable: it is sent as it stands."""

    ENV = "env"
    NOW = "now"
    UUID = "uuid"
    COUNTER = "counter"
    FILE = "file"
    BASE64 = "base64"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Expression:
    """A variable as it is meant. `name` is the environment's key, the shared name of a uuid or counter, or the path.

    `offset_s` and `format` belong to NOW: what is added to the time, and how it looks (`epoch`, `epoch_ms`, strftime's
    codes, or empty for ISO 8601). `as_json` says that the value is put as JSON, in the place of the whole string.
    """

    kind: VariableKind
    name: str = ""
    offset_s: int = 0
    format: str = ""
    as_json: bool = False


UNKNOWN = Expression(VariableKind.UNKNOWN)
EPOCH, EPOCH_MS = "epoch", "epoch_ms"

_ENV = re.compile(r"env\.([\w-]+)")
_NOW = re.compile(r"now((?:[+-][0-9]{1,9}[smhd])*)(?::(.+))?", re.DOTALL)
_OFFSET = re.compile(r"([+-][0-9]+)([smhd])")
_NAMED = re.compile(r"(uuid|counter)(?::([\w.-]+))?")
_FILE = re.compile(r"(file|base64):(.+)", re.DOTALL)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> Expression:
    """What `text`, without `${` and `}`, means; `UNKNOWN` when it is nothing that we know."""
    as_json = text.startswith("=")
    text = text[as_json:]
    if found := _ENV.fullmatch(text):
        return Expression(VariableKind.ENV, found[1], as_json=as_json)
    if found := _NOW.fullmatch(text):
        return Expression(VariableKind.NOW, "", _offset_s(found[1]), found[2] or "", as_json)
    if found := _NAMED.fullmatch(text) or _FILE.fullmatch(text):
        return Expression(VariableKind(found[1]), found[2] or "", as_json=as_json)
    return UNKNOWN


def _offset_s(text: str) -> int:
    return sum(int(number) * _SECONDS[unit] for number, unit in _OFFSET.findall(text))
