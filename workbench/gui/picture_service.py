"""The local Lambda service for a picture: functions in two regions, made and invoked over HTTP."""

import asyncio
import base64
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.environment import ExecutorKind
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 1.0
KNOWN_S = 60.0

REGIONS = ("us-east-1", "eu-west-1")
_HERE = f"python{sys.version_info.major}.{sys.version_info.minor}"
"""The runtime that this machine has for sure."""

_FUNCTIONS = "/2015-03-31/functions"
_PYTHON = '''\
"""Makes small pictures of large ones."""

import json

SIZES = (64, 128, 256)


def handler(event, context):
    if "key" not in event:
        raise KeyError("key")
    print(json.dumps({"key": event["key"], "sizes": SIZES}))
    return {"made": [f"{event['key']}-{size}.jpg" for size in SIZES]}
'''
_NODE = "exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A function to make: its only file, and what it is called with."""

    name: str
    region: str
    runtime: str
    file: str
    code: str
    events: tuple[str, ...] = ()


MADE = (
    Made("mailer", REGIONS[1], _HERE, "app.py", _PYTHON),
    Made("orders-api", REGIONS[0], "nodejs22.x", "index.js", _NODE),
    Made("thumbnails", REGIONS[0], _HERE, "app.py", _PYTHON, ('{"key": "cat"}', "{}", '{"key": "dog"}')),
)


ACCOUNTS = {
    RemotePlace("default", "eu-central-1"): Listing(
        ListingState.READ,
        (RemoteFunction("orders-api", "", "nodejs22.x"), RemoteFunction("thumbnails", "", "python3.13")),
    ),
    RemotePlace("staging", "eu-west-1"): Listing(),
}
"""What is known of the accounts of the computer."""


async def service(session: "SessionWindow") -> None:
    """The service with functions that were made over HTTP, one of them selected with its runs; and accounts of AWS."""
    # Imported late: what fills the service needs no window.
    from workbench.app.use_cases.serve import ServeOptions, start_service  # noqa: PLC0415
    from workbench.gui.runs.panel import Tab  # noqa: PLC0415

    app, window = session.app, session.window
    if app.service.info is None:
        info = await start_service(app, ServeOptions(port=0, executor=ExecutorKind.PROCESS))
        await fill_service(info.url)
    chosen = MADE[-1]
    await _known(app, len(MADE))
    app.accounts.set_places(tuple(ACCOUNTS))
    for place, listing in ACCOUNTS.items():
        app.accounts.put(place, listing)
    scope = next(one.scope for one in app.service.functions if one.config.name == chosen.name)
    window.wiring.choose_served(scope, chosen.name)
    window.composer.set_event("", chosen.events[-1])
    window.composer.options.show_fields(shown=False)
    window.runs.table.selectRow(0)
    window.runs.show_tab(Tab.RESULT)
    window.explorer.tree.scrollToBottom()
    await asyncio.sleep(SETTLE_S)


async def _known(app: "Application", count: int) -> None:
    """Wait until that many functions of the service are told."""
    told = asyncio.Event()
    stop = app.service.changed.connect(lambda _none: told.set() if len(app.service.functions) == count else None)
    async with asyncio.timeout(KNOWN_S):
        if len(app.service.functions) != count:
            await told.wait()
    stop()


async def fill_service(url: str) -> None:
    """Make and invoke them all. Raises OSError when the service refuses."""
    for made in MADE:
        await _call(url, _FUNCTIONS, made.region, json.dumps(_creation(made)))
        for event in made.events:
            await _call(url, f"{_FUNCTIONS}/{made.name}/invocations", made.region, event)


def _creation(made: Made) -> dict[str, object]:
    return {
        "FunctionName": made.name,
        "Runtime": made.runtime,
        "Handler": f"{made.file.partition('.')[0]}.handler",
        "Role": "arn:aws:iam::000000000000:role/service",
        "Code": {"ZipFile": base64.b64encode(_zipped(made.file, made.code)).decode()},
    }


def _zipped(name: str, text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, text)
    return data.getvalue()


async def _call(url: str, path: str, region: str, body: str) -> None:
    host, _, port = url.removeprefix("http://").partition(":")
    signed = f"AWS4-HMAC-SHA256 Credential=test/20261122/{region}/lambda/aws4_request, SignedHeaders=host, Signature=0"
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {host}:{port}",
        f"Authorization: {signed}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write("\r\n".join((*head, "", body)).encode("ascii"))
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    if not answer.startswith(b"HTTP/1.1 2"):
        raise OSError(answer.decode("utf-8", "replace"))
