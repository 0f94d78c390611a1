"""Who is who among a sandbox's extensions, and what is waited for until all of them have come so far."""

import asyncio
from collections.abc import Callable, Iterator

from workbench.engine.http.wire import Headers
from workbench.engine.runtime_api import extension_calls as calls
from workbench.engine.runtime_api.extension import Extension
from workbench.engine.runtime_api.extension_events import EventType
from workbench.engine.runtime_api.extension_states import ExtensionState
from workbench.engine.runtime_api.reply import Reply


class Roster:
    """The extensions of one sandbox by name and identifier; `launched` is how many external ones there are, if known.

    After every change `settle` tells those who wait.
    """

    def __init__(self) -> None:
        self.launched: int | None = None
        self._by_name: dict[str, Extension] = {}
        self._by_id: dict[str, Extension] = {}
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def __len__(self) -> int:
        return len(self._by_name)

    def __iter__(self) -> Iterator[Extension]:
        return iter(tuple(self._by_name.values()))

    def add(self, name: str, *, external: bool) -> Extension:
        """A new extension; nobody has its name."""
        extension = Extension(name, external=external)
        self._by_name[name] = self._by_id[extension.id] = extension
        return extension

    def named(self, name: str) -> Extension | None:
        """The extension of that name."""
        return self._by_name.get(name)

    def find(self, headers: Headers) -> Extension | Reply | None:
        """Whose identifier a call carries: None for nobody's, or the refusal when there is none to read."""
        found = calls.identifier(headers)
        return found if isinstance(found, Reply) else self._by_id.get(found)

    @property
    def external(self) -> tuple[Extension, ...]:
        """The external ones."""
        return tuple(one for one in self._by_name.values() if one.external)

    @property
    def heeds_shutdown(self) -> bool:
        """Whether an external one that runs has subscribed to SHUTDOWN."""
        return any(not one.ended and one.heeds(EventType.SHUTDOWN) for one in self.external)

    def states(self) -> tuple[ExtensionState, ...]:
        """What they are doing, external ones first."""
        return tuple(one.state for one in sorted(self, key=lambda one: not one.external))

    # -- waiting

    def registered(self) -> asyncio.Future[None]:
        """Done when launching is over and no external extension is still to register."""
        return self._when(self._all_registered)

    def ready(self) -> asyncio.Future[None]:
        """Done when every extension waits in NEXT."""
        return self._when(self._all_parked)

    def settle(self) -> None:
        """Tell those who wait for what has come true."""
        self._waiting = [(holds, future) for holds, future in self._waiting if not future.done()]
        for holds, future in self._waiting:
            if holds():
                future.set_result(None)

    def _when(self, holds: Callable[[], bool]) -> asyncio.Future[None]:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if holds():
            future.set_result(None)
        else:
            self._waiting.append((holds, future))
        return future

    def _all_registered(self) -> bool:
        if self.launched is None or len(self.external) < self.launched:
            return False
        return not any(one.pending for one in self.external)

    def _all_parked(self) -> bool:
        return all(one.parked for one in self._by_name.values())
