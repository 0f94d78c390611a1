"""`workbench events render`: an event exactly as it would be sent."""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.send_event import previewed, typed
from workbench.cli.event_argument import GivenEvent, given_event
from workbench.cli.output import note
from workbench.cli.session import application
from workbench.model.errors import UsageError
from workbench.model.event_preview import EventPreview


def configure_rendering(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `render`."""
    parser.add_argument_group("render").add_argument(
        "--environment", "--env", metavar="NAME", help="where ${env.NAME} is looked up (default: as its notes say)"
    )


async def render(subjects: Sequence[str], environment: str | None) -> int:
    """Write the bytes of the event and nothing else; nothing is counted or recorded. Raises UsageError, EventError."""
    if not subjects:
        raise UsageError("render needs an event.", "", "Write: workbench events render FILE [PATH]")
    if len(subjects) > 2:
        raise UsageError("render takes one event and its folder.", f"There is {subjects[2]} as well.")
    folder = Path(subjects[1]) if len(subjects) > 1 else Path()
    async with application(records=False) as app:
        workspace = await load_workspace(app, folder)
        given = given_event(app, workspace.root, subjects[0], environment=environment)
        preview = await _preview(app, given)
    if preview.secrets:
        note(f"The output has the value of {', '.join(preview.secrets)}.")
    sys.stdout.flush()
    sys.stdout.buffer.write(preview.payload)
    sys.stdout.buffer.flush()
    return 0


async def _preview(app: Application, given: GivenEvent) -> EventPreview:
    if given.draft is not None:
        return await previewed(app, given.draft, random.getrandbits(64))
    payload = typed(given.payload).payload
    return EventPreview(payload, payload)
