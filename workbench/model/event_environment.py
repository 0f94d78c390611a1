"""Environments of events: named values that variables stand for, and the problems of the file that they are kept in."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.problem import Problem


class SecretSource(StrEnum):
    """Where a secret is kept: the system's keyring, or the environment of the program's process."""

    KEYRING = "keyring"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that is in no file: `name` is what it is called at its source."""

    source: SecretSource
    name: str


@dataclass(frozen=True, slots=True)
class EnvironmentValue:
    """A value by its name; `origin` is the environment that sets it (empty: for all), `line` where (from 1, or 0)."""

    name: str
    value: str | int | float | bool | Secret
    origin: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class EventEnvironment:
    """An environment by its dotted name (empty: what holds for all), with what it inherits, in the file's order."""

    name: str
    values: tuple[EnvironmentValue, ...] = ()

    @property
    def depth(self) -> int:
        """How deep it is nested: 0 for one of the outermost."""
        return self.name.count(".")

    def get(self, name: str) -> EnvironmentValue | None:
        """The value of that name, or None."""
        return next((value for value in self.values if value.name == name), None)


@dataclass(frozen=True, slots=True)
class Environments:
    """What `environments.toml` says: `base` holds for all, `named` are in the file's order.

    `problems` are what is wrong in it; with a problem that is an error nothing else is known.
    """

    base: EventEnvironment = EventEnvironment("")
    named: tuple[EventEnvironment, ...] = ()
    problems: tuple[Problem, ...] = ()

    def get(self, name: str) -> EventEnvironment | None:
        """The environment of that dotted name, the base for an empty one, or None."""
        return self.base if not name else next((one for one in self.named if one.name == name), None)
