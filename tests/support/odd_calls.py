"""Calls of every operation as no client makes them: valid ones, with odd values in a few places."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from tests.support.botocore_wire import Sent, sent
from tests.support.sample_shapes import full, minimal
from workbench.base.service_model.operations import Operation
from workbench.base.service_model.shapes import Location

Known = Mapping[str, Sequence[Any]]
"""Values of members that are there, by the member's name; most calls should find something."""

Valid = Mapping[str, Sequence[Mapping[str, Any]]]
"""Members of calls that succeed, by operation."""

ARNS = (
    "arn:aws-cn:lambda:cn-north-1:123456789012:function:a",
    "arn:aws-iso-b:lambda:us-isob-east-1:000000000000:function:kept",
    "arn:aws:lambda:us-east-1:999999999999:function:kept:live",
    "arn:aws:lambda:::function:kept",
    "arn:aws:lambda:us-east-1:000000000000:function:",
    "arn:aws:lambda:us-east-1:000000000000:layer:kept:99999999999999999999",
    "arn:aws:sqs:us-east-1:000000000000:" + "q" * 200,
    "arn:aws:kafka:us-east-1:000000000000:cluster/a/b-1",
    "arn:" + ":" * 40,
)
TEXTS = (
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\n",
        "%",
        "%2F",
        "../..",
        "/",
        "a/b",
        ":",
        "$LATEST",
        "*",
        "[",
        "((",
        "{",
        "?",
        "-1",
        "0",
    ),
    *("é", "\u202e", "\U0001f600", "\ud800", "a" * 64, "a" * 65, "a" * 140, "a" * 141, "1" * 30, "null", "NaN"),
    *("1e999", "true", "2023-13-45", "9999999999999999999", "x" * 10_000),
)
NUMBERS = (0, -1, 1, 2**31 - 1, 2**31, -(2**31) - 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, 10**308, 1e308, 0.5, -0.0)
LARGE = ("a" * 1_000_000, "é" * 500_000)
_OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [None], {"": None}, [[]], [{}], {"a": {"b": [1]}})
_SEGMENTS = (
    "%2F",
    "%00",
    "a%00b",
    "%ff",
    "%",
    "%zz",
    "..",
    "%2e%2e%2f",
    "$LATEST",
    "a" * 64,
    "a" * 65,
    "a" * 140,
    "%20",
)


@dataclass(frozen=True, slots=True)
class OddCall:
    """A request as it is sent, and the operation that it was made of."""

    operation: str
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


class OddCalls:
    """Makes calls of a service; the same ones for the same `seed`. `large` values are rare."""

    def __init__(self, service: str, known: Known, seed: int, *, valid: Valid, large: float = 0.01) -> None:
        self._service = service
        self._known = known
        self._valid = valid
        self._random = random.Random(seed)
        self._large = large

    def call(self, operation: Operation) -> OddCall:
        """A call of the operation with up to three odd places."""
        request = sent(self._service, operation.name, self._members(operation))
        oddities: Sequence[Callable[[Sent], Sent]] = (self._in_body, self._in_body, self._in_path, self._in_query)
        for _number in range(self._random.choice((0, 1, 1, 2, 3))):
            request = self._random.choice(oddities)(request)
        query = urlencode(request.query, doseq=True, encoding="utf-8", errors="replace")
        target = request.path + (f"?{query}" if query else "")
        return OddCall(operation.name, request.method, target, request.headers, request.body)

    def _members(self, operation: Operation) -> dict[str, Any]:
        if operation.input is None:
            return {}
        if operation.name in self._valid and self._random.random() < 0.6:
            return dict(self._random.choice(self._valid[operation.name]))
        members = dict(self._random.choice((minimal, full))(operation.input))
        for name in members:
            if name in self._known and self._random.random() < 0.85:
                members[name] = self._random.choice(self._known[name])
        shape = operation.input
        labels = [name for name, member in shape.members.items() if member.location is Location.URI]
        dropped = [name for name in members if name not in shape.required and name not in labels]
        for name in self._random.sample(dropped, self._random.randint(0, len(dropped))):
            del members[name]
        return members

    def _in_path(self, request: Sent) -> Sent:
        segments = request.path.split("/")
        odd = self._random.choice((*_SEGMENTS, *(quote(each, safe="") for each in ARNS)))
        segments[self._random.randrange(1, len(segments))] = odd
        return replace(request, path="/".join(segments))

    def _in_query(self, request: Sent) -> Sent:
        names = (*request.query, "Qualifier", "MaxItems", "Marker", "FunctionVersion")
        name = self._random.choice(names)
        values = [str(self._scalar()) for _number in range(self._random.randint(1, 3))]
        return replace(request, query={**request.query, name: values})

    def _in_body(self, request: Sent) -> Sent:
        try:
            document = json.loads(request.body)
        except ValueError:
            return request
        return replace(request, body=json.dumps(self._odd(document)).encode())

    def _odd(self, value: Any) -> Any:
        """The value with one odd place in it."""
        if isinstance(value, dict) and value and self._random.random() < 0.9:
            name = self._random.choice(list(value))
            if self._random.random() < 0.1:
                return {**value, str(self._scalar()): value[name]}
            return {**value, name: self._odd(value[name])}
        if isinstance(value, list) and value and self._random.random() < 0.8:
            at = self._random.randrange(len(value))
            return [*value[:at], self._odd(value[at]), *value[at + 1 :]]
        if isinstance(value, str) and value and self._random.random() < 0.5:
            return self._worn(value)
        return self._anything()

    def _worn(self, text: str) -> str:
        """The text with a piece of it gone, doubled or replaced: patterns and policies are read further inside."""
        start = self._random.randrange(len(text))
        end = min(len(text), start + self._random.choice((1, 1, 2, 5, 20)))
        between = self._random.choice(
            ("", text[start:end] * 2, text[start:end] * 40, str(self._scalar()), '"', "[", "}")
        )
        return text[:start] + between + text[end:]

    def _anything(self) -> Any:
        chance = self._random.random()
        if chance < self._large:
            return self._random.choice((*LARGE, _nested(90), _nested(5000), ["a"] * 100_000))
        return self._random.choice(_OTHERS) if chance < 0.3 else self._scalar()

    def _scalar(self) -> Any:
        return self._random.choice(self._random.choice((TEXTS, NUMBERS, ARNS)))


def _nested(depth: int) -> Any:
    """Lists in lists; as deep as Python writes them."""
    value: Any = 1
    for _level in range(min(depth, 400)):
        value = [value]
    return value
