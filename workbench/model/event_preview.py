"""An event as it would be sent, to look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventPreview:
    """`payload` is what would be sent, `masked` the same with dots for the secrets, whose names are in `secrets`.

    `renewed` are the expressions in it that have another value each time it is sent, in their order.
    """

    payload: bytes
    masked: bytes
    secrets: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
