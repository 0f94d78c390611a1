"""What is read off asynchronous invokes: records, dead letters, attempts."""

import json
import re
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.stage import Seen


def sent(seen: Seen, purpose: str = "destination") -> Any:
    return next(one for one in seen.more["sent"] if one.purpose == purpose)


def record(index: int, *path: str) -> Any:
    def read(*seen: Seen) -> object:
        found: Any = json.loads(sent(seen[index]).body)
        for name in path:
            found = found.get(name, "missing")
        return found

    return read


def context(index: int) -> Any:
    def read(*seen: Seen) -> tuple[str, int]:
        context = record(index, "requestContext")(*seen)
        return context["condition"], context["approximateInvokeCount"]

    return read


def letter(index: int) -> Any:
    return lambda *seen: {one.name: (one.type, one.value) for one in sent(seen[index], "dead-letter").attributes}


def attempts(index: int, count: int) -> Check:
    return same(lambda *seen: (len(seen[index].more["runs"]), seen[index].more["outcome"].attempts), (count, count))


def printed(seen: Seen, member: str) -> list[Any]:
    """A member of what the function printed in each attempt."""
    lines = [line.text for run in seen.more["runs"] for line in run.log if line.text.startswith('{"id"')]
    return [json.loads(line)[member] for line in lines]


def at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


def never_run(index: int) -> Any:
    return lambda *seen: {"responseContext", "responsePayload"} & set(json.loads(sent(seen[index]).body))


def echo(seen: Seen) -> Any:
    return json.loads(seen.more["outcome"].response.payload)["echo"]


def matches(pattern: str, text: str) -> object:
    return re.fullmatch(pattern, text)
