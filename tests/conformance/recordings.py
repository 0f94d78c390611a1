"""Plays each scenario once for each executor and keeps what was seen."""

import asyncio
from pathlib import Path

from tests.conformance.fact import Scenario
from tests.conformance.stage import Seen, make_function, open_stage
from workbench.model.environment import ExecutorKind

PLAY_S = 100


class Recordings:
    """What was seen of each scenario; a scenario that could not be played fails each of its facts in the same way."""

    def __init__(self, kind: ExecutorKind, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._seen: dict[str, tuple[Seen, ...] | Exception] = {}

    def of(self, scenario: Scenario) -> tuple[Seen, ...]:
        """What was seen of it."""
        if scenario.name not in self._seen:
            try:
                self._seen[scenario.name] = asyncio.run(self._play(scenario))
            except Exception as error:
                self._seen[scenario.name] = error
        seen = self._seen[scenario.name]
        if isinstance(seen, tuple):
            return seen
        raise AssertionError(f"the scenario {scenario.name!r} could not be played: {seen!r}") from seen

    async def _play(self, scenario: Scenario) -> tuple[Seen, ...]:
        folder = self._folder / scenario.name
        function = make_function(folder, scenario.language, scenario.files, scenario.layers, **scenario.config)
        stage = open_stage(self._kind, folder, self._folder / "cache", function)
        try:
            async with asyncio.timeout(PLAY_S):
                return await scenario.play(stage)
        finally:
            await stage.engine.close()
