"""Ways to say what a fact's check looks for."""

from collections.abc import Callable

Read = Callable[..., object]
"""Takes what was seen, one argument an invoke, and reads something off it."""

Check = Callable[..., None]


def same(read: Read, expected: object) -> Check:
    """What `read` finds is `expected`."""

    def check(*seen: object) -> None:
        found = read(*seen)
        assert found == expected, f"{_short(found)} is not {_short(expected)}"

    return check


def true(read: Read) -> Check:
    """What `read` finds is True (or not empty)."""

    def check(*seen: object) -> None:
        found = read(*seen)
        assert found, f"{_short(found)} in {_short(seen)}"

    return check


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 4000 else f"{text[:4000]}…"
