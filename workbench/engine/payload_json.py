"""Is a payload JSON? If not, what AWS says of it: Jackson's words, with line and column (WIRE_FACTS §2)."""

import re

from workbench.base.jsontext import JsonFault, find_fault
from workbench.model.errors import InvalidRequestError

_PREFIX = "Could not parse request body into json: Could not parse payload into json: "
_SOURCE = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line}, column: {column}]"
_KINDS = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
_WORD = re.compile(r"[^\W\d]\w*|\$\w*")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]')
_A_VALUE = f"expected a valid value {_KINDS}"
_TOO_DEEP = (
    "Document nesting depth (1001) exceeds the maximum allowed"
    " (1000, from `StreamReadConstraints.getMaxNestingDepth()`)"
)
_NON_NUMERIC = "enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
_MINUS = "expected digit (0-9) to follow minus sign, for valid numeric value"
_ESCAPE_IT = "has to be escaped using backslash to be included in string value"


def require_json(payload: bytes) -> None:
    """Raise InvalidRequestError (`InvalidRequestContentException`) unless `payload` is empty or JSON in UTF-8.

    The words are Jackson's for the usual faults and close to them for others; lines and columns count from 1.
    """
    if not payload:
        return
    try:
        text = payload.decode("utf-8-sig")  # Jackson takes a byte order mark
    except UnicodeDecodeError as error:
        raise _refusal(_not_utf8(payload, error), payload[: error.start]) from error
    fault = find_fault(text)
    if fault is not None:
        reason, offset = _in_jacksons_words(text, fault)
        raise _refusal(reason, text[:offset].encode("utf-8", "replace"))


def _refusal(reason: str, before: bytes) -> InvalidRequestError:
    return InvalidRequestError("InvalidRequestContentException", f"{_PREFIX}{reason}\n at {_place(before)}")


def _place(before: bytes) -> str:
    """Where the parser is when it has read `before`; Jackson counts columns in bytes."""
    return _SOURCE.format(line=before.count(b"\n") + 1, column=len(before) - before.rfind(b"\n"))


def _not_utf8(payload: bytes, error: UnicodeDecodeError) -> str:
    """Python blames the first byte of a broken sequence, Jackson the byte that breaks it."""
    if error.reason == "invalid start byte":
        return f"Invalid UTF-8 start byte 0x{payload[error.start]:x}"
    if error.end < len(payload):
        return f"Invalid UTF-8 middle byte 0x{payload[error.end]:x}"
    return "Unexpected end-of-input in a multi-byte character"


def _in_jacksons_words(text: str, fault: JsonFault) -> tuple[str, int]:
    """The reason, and the offset that Jackson would tell."""
    at = fault.offset
    if fault.reason.startswith("Unterminated string"):
        return "Unexpected end-of-input: was expecting closing quote for a string value", len(text)
    if at >= len(text):
        return _ended_early(text), len(text)
    if fault.reason.endswith("is not JSON"):
        name = fault.reason.split(" ", 1)[0]
        return f"Non-standard token '{name}': {_NON_NUMERIC}", at + len(name)
    if fault.reason == "Expecting value":
        return _no_value(text, at)
    if fault.reason.startswith("Invalid \\escape"):
        return f"Unrecognized character escape {_shown(text[at + 1 : at + 2] or text[at])}", at + 1
    return _unexpected(text, fault), at


def _no_value(text: str, at: int) -> tuple[str, int]:
    if word := _WORD.match(text, at):
        return f"Unrecognized token '{word[0]}': was expecting {_KINDS}", word.end()
    if text[at] == "-" and at + 1 < len(text):
        return f"Unexpected character ({_shown(text[at + 1])}) in numeric value: {_MINUS}", at + 1
    return f"Unexpected character ({_shown(text[at])}): {_A_VALUE}", at


def _unexpected(text: str, fault: JsonFault) -> str:
    here = text[fault.offset]
    match fault.reason:
        case reason if reason.startswith("Invalid control character"):
            return f"Illegal unquoted character ({_shown(here)}): {_ESCAPE_IT}"
        case "Nested too deeply":
            return _TOO_DEEP
        case "Expecting ',' delimiter":
            expected = f"was expecting comma to separate {_innermost(text[: fault.offset])[0]} entries"
        case reason if reason.startswith("Invalid \\u"):
            expected = "expected a hex-digit for character escape sequence"
        case "Expecting ':' delimiter":
            expected = "was expecting a colon to separate field name and value"
        case "Expecting property name enclosed in double quotes":
            expected = "was expecting double-quote to start field name"
        case _:
            expected = _A_VALUE
    return f"Unexpected character ({_shown(here)}): {expected}"


def _ended_early(text: str) -> str:
    kind, start = _innermost(text)
    if start < 0:
        return "No content to map due to end-of-input"
    opened = _place(text[:start].encode("utf-8", "replace"))
    return f"Unexpected end-of-input: expected close marker for {kind} (start marker at {opened})"


def _shown(character: str) -> str:
    code = ord(character)
    return f"(CTRL-CHAR, code {code})" if code < ord(" ") else f"'{character}' (code {code})"


def _innermost(before: str) -> tuple[str, int]:
    """What is open at the end of `before`, the beginning of a JSON text: its kind and offset, -1 for nothing."""
    opened: list[int] = []
    for token in _BRACKET.finditer(before):
        if token[0] in "{[":
            opened.append(token.start())
        elif token[0] in "}]" and opened:
            opened.pop()
    start = opened[-1] if opened else -1
    return ("Array" if start >= 0 and before[start] == "[" else "Object"), start
