"""A function resource's properties read one by one; what is unknown or of a wrong kind is collected."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from workbench.model.problem import Problem, Severity, Unresolved
from workbench.project.marked import Marked
from workbench.project.parameters import scalar_text
from workbench.project.resolver import Absent, Resolver, Unknown, first_reason

E = TypeVar("E", bound=StrEnum)


class Properties:
    """The properties of one function, or of a mapping in them; `unresolved` and `problems` grow as they are read.

    `line` is where the function begins, used for properties whose own line is not known; `prefix` is what the names of
    a mapping's properties are told with: "LoggingConfig.".
    """

    def __init__(self, values: Marked, resolver: Resolver, path: Path, line: int, prefix: str = "") -> None:
        self._values = values
        self._resolver = resolver
        self._path = path
        self._line = line
        self._prefix = prefix
        self.unresolved: list[Unresolved] = []
        self.problems: list[Problem] = []

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def line(self, name: str) -> int:
        """Where the property stands (a line from 1), or where the function does."""
        return self._values.line(name) or self._line

    def raw(self, name: str) -> object:
        """The property as written."""
        return self._values.get(name)

    def value(self, name: str) -> object:
        """The property resolved, or None when it is absent or not known at all; parts may be Unknown."""
        written = self._values.get(name)
        if written is None:
            return None  # as most are: thirty properties are asked for of each function
        found = self._resolver.resolve(written)
        if isinstance(found, Unknown):
            self.unknown(name, found)
            return None
        return None if found is Absent.NO_VALUE else found

    def text(self, name: str, default: str = "") -> str:
        """A property of text."""
        found = self.value(name)
        text = None if found is None else self._known_text(name, found)
        return default if text is None else text

    def whole(self, name: str, default: int) -> int:
        """A property that is a whole number, or text that says one."""
        found = self.value(name)
        if found is None:
            return default
        return self._as_whole(name, found, default)

    def whole_or_none(self, name: str) -> int | None:
        """A whole number of which zero says something else than absence."""
        found = self.value(name)
        number = -1 if found is None else self._as_whole(name, found, -1)
        return number if number >= 0 else None

    def choice(self, name: str, kind: type[E], default: E) -> E:
        """A property that is one of the values of `kind`."""
        text = self.text(name)
        if not text:
            return default
        if text not in set(kind):
            self.wrong(name, " or ".join(kind))
            return default
        return kind(text)

    def within(self, name: str) -> "Properties":
        """The properties of the mapping `name`, empty when it is absent; what is noted there is noted here."""
        found = self.value(name)
        if found is not None and not isinstance(found, dict):
            self.wrong(name, "a mapping")
        return self._inner(name, found, name)

    def items(self, name: str) -> Iterator["Properties"]:
        """The mappings in the list `name`, each as properties."""
        found = self.value(name)
        for index, item in enumerate(found if isinstance(found, list) else [] if found is None else [found]):
            if isinstance(item, dict):
                yield self._inner(f"{name}[{index}]", item, name)
            elif self._is_known(f"{name}[{index}]", item):
                self.wrong(f"{name}[{index}]", "a mapping")

    def _inner(self, path: str, found: object, name: str) -> "Properties":
        values = Marked(found) if isinstance(found, dict) else Marked()
        inner = Properties(values, self._resolver, self._path, self.line(name), f"{self._prefix}{path}.")
        inner.unresolved, inner.problems = self.unresolved, self.problems
        return inner

    def nested_whole(self, name: str, key: str, default: int) -> int:
        """A whole number one level down, such as `EphemeralStorage.Size`."""
        found = self.mapping(name).get(key)
        return default if found is None else self._as_whole(f"{name}.{key}", found, default)

    def mapping(self, name: str) -> dict[str, object]:
        """A mapping, without its unknown entries."""
        found = self.value(name)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.wrong(name, "a mapping")
            return {}
        return {key: item for key, item in found.items() if self._is_known(f"{name}.{key}", item)}

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of text, without its unknown items."""
        return self.text_list(name, self.value(name))

    def pairs(self, name: str, inner: str = "") -> tuple[tuple[str, str], ...]:
        """Names and text, from the mapping `name` or its mapping `inner`, without the unknown ones."""
        if not inner:
            return self._pairs(name, self.mapping(name))
        return self._pairs(f"{name}.{inner}", self.mapping(name).get(inner, {}))

    def pairs_of(self, name: str, values: dict[str, object]) -> tuple[tuple[str, str], ...]:
        """Names and text from `values`, raw parts of the property `name`, without the unknown ones."""
        return self._pairs(name, self._resolver.resolve(values))

    def _pairs(self, path: str, found: object) -> tuple[tuple[str, str], ...]:
        if not isinstance(found, dict):
            self.wrong(path, "a mapping")
            return ()
        known = ((str(key), self._known_text(f"{path}.{key}", item)) for key, item in found.items())
        return tuple((key, text) for key, text in known if text is not None)

    def text_list(self, name: str, found: object) -> tuple[str, ...]:
        """`found`, the resolved value of `name`, as a list of text."""
        if found is None:
            return ()
        items = found if isinstance(found, list) else [found]
        texts = (self._known_text(f"{name}[{index}]", item) for index, item in enumerate(items))
        return tuple(text for text in texts if text is not None)

    def unknown(self, name: str, value: Unknown) -> None:
        """Note that `name` has a value that cannot be known."""
        self.unresolved.append(Unresolved(self._prefix + name, value.expression, value.reason))

    def wrong(self, name: str, expected: str) -> None:
        """Note that `name` is not of the kind that it has to be."""
        top = name.partition(".")[0].partition("[")[0]
        what, next_step = (
            f"{self._prefix}{name} is not {expected}.",
            "Correct the property; its default is used until then.",
        )
        self.problems.append(Problem(Severity.WARNING, what, "", next_step, self._path, self.line(top)))

    def _is_known(self, name: str, value: object) -> bool:
        if isinstance(value, Unknown):
            self.unknown(name, value)
        return not isinstance(value, Unknown)

    def _known_text(self, name: str, value: object) -> str | None:
        """`value` as text; None, and a note, when it is unknown or a structure."""
        reason = first_reason(value)
        if isinstance(value, Unknown):
            self.unknown(name, value)
        elif reason:
            self.unknown(name, Unknown("…", reason))
        elif isinstance(value, dict | list):
            self.wrong(name, "text")
        else:
            return scalar_text(value)
        return None

    def _as_whole(self, name: str, value: object, default: int) -> int:
        if isinstance(value, bool | dict | list):
            self.wrong(name, "a whole number")
            return default
        text = scalar_text(value).strip().removesuffix(".0")
        digits = text.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) <= 9:
            return int(text)
        self.wrong(name, "a whole number")
        return default
