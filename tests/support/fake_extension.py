"""Scripted external extensions: they speak to the engine's real Extensions API over connections of their own."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.raw_http import RawClient, Reply
from workbench.engine.executors.base import Ears, SandboxExit
from workbench.model.function import Layer

_API = "/2020-01-01/extension"
BOTH = ("INVOKE", "SHUTDOWN")


@dataclass
class ExtensionGuest:
    """A scripted extension's view of its sandbox; `number` counts the executor's sandboxes from 1."""

    name: str
    client: RawClient
    ears: Ears
    number: int
    id: str = field(default="", init=False)

    def print(self, text: str) -> None:
        """Write to the extension's log."""
        self.ears.on_extension_log(text.encode() + b"\n")

    async def register(self, events: Sequence[str] = BOTH) -> Reply:
        """Register for `events`."""
        body = json.dumps({"events": events}).encode()
        reply = await self.client.ask(f"POST {_API}/register", body, f"Lambda-Extension-Name: {self.name}")
        self.id = reply.headers.get("lambda-extension-identifier", "")
        return reply

    async def next(self) -> dict[str, Any]:
        """Wait for an event; its document."""
        reply = await self.client.ask(f"GET {_API}/event/next", None, self._identifier)
        document: dict[str, Any] = json.loads(reply.body)
        return document

    async def report(self, what: str, error_type: str) -> Reply:
        """Report an error; `what` is `init` or `exit`."""
        kind = f"Lambda-Extension-Function-Error-Type: {error_type}"
        return await self.client.ask(f"POST {_API}/{what}/error", b"{}", self._identifier, kind)

    async def subscribe(self, port: int, *types: str) -> Reply:
        """Subscribe to telemetry, delivered at once to `port`."""
        document = {
            "schemaVersion": "2022-12-13",
            "types": types,
            "buffering": {"timeoutMs": 25, "maxItems": 1000, "maxBytes": 262144},
            "destination": {"protocol": "HTTP", "URI": f"http://sandbox.localdomain:{port}"},
        }
        return await self.client.ask("PUT /2022-07-01/telemetry", json.dumps(document).encode(), self._identifier)

    @property
    def _identifier(self) -> str:
        return f"Lambda-Extension-Identifier: {self.id}"


ExtensionProgram = Callable[[ExtensionGuest], Awaitable[SandboxExit]]
"""An extension; what it returns is how its process ends."""


class Agent:
    """An extension that notes the events it gets, and ends with SHUTDOWN; with `hold` an INVOKE keeps it until `go`."""

    def __init__(self, *events: str, hold: bool = False) -> None:
        self.subscribes = events or BOTH
        self.events: list[dict[str, Any]] = []
        self.got = asyncio.Event()
        self.go = asyncio.Event()
        self.hold = hold

    @property
    def kinds(self) -> list[str]:
        """What it got, a word each: INVOKE, or the reason of a SHUTDOWN."""
        return [one.get("shutdownReason", one["eventType"]) for one in self.events]

    async def __call__(self, guest: ExtensionGuest) -> SandboxExit:
        if (await guest.register(self.subscribes)).status != 200:
            return SandboxExit(status=1)
        while True:
            event = await guest.next()
            self.events.append(event)
            self.got.set()
            if event["eventType"] == "SHUTDOWN":
                return SandboxExit(status=0)
            if self.hold:
                await self.go.wait()


def a_layer(folder: Path, *extensions: str) -> Layer:
    """A layer with those external extensions; the folder is made."""
    place = folder / "extensions"
    place.mkdir(parents=True, exist_ok=True)
    for name in extensions:
        (place / name).write_text("#!/bin/sh\n")
        (place / name).chmod(0o755)
    return Layer(folder.name, folder)
