"""Doing operations: one after the other in a place where they change something, on disk before the answer."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence

from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api.call import Call, Entry, Later, Members
from workbench.engine.lambda_api.desk import Desk
from workbench.engine.lambda_api.state import Change, Place, State, Transaction
from workbench.engine.lambda_api.state_file import StateFile

Changed = Callable[[tuple[Change, ...]], None]


class Dispatch:
    """Does operations on the state; `changed` hears of what was committed."""

    def __init__(self, state: State, file: StateFile, desk: Desk, tasks: TaskOwner, changed: Changed) -> None:
        self._state = state
        self._file = file
        self._desk = desk
        self._tasks = tasks
        self._changed = changed
        self._turns: defaultdict[Place, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def perform(self, entry: Entry, members: Members, place: Place, base_url: str) -> Members:
        """The output of an operation. Raises EngineError, and then nothing has changed."""
        package = await entry.prepare(members, place, self._desk) if entry.prepare is not None else None
        if not entry.writes:
            return await entry.run(self._call(members, place, base_url))
        async with self._turns[place]:
            call = self._call(members, place, base_url)
            call.package = package
            output = await entry.run(call)
            await self._commit(call.view, call.later)
        return output

    async def change(self, place: Place, *changes: Later) -> None:
        """Make changes that nobody waits for."""
        async with self._turns[place]:
            view = self._state.view(place)
            for change in changes:
                change(view)
            await self._commit(view)

    def _call(self, members: Members, place: Place, base_url: str) -> Call:
        return Call(place, members, self._state.view(place), self._desk, base_url)

    async def _commit(self, view: Transaction, later: Sequence[Later] = ()) -> None:
        changes = view.changes()
        try:
            await self._file.write(changes)
        except asyncio.CancelledError:  # they are on disk nevertheless
            self._apply(view.place, changes, later)
            raise
        self._apply(view.place, changes, later)

    def _apply(self, place: Place, changes: tuple[Change, ...], later: Sequence[Later]) -> None:
        if changes:
            self._state.apply(changes)
            self._changed(changes)
        if later:
            self._tasks.start(self.change(place, *later), "lambda-state")
