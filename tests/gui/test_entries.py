"""What the palette offers."""

from pathlib import Path

import pytest

from tests.support.fake_engine import a_function, a_workspace, show
from tests.support.served import a_served_function
from workbench.app.application import Application
from workbench.base.assets import resources
from workbench.gui.actions import Actions
from workbench.gui.entries import (
    SYMBOL_ICONS,
    command_entries,
    event_entries,
    file_search,
    function_entries,
    recent_entries,
    sample_entries,
    served_entries,
    shortcut_entries,
    symbol_entries,
    workspace_entries,
)
from workbench.model.event import EventType, SavedEvent
from workbench.model.symbol import Symbol, SymbolKind


async def test_only_commands_that_can_be_used_are_offered(app: Application, actions: Actions) -> None:
    assert "Invoke" not in [one.title for one in command_entries(actions)]
    show(app, a_workspace())
    offered = {one.title: one for one in command_entries(actions)}
    assert "Invoke" in offered
    assert offered["Invoke"].keys
    assert offered["Invoke"].detail == "Run"


async def test_commands_used_lately_come_first(app: Application, actions: Actions) -> None:
    show(app, a_workspace())
    actions.bind("help.about", lambda: None)
    actions.action("help.about").trigger()
    assert command_entries(actions)[0].title == "About"


async def test_every_key_is_listed(actions: Actions) -> None:
    listed = shortcut_entries(actions)
    assert all(one.keys for one in listed)
    assert len(listed) == sum(bool(command.shortcut) for command in actions)


def test_a_function_is_offered_with_runtime_and_application() -> None:
    chosen: list[str] = []
    (only,) = function_entries([a_function("Orders")], chosen.append)
    only.run()
    assert (only.title, only.detail) == ("Orders", "python3.13 · shop")
    assert chosen == ["Orders"]


def test_files_show_their_folder() -> None:
    root = Path("/workspace")
    chosen: list[Path] = []
    found = file_search(root, ["template.yaml", "orders/app.py"], chosen.append).candidates("")
    found[1].run()
    assert [(one.title, one.detail) for one in found] == [("template.yaml", ""), ("app.py", "orders")]
    assert chosen == [root / "orders" / "app.py"]


def test_files_of_lately_match_better_also_those_from_elsewhere() -> None:
    root = Path("/workspace")
    chosen: list[Path] = []
    found = recent_entries(root, [root / "app.py", root / "a" / "b" / "c.py", Path("/etc/hosts")], chosen.append)
    found[2].run()
    assert [(one.title, one.detail) for one in found] == [("app.py", ""), ("c.py", "a/b"), ("hosts", "/etc")]
    assert all(one.boost for one in found)
    assert chosen == [Path("/etc/hosts")]


def test_symbols_are_indented_and_say_what_they_are() -> None:
    places: list[tuple[int, int]] = []
    found = symbol_entries(
        [Symbol("K", SymbolKind.CLASS, 0, 6), Symbol("m", SymbolKind.METHOD, 1, 8, 1)],
        lambda line, column: places.append((line, column)),
    )
    found[1].run()
    assert [(one.title, one.detail, one.depth) for one in found] == [
        ("K", "class · line 1", 0),
        ("m", "method · line 2", 1),
    ]
    assert places == [(2, 9)]


@pytest.mark.parametrize("kind", SymbolKind)
def test_each_kind_of_symbol_has_an_icon(kind: SymbolKind) -> None:
    assert (resources() / "icons" / f"{SYMBOL_ICONS[kind]}.svg").is_file()


def test_events_and_samples_lead_to_what_they_name() -> None:
    paths: list[Path] = []
    ids: list[str] = []
    event_entries([SavedEvent("orders/s3-put", Path("/w/events/orders/s3-put.json"), 12)], paths.append)[0].run()
    sample = sample_entries([EventType("s3/put", "Amazon S3", "Object created")], ids.append)[0]
    sample.run()
    assert paths == [Path("/w/events/orders/s3-put.json")]
    assert ids == ["s3/put"]
    assert sample.title == "Amazon S3 · Object created"


def test_the_open_workspace_is_not_offered_again() -> None:
    found = workspace_entries([Path("/a/shop"), Path("/b/billing")], Path("/a/shop"), lambda _path: None)
    assert [one.title for one in found] == ["billing"]


def test_functions_of_the_service_say_where_they_are() -> None:
    chosen: list[tuple[str, str]] = []
    hello = a_served_function()
    (entry,) = served_entries((hello,), lambda scope, name: chosen.append((scope, name)))
    assert (entry.title, entry.detail) == ("hello", "python3.13 · Lambda service · 000000000000 · us-east-1")
    entry.run()
    assert chosen == [(hello.scope, "hello")]
