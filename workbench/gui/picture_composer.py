"""The composer's views for the pictures: form, text, problems, envelopes, preview, and what is compared after a run."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.gui.composer.mode_buttons import Mode
from workbench.model.event_envelope import Envelope
from workbench.project.event_make import make

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.4
_ENVIRONMENTS = """# Values that hold for all environments
BUCKET = "invoices"

[dev]
BUCKET = "invoices-dev"
SIZE = 4812
TOKEN = { secret = "process", name = "WORKBENCH_PICTURE_TOKEN" }

[dev.ana]
BUCKET = "invoices-ana"

[production]
BUCKET = "invoices-production"
"""
_VALUES = {"bucket": "${env.BUCKET}", "key": "2026/11/invoice-42.json", "region": "eu-central-1"}


async def form(session: "SessionWindow") -> None:
    """An event of three records as a form, with variables."""
    await _orders(session, "s3/put", records=3)
    session.window.composer.mode.choose(Mode.FORM)
    session.window.composer.form.go_to(("Records", 0, "s3", "object", "key"))
    session.window.composer.form.setFocus()
    await asyncio.sleep(SETTLE_S)


async def json(session: "SessionWindow") -> None:
    """The same as text."""
    await _orders(session, "s3/put", records=3)
    session.window.composer.mode.choose(Mode.JSON)
    await asyncio.sleep(SETTLE_S)


async def both(session: "SessionWindow") -> None:
    """Form and text of an HTTP request, side by side in a wide panel."""
    await _orders(session, "api-gateway/http-v2")
    window = session.window
    window.explorer_dock.hide()
    window.resizeDocks([window.composer_dock], [760], Qt.Orientation.Horizontal)
    window.composer.mode.choose(Mode.BOTH)
    await asyncio.sleep(SETTLE_S)


async def problems(session: "SessionWindow") -> None:
    """An event in which three members do not fit, with their list."""
    await _orders(session, "s3/put")
    composer = session.window.composer
    composer.mode.choose(Mode.JSON)
    wrong = composer.event_text().replace('"aws:s3"', "3").replace("1024", '"many"').replace('"2.1"', "null")
    composer.set_event("", wrong, "s3/put")
    await asyncio.sleep(SETTLE_S)
    composer.check.fault.click()
    await asyncio.sleep(SETTLE_S)


async def envelopes(session: "SessionWindow") -> None:
    """An event in two envelopes, and the menu that puts them on."""
    await _orders(session, "s3/put")
    composer = session.window.composer
    composer.mode.choose(Mode.FORM)
    for envelope in (Envelope.SNS, Envelope.SQS):
        composer.wrapped.wrap_wanted.emit(envelope)
    await asyncio.sleep(SETTLE_S)
    composer.wrapped.open_menu()
    await asyncio.sleep(SETTLE_S)


async def preview(session: "SessionWindow") -> None:
    """What will be sent, with a variable's value and in an envelope."""
    await _orders(session, "s3/put")
    composer = session.window.composer
    composer.wrapped.wrap_wanted.emit(Envelope.SQS)
    composer.mode.choose(Mode.PREVIEW)
    await asyncio.sleep(SETTLE_S)


async def _orders(session: "SessionWindow", type_id: str, *, records: int | None = None) -> None:
    """Compose an event of a type for the sample's function, in an environment."""
    window, app = session.window, session.app
    workspace = app.workspace.current
    assert workspace is not None
    await asyncio.to_thread((workspace.root / "environments.toml").write_text, _ENVIRONMENTS, "utf-8")
    window.composer.values.refresh()
    app.context.update(environment="dev")
    window.wiring.choose_function("Orders")
    known = {"s3/put": _VALUES}.get(type_id, {})
    made = await asyncio.to_thread(make, app.catalogue, type_id, known, records=records)
    window.composer.set_event(type_id, made, type_id)
    await asyncio.sleep(SETTLE_S)
