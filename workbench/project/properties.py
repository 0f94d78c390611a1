"""A function resource's properties read one by one; what is unknown or of a wrong kind is collected."""

from pathlib import Path

from workbench.model.problem import Problem, Severity, Unresolved
from workbench.project.marked import Marked
from workbench.project.parameters import scalar_text
from workbench.project.resolver import Absent, Resolver, Unknown, first_reason


class Properties:
    """The properties of one function; `unresolved` and `problems` grow as they are read.

    `line` is where the function begins, used for properties whose own line is not known.
    """

    def __init__(self, values: Marked, resolver: Resolver, path: Path, line: int) -> None:
        self._values = values
        self._resolver = resolver
        self._path = path
        self._line = line
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
        found = self._resolver.resolve(self._values.get(name))
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
        self.unresolved.append(Unresolved(name, value.expression, value.reason))

    def wrong(self, name: str, expected: str) -> None:
        """Note that `name` is not of the kind that it has to be."""
        top = name.partition(".")[0].partition("[")[0]
        what, next_step = f"{name} is not {expected}.", "Correct the property; its default is used until then."
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
