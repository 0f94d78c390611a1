"""Scenarios and the facts that are read off them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tests.conformance.stage import Seen, Stage
from workbench.model.environment import ExecutorKind


class Language(StrEnum):
    """What a scenario's function is written in, by the runtime it is run with."""

    PYTHON = "python3.11"
    NODEJS = "nodejs20.x"
    CUSTOM = "provided.al2023"


Play = Callable[[Stage], Awaitable[tuple[Seen, ...]]]
"""Invokes the scenario's function and returns what was seen, in order."""


@dataclass(frozen=True)
class Scenario:
    """A function and what is done with it. `config` are members of its FunctionConfig; `layers` files by layer name."""

    name: str
    files: Mapping[str, str]
    play: Play
    language: Language = Language.PYTHON
    config: Mapping[str, object] = field(default_factory=dict)
    layers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """One thing that AWS Lambda does. `check` gets what was seen and asserts.

    `section` is of LAMBDA_FACTS (§) or WIRE_FACTS (W§). `not_held` says, by executor, why it does not hold there.
    """

    section: str
    text: str
    scenario: Scenario
    check: Callable[..., None]
    not_held: Mapping[ExecutorKind, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of its test."""
        return f"{self.section} {self.text}"


async def once(stage: Stage) -> tuple[Seen, ...]:
    """Invokes the function once with `{}`."""
    return (await stage.invoke(),)


async def twice(stage: Stage) -> tuple[Seen, ...]:
    """Invokes it twice, one after the other: cold and warm."""
    return (await stage.invoke(), await stage.invoke())


def events(*payloads: bytes) -> Play:
    """Invokes it with each of `payloads` in turn."""

    async def play(stage: Stage) -> tuple[Seen, ...]:
        return tuple([await stage.invoke(payload) for payload in payloads])

    return play


def handlers(*names: str) -> Play:
    """Invokes it once with each of these handlers, some at the same time."""

    async def play(stage: Stage) -> tuple[Seen, ...]:
        turn = asyncio.Semaphore(4)

        async def invoke(name: str) -> Seen:
            async with turn:
                return await replace(stage, function=replace(stage.function, handler=name)).invoke()

        return tuple(await asyncio.gather(*map(invoke, names)))

    return play
