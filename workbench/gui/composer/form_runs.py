"""What two rows of things have in common, so that only what differs has to be told."""

from collections.abc import Iterator, Sequence


def rising(numbers: Sequence[int]) -> Iterator[int]:
    """The places of numbers that are larger than all before them; -1 never is."""
    highest = -1
    for place, number in enumerate(numbers):
        if number > highest:
            highest = number
            yield place


def runs(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """Where `wanted` is true without a break: first place, and the place after the last."""
    edges = [
        place for place, (one, other) in enumerate(zip([False, *wanted], [*wanted, False], strict=True)) if one != other
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
