"""Accounts are looked at when the user asks, and what goes wrong stays with its place."""

import asyncio
import threading
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.browse_accounts import find_places, list_place
from workbench.cloud import remote_functions
from workbench.model.errors import CloudUnreachableError, WorkStoppedError
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

WORK = RemotePlace("work", "eu-west-1")
FUNCTION = RemoteFunction("f", "arn")


@pytest.fixture
def app(tmp_path: Path) -> Application:
    made = fake_application(tmp_path, FakeEngine())
    made.accounts.set_places((WORK,))
    return made


async def test_profiles_become_places(app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config"
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    await asyncio.to_thread(config.write_text, "[profile zoo]\nregion = eu-west-1\n")
    await find_places(app)
    assert app.accounts.places == (RemotePlace("zoo", "eu-west-1"),)
    await asyncio.to_thread(config.write_text, "zoo")
    await find_places(app)
    assert app.accounts.places == (RemotePlace("zoo", "eu-west-1"),), "what was known stays"
    assert "cannot be read" in app.notices.items[-1].text


async def test_functions_are_listed_at_the_endpoint(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[RemotePlace, str]] = []

    def answer(place: RemotePlace, endpoint_url: str) -> tuple[RemoteFunction, ...]:
        asked.append((place, endpoint_url))
        return (FUNCTION,)

    monkeypatch.setattr(remote_functions, "list_functions", answer)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    await list_place(app, WORK)
    assert app.accounts.listing(WORK) == Listing(ListingState.READ, (FUNCTION,))
    assert asked == [(WORK, "http://127.0.0.1:9")]


async def test_a_failure_stays_with_its_place_until_it_is_asked_again(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = CloudUnreachableError("no")

    def fail(_place: RemotePlace, _endpoint_url: str) -> tuple[RemoteFunction, ...]:
        raise error

    monkeypatch.setattr(remote_functions, "list_functions", fail)
    await list_place(app, WORK)
    assert app.accounts.listing(WORK) == Listing(ListingState.FAILED, error=error)
    monkeypatch.setattr(remote_functions, "list_functions", lambda _place, _url: ())
    await list_place(app, WORK)
    assert app.accounts.listing(WORK) == Listing(ListingState.READ)


async def test_work_that_is_stopped_leaves_what_was_known(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def wait(_place: RemotePlace, _endpoint_url: str) -> tuple[RemoteFunction, ...]:
        go_on.wait(30)
        return ()

    known = Listing(ListingState.READ, (FUNCTION,))
    app.accounts.put(WORK, known)
    monkeypatch.setattr(remote_functions, "list_functions", wait)
    listing = app.tasks.start(list_place(app, WORK), "listing")
    await until(lambda: app.progress.works)
    assert app.accounts.listing(WORK) == Listing(ListingState.READING, (FUNCTION,)), "they are still to be seen"
    await list_place(app, WORK)  # is being read: nothing more is asked
    app.progress.stop(app.progress.works[0].id)
    with pytest.raises(WorkStoppedError):
        await listing
    assert app.accounts.listing(WORK) == known
    go_on.set()
