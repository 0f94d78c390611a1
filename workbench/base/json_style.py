"""How a JSON text is written: in lines or in one, with which indentation and blanks. New values are written alike."""

import json
import re
from dataclasses import dataclass
from itertools import islice, pairwise

from workbench.base.json_places import Span, find_spans
from workbench.base.json_pointer import JsonValue, Path

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{}:,]|[^][{}:,"\s]+')
_INDENTATION = re.compile(r"[ \t]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKENS_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Style:
    """`unit` is one step of indentation, `colon` and `comma` with the blank after them."""

    in_lines: bool = True
    unit: str = "  "
    newline: str = "\n"
    colon: str = ": "
    comma: str = ", "

    def written(self, value: JsonValue, indentation: str, in_line: bool) -> str:
        """`value` as JSON; its lines but the first begin with `indentation`. Raises ValueError for NaN, for
        infinities, and for what Python's writer finds too deep.

        Half of a surrogate pair is escaped, so that the text can be saved as UTF-8.
        """
        separators = (self.comma if in_line else ",", self.colon)
        indent = None if in_line else self.unit
        try:
            text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=False, allow_nan=False)
        except RecursionError as error:
            raise ValueError("The value is nested too deeply") from error
        text = _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        return text.replace("\n", self.newline + indentation)


def style_of(text: str) -> Style:
    """How `text` is written, told by its beginning; an empty object is about to be written in lines."""
    found = list(islice(_TOKEN.finditer(text), _TOKENS_LOOKED_AT))
    gaps = [(a[0], text[a.end() : b.start()], b[0]) for a, b in pairwise(found)]
    inside = [gap for before, gap, after in gaps if before in ("{", "[") and after not in ("}", "]")]
    broken = next((gap for gap in inside if "\n" in gap), None)
    if inside and broken is None:
        return _one_line(gaps)
    return Style(
        unit="  " if broken is None else broken[broken.rindex("\n") + 1 :],
        newline="\r\n" if "\r\n" in (broken or "") else "\n",
        colon=":" + _blank_after(":", gaps, " "),
        comma="," + _blank_after(",", gaps, " "),
    )


def _one_line(gaps: list[tuple[str, str, str]]) -> Style:
    after_comma = _blank_after(",", gaps, _blank_after(":", gaps, " "))
    return Style(in_lines=False, colon=":" + _blank_after(":", gaps, after_comma), comma="," + after_comma)


def _blank_after(mark: str, gaps: list[tuple[str, str, str]], default: str) -> str:
    return next((gap for before, gap, _ in gaps if before == mark and "\n" not in gap), default)


def indentation_at(text: str, offset: int) -> str:
    """The blanks at the beginning of the line of `offset`."""
    found = _INDENTATION.match(text, text.rfind("\n", 0, offset) + 1)
    return "" if found is None else found[0]


def is_in_line(text: str, path: Path, style: Style) -> bool:
    """Whether what stands at `path`, or will, is written in one line, as what is around it is."""
    if not style.in_lines or not path:
        return not style.in_lines
    spans = find_spans(text, [path[:-1], path[:-2]])
    for around in (path[:-1], path[:-2]):
        if around in spans and not is_empty(text, spans[around]):
            return "\n" not in text[spans[around].start : spans[around].end]
    return False


def is_empty(text: str, span: Span) -> bool:
    """Whether nothing is in the object or list there."""
    return not text[span.start + 1 : span.end - 1].strip(" \t\r\n")
