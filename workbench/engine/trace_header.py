"""The X-Ray header that goes along with an event: sampling, and the lineage that finds loops (§3.6, §A.4)."""

import hashlib
import random
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from workbench.model.errors import RecursiveInvocationError
from workbench.model.function_settings import RecursiveLoop

MAX_PASSES = 16
"""How often one function may be passed in a chain of events."""

SAMPLED_SHARE = 0.05
"""How many requests are sampled beside the first of each second."""

_MAX_FUNCTIONS = 32
_MAX_COUNT = 255
_ROOT = re.compile(r"1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24}")
_PARENT = re.compile(r"[0-9a-fA-F]{16}")
_LINEAGE = re.compile(r"(?:[0-9]{1,5}:)?([0-9a-f]{8}):([0-9]{1,3})")

_LOOP = (
    "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources"
    " and stopped your function's invocation."
)


@dataclass(frozen=True, slots=True)
class TraceHeader:
    """A trace header; what is not known is empty, and `sampled` is None when nobody has decided.

    `lineage` has for each function of the chain its hash and how often it was passed before, in the order in which they
    were first passed.
    """

    root: str = ""
    parent: str = ""
    sampled: bool | None = None
    lineage: tuple[tuple[str, int], ...] = ()


def parse(text: str) -> TraceHeader:
    """Read a header of any origin: what is not well-formed is left out, as AWS does; never fails."""
    fields: dict[str, str] = {}
    for part in text.split(";"):
        name, _equals, value = part.strip().partition("=")
        fields.setdefault(name, value)
    root, parent = fields.get("Root", ""), fields.get("Parent", "")
    return TraceHeader(
        root=root if _ROOT.fullmatch(root) else "",
        parent=parent if _PARENT.fullmatch(parent) else "",
        sampled={"1": True, "0": False}.get(fields.get("Sampled", "")),
        lineage=_parse_lineage(fields.get("Lineage", "")),
    )


def compose(header: TraceHeader) -> str:
    """`Root=…;Parent=…;Sampled=…;Lineage=…` without what is empty.

    For one function Lineage looks as AWS's does (`1:<8hex>:0`); AWS's inner format is not documented, and further
    functions follow after a bar.
    """
    parts = [f"Root={header.root}"] if header.root else []
    if header.parent:
        parts.append(f"Parent={header.parent}")
    if header.sampled is not None:
        parts.append(f"Sampled={int(header.sampled)}")
    if header.lineage:
        parts.append("Lineage=" + "|".join(f"1:{name}:{count}" for name, count in header.lineage))
    return ";".join(parts)


def new_trace_id() -> str:
    """A header that is not sampled, for an event that comes from nowhere (LAMBDA_FACTS §1.3)."""
    return compose(TraceHeader(_new_root(time.time()), secrets.token_hex(8), sampled=False))


_NO_CALLER = TraceHeader()


class Tracing:
    """Makes the headers that runtimes get; knows when each function was last sampled.

    `chance` gives numbers from 0 up to 1, `now` seconds since the epoch.
    """

    def __init__(self, chance: Callable[[], float] = random.random, now: Callable[[], float] = time.time) -> None:
        self._chance = chance
        self._now = now
        self._sampled_second: dict[str, int] = {}

    def next_trace(
        self,
        incoming: str,
        function_arn: str,
        tracing_active: bool,
        recursive_loop: RecursiveLoop = RecursiveLoop.TERMINATE,
    ) -> str:
        """The header for the runtime: the caller's root, a new parent, and the function added to the lineage.

        The caller's decision to sample holds; without one, an active function samples the first request of a second and
        5 % of the others, and any other function none. Raises RecursiveInvocationError when the function was passed
        16 times already and its loops are not allowed.
        """
        caller = parse(incoming) if incoming else _NO_CALLER
        header = TraceHeader(
            root=caller.root or _new_root(self._now()),
            parent=secrets.token_hex(8),
            sampled=self._sample(function_arn, tracing_active) if caller.sampled is None else caller.sampled,
            lineage=_passed(caller.lineage, _hash(function_arn), recursive_loop),
        )
        return compose(header)

    def _sample(self, function_arn: str, tracing_active: bool) -> bool:
        if not tracing_active:
            return False
        second = int(self._now())
        if self._sampled_second.get(function_arn) != second:
            self._sampled_second[function_arn] = second
            return True
        return self._chance() < SAMPLED_SHARE


def _passed(
    lineage: tuple[tuple[str, int], ...], name: str, recursive_loop: RecursiveLoop
) -> tuple[tuple[str, int], ...]:
    counts = dict(lineage)
    count = counts.get(name, -1) + 1
    if count >= MAX_PASSES and recursive_loop is not RecursiveLoop.ALLOW:
        raise RecursiveInvocationError(
            _LOOP,
            f"The event has passed the function {count} times.",
            "Break the loop, or set RecursiveLoop to Allow if it is meant.",
        )
    if name not in counts and len(counts) == _MAX_FUNCTIONS:
        del counts[next(iter(counts))]
    counts[name] = min(count, _MAX_COUNT)
    return tuple(counts.items())


def _parse_lineage(text: str) -> tuple[tuple[str, int], ...]:
    """Entries of a function's hash and count, with or without a number before them; the higher count of two holds."""
    counts: dict[str, int] = {}
    for part in text.split("|", _MAX_FUNCTIONS)[:_MAX_FUNCTIONS]:
        if entry := _LINEAGE.fullmatch(part.strip()):
            counts[entry[1]] = min(max(counts.get(entry[1], 0), int(entry[2])), _MAX_COUNT)
    return tuple(counts.items())


@lru_cache(maxsize=1024)
def _hash(function_arn: str) -> str:
    return hashlib.sha256(function_arn.encode("utf-8", "replace")).hexdigest()[:8]


def _new_root(now_s: float) -> str:
    return f"1-{int(now_s) & 0xFFFFFFFF:08x}-{secrets.token_hex(12)}"
