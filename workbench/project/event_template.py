"""Templates of parameters read backwards: from `arn:aws:s3:::mine` and `arn:aws:s3:::{bucket}` to the bucket."""

import re
from collections.abc import Collection, Mapping

_ANY = "(.*)"


def read_template(template: str, text: str, known: Mapping[str, str]) -> dict[str, str] | None:
    """The values of the parameters in `template` that make `text`, or None when it does not fit.

    `known` are the values of all parameters before; as few as can be are taken to have changed.
    """
    pieces = _pieces(template, known)
    names = list(dict.fromkeys(pieces[1::2]))
    before = {name: known[name] for name in names}
    for free in ((), *((name,) for name in names)):
        found = _match(pieces, text, before, free, _ANY)
        if found is not None:
            return before | found
    return _match_all(pieces, text, before)


def write_template(template: str, words: Mapping[str, str]) -> str:
    """`template` with a value in the place of each parameter."""
    pieces = _pieces(template, words)
    return "".join(words[piece] if number % 2 else piece for number, piece in enumerate(pieces))


def _pieces(template: str, names: Collection[str]) -> list[str]:
    """Literal text and names of parameters by turns; braces around anything else are text."""
    return re.split(rf"\{{({'|'.join(map(re.escape, names))})\}}", template) if names else [template]


def _match(
    pieces: list[str], text: str, before: Mapping[str, str], free: Collection[str], any_text: str
) -> dict[str, str] | None:
    seen: list[str] = []
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        if number % 2 and piece in free:
            parts.append(f"\\{seen.index(piece) + 1}" if piece in seen else any_text)
            seen += [] if piece in seen else [piece]
        else:
            parts.append(re.escape(before[piece] if number % 2 else piece))
    found = re.fullmatch("".join(f"(?:{part})" if part.startswith("\\") else part for part in parts), text, re.DOTALL)
    return None if found is None else dict(zip(seen, found.groups(), strict=True))


def _match_all(pieces: list[str], text: str, before: Mapping[str, str]) -> dict[str, str] | None:
    """Every parameter anew: each ends before the character that follows it, where it can."""
    seen: list[str] = []
    pattern = ""
    for number, piece in enumerate(pieces):
        if not number % 2:
            pattern += re.escape(piece)
        elif piece in seen:
            pattern += f"(?:\\{seen.index(piece) + 1})"
        else:
            seen.append(piece)
            following = pieces[number + 1] or (before[pieces[number + 2]] if number + 2 < len(pieces) else "")
            stop = following[:1]
            pattern += f"([^{re.escape(stop)}]+)" if stop and not stop.isalnum() else "(.+)"
    found = re.fullmatch(pattern, text, re.DOTALL)
    return None if found is None else dict(zip(seen, found.groups(), strict=True))
