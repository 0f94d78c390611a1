"""Look at the functions of AWS accounts. Nothing is asked of AWS before the user asks for it."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.app.use_cases.sync import compare_listed
from workbench.base.calls import start
from workbench.model.errors import CloudError
from workbench.model.remote import Listing, ListingState, RemotePlace

if TYPE_CHECKING:
    from workbench.app.application import Application


async def find_places(app: "Application") -> None:
    """Read the profiles of AWS's configuration files; what cannot be read becomes a notice."""
    # Imported late: few starts of the program look at an account.
    from workbench.cloud.profiles import read_places  # noqa: PLC0415

    try:
        app.accounts.set_places(await asyncio.to_thread(read_places))
    except CloudError as error:
        app.notices.error(error)


async def list_place(app: "Application", place: RemotePlace) -> None:
    """Ask for the functions of a place; what was known stays until they are there. A failure is kept, not raised.

    What the workspace's functions are deployed to there is compared with them.
    Raises WorkStoppedError.
    """
    from workbench.app.opening import aws_endpoint_url  # noqa: PLC0415
    from workbench.cloud.remote_functions import list_functions  # noqa: PLC0415

    before = app.accounts.listing(place)
    if before.state is ListingState.READING:
        return
    app.accounts.put(place, replace(before, state=ListingState.READING, error=None))
    found = before
    try:
        async with app.progress.work("Listing functions", place.region):
            endpoint_url = aws_endpoint_url(app.settings)
            # Not in the pool, which is waited for at the end: a network that hangs would keep the program.
            functions = await start(partial(list_functions, place, endpoint_url), "list-functions")
            found = Listing(ListingState.READ, functions)
    except CloudError as error:
        found = Listing(ListingState.FAILED, error=error)
    finally:
        app.accounts.put(place, found)
    await compare_listed(app, place)
