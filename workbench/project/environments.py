"""The environments of a workspace's events: `environments.toml` in its folder, written by hand.

Keys at the top hold for all. `[dev]` is an environment, `[dev.alice]` one inside of it that has dev's values where it
sets none. `KEY = { secret = "keyring" }` names a secret that is kept elsewhere.
"""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.model.event_environment import Environments, EnvironmentValue, EventEnvironment, Secret, SecretSource
from workbench.model.problem import Problem, Severity
from workbench.project.toml_lines import line_of

FILE = "environments.toml"
MOST_BYTES = 1_000_000
TEMPLATE = """\
# The values that ${env.NAME} stands for in the events of this folder.
# Values here hold for every environment.
# REGION = "eu-central-1"

# [dev]
# BUCKET = "invoices-dev"
# SIZE = 4812                                  # "${=env.SIZE}" in an event is the number, without quotes
# TOKEN = { secret = "keyring" }               # workbench secrets set dev.TOKEN
# KEY = { secret = "process", name = "API_KEY" }   # the variable API_KEY of the program's own process

# [dev.alice]                                  # has dev's values where it sets none
# BUCKET = "invoices-alice"
"""
_NAME = re.compile(r"[\w-]+")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_SECRET_KEYS = {"secret", "name"}
Table = Mapping[str, Any]


def load_environments(root: Path) -> Environments:
    """The environments of the workspace at `root`, read anew; none when there is no file. Never raises."""
    path = root / FILE
    try:
        if not path.is_file():
            return Environments()
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return _unusable(path, f"It is longer than {MOST_BYTES} bytes.")
        return read_environments(data.decode("utf-8-sig"), path)
    except OSError as error:
        return _unusable(path, f"{error.strerror or error}.")
    except UnicodeDecodeError:
        return _unusable(path, "It is not UTF-8 text.")


def read_environments(text: str, path: Path) -> Environments:
    """What `text` says; `path` is for its problems."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _not_toml(path, str(error), text)
    except (ValueError, RecursionError):
        return _not_toml(path, "A number is too long, or values are nested too deeply", text)
    reader = _Reader(text, path)
    base, *named = reader.read(document, EventEnvironment(""))
    return Environments(base, tuple(named), tuple(reader.problems))


def _unusable(path: Path, why: str, line: int = 0, column: int = 0) -> Environments:
    what = f"{FILE} cannot be read."
    return Environments(problems=(Problem(Severity.ERROR, what, why, "Correct the file.", path, line, column),))


def _not_toml(path: Path, reason: str, text: str) -> Environments:
    at = _AT.search(reason)
    line = 0 if at is None else int(at[1] or text.count("\n") + 1)
    column = 0 if at is None else int(at[2] or 1)
    where = f" in line {line}" if line else ""
    return _unusable(path, f"It is not TOML{where}: {_AT.sub('', reason)}.", line, column)


class _Reader:
    """One reading of the file; gathers its problems."""

    def __init__(self, text: str, path: Path) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = path

    def read(self, table: Table, outer: EventEnvironment) -> Iterator[EventEnvironment]:
        """The environment of `table`, which has what `outer` has, and after it those inside of it."""
        own = {key: item for key, item in table.items() if not _is_environment(item)}
        read = {key: value for key, item in own.items() if (value := self._value(outer.name, key, item)) is not None}
        inherited = {value.name: value for value in outer.values}
        environment = EventEnvironment(outer.name, tuple({**inherited, **read}.values()))
        yield environment
        for key, item in table.items():
            if _is_environment(item) and self._is_name(outer.name, key, "An environment's name"):
                yield from self.read(item, EventEnvironment(_dotted(outer.name, key), environment.values))

    def _value(self, origin: str, key: str, item: Any) -> EnvironmentValue | None:
        if not self._is_name(origin, key, "A value's name"):
            return None
        line = line_of(self._text, origin, key)
        match item:
            case {"secret": source}:
                secret = self._secret(origin, key, source, item.get("name"))
                return None if secret is None else EnvironmentValue(key, secret, origin, line)
            case str() | int() | bool():
                return EnvironmentValue(key, item, origin, line)
            case float() if math.isfinite(item):
                return EnvironmentValue(key, item, origin, line)
        kind = {list: "a list", float: "no number that JSON has"}.get(type(item), "a date or time")
        self._warn(origin, key, f"{key} is {kind}.", "Values are texts, numbers and booleans.")
        return None

    def _secret(self, origin: str, key: str, source: Any, name: Any) -> Secret | None:
        """A secret is called as its key is; in the keyring with the environment before it."""
        if source not in set(SecretSource) or not isinstance(name, str | None) or name == "":
            why = 'A secret is { secret = "keyring" } or { secret = "process", name = "OTHER" }.'
            self._warn(origin, key, f"{key} is no secret that can be found.", why)
            return None
        kind = SecretSource(source)
        return Secret(kind, name or (_dotted(origin, key) if kind is SecretSource.KEYRING else key))

    def _is_name(self, origin: str, key: str, what: str) -> bool:
        if _NAME.fullmatch(key):
            return True
        self._warn(origin, key, f"{key!r} cannot be used.", f"{what} has letters, digits, _ and - only.")
        return False

    def _warn(self, origin: str, key: str, what: str, why: str) -> None:
        line = line_of(self._text, origin, key)
        self.problems.append(Problem(Severity.WARNING, what, why, f"Correct {FILE}.", self._path, line))


def _is_environment(item: Any) -> bool:
    return isinstance(item, dict) and not ("secret" in item and set(item) <= _SECRET_KEYS)


def _dotted(outer: str, key: str) -> str:
    return f"{outer}.{key}" if outer else key
