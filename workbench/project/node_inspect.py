"""What Node.js prints of an object (`util.inspect`, as `console.log` does), read back as a JSON value."""

import re

from workbench.base.json_pointer import JsonValue

_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w$-])")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_CUT = re.compile(r"\[(?:[A-Z]\w*|Circular \*\d+)\]|\.\.\. \d+ more (?:items?|characters?|properties|property)")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_WORDS: dict[str, JsonValue] = {"true": True, "false": False, "null": None}
_UNDEFINED = "undefined"
_DEEPEST = 200


class CutError(Exception):
    """Node.js has left something out: objects more than two levels down, items after the hundredth, long texts."""


class UnreadError(ValueError):
    """What stands there was not written by Node.js, or JSON cannot hold it; `at` is how far it was read."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


def read_inspected(text: str, start: int) -> tuple[JsonValue, int]:
    """The object or list that begins at `start`, and where it ends. Members that are undefined are left out.

    Raises UnreadError when it is none, or none that JSON could hold, and CutError when a part of it is not there.
    """
    reader = _Reader(text, start)
    try:
        return reader.value(0), reader.at
    except ValueError as error:
        raise UnreadError(str(error), reader.at) from error


class _Reader:
    """Reads one value after the other; `at` is where the next begins."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.at = start

    def value(self, depth: int) -> JsonValue:
        """The value that begins here."""
        self._skip()
        if depth > _DEEPEST:
            raise ValueError("Nested too deeply")
        cut = _CUT.match(self._text, self.at)
        if cut is not None:
            raise CutError(cut[0])
        match self._text[self.at : self.at + 1]:
            case "{":
                return self._object(depth)
            case "[":
                return self._list(depth)
            case "'" | '"' | "`":
                return self._joined_texts()
            case _:
                return self._word()

    def _object(self, depth: int) -> JsonValue:
        members: dict[str, JsonValue] = {}
        self.at += 1
        while not self._takes("}"):
            name = self._name()
            self._need(":")
            if not self._takes_undefined():
                members[name] = self.value(depth + 1)
            if not self._takes(","):
                self._need("}")
                break
        return members

    def _list(self, depth: int) -> JsonValue:
        items: list[JsonValue] = []
        self.at += 1
        while not self._takes("]"):
            items.append(None if self._takes_undefined() else self.value(depth + 1))
            if not self._takes(","):
                self._need("]")
                break
        return items

    def _name(self) -> str:
        self._skip()
        cut = _CUT.match(self._text, self.at)
        if cut is not None:
            raise CutError(cut[0])
        if self._text[self.at : self.at + 1] in ("'", '"', "`"):
            return self._quoted()
        return self._matched(_NAME)

    def _joined_texts(self) -> str:
        """A text, which Node.js breaks into pieces when it has line feeds."""
        text = self._quoted()
        while self._takes("+"):
            self._skip()
            text += self._quoted()
        if self._text.startswith("...", self.at):
            raise CutError("...")
        return text

    def _quoted(self) -> str:
        quote = self._text[self.at : self.at + 1]
        if quote not in ("'", '"', "`"):
            raise ValueError("No text")
        found = re.compile(rf"{quote}((?:[^{quote}\\]|\\.)*){quote}", re.DOTALL).match(self._text, self.at)
        if found is None:
            raise ValueError("A text has no end")
        self.at = found.end()
        return _ESCAPE.sub(_unescaped, found[1])

    def _word(self) -> JsonValue:
        date = _DATE.match(self._text, self.at)
        if date is not None:
            self.at = date.end()
            return date[0]
        number = _NUMBER.match(self._text, self.at)
        if number is not None:
            self.at = number.end()
            return float(number[0]) if set(number[0]) & set(".e") else int(number[0])
        word = self._matched(_NAME)
        if word not in _WORDS:
            raise ValueError(f"{word} is not JSON")
        return _WORDS[word]

    def _takes_undefined(self) -> bool:
        self._skip()
        found = _NAME.match(self._text, self.at)
        if found is None or found[0] != _UNDEFINED:
            return False
        self.at = found.end()
        return True

    def _matched(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self.at)
        if found is None:
            raise ValueError(f"Nothing to read at {self.at}")
        self.at = found.end()
        return found[0]

    def _takes(self, mark: str) -> bool:
        self._skip()
        if not self._text.startswith(mark, self.at):
            return False
        self.at += len(mark)
        return True

    def _need(self, mark: str) -> None:
        if not self._takes(mark):
            raise ValueError(f"Expected {mark} at {self.at}")

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self.at)
        self.at = found.end() if found is not None else self.at


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "xu" and len(code) > 1:
        return chr(int(code.strip("xu{}"), 16))
    return _NAMED.get(code, code)
