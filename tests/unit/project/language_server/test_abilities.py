"""What client and server tell each other when they meet."""

from pathlib import Path

import pytest
from lsprotocol import types

from workbench.project.language_server.abilities import (
    CHANGES_SYNC,
    FULL_SYNC,
    NO_SYNC,
    Abilities,
    abilities_of,
    introduction,
)
from workbench.project.language_server.answers import read


def test_the_introduction_is_what_the_protocol_says() -> None:
    told = read(introduction(Path.cwd(), {"a": 1}), types.InitializeParams)
    assert told.root_uri == Path.cwd().as_uri()
    assert told.initialization_options == {"a": 1}
    ours = told.capabilities.text_document
    assert ours is not None
    assert ours.completion is not None
    assert ours.completion.completion_item is not None
    assert ours.completion.completion_item.snippet_support is False
    assert introduction(Path.cwd(), {})["initializationOptions"] is None


def test_what_a_server_says_it_can() -> None:
    told = {
        "capabilities": {
            "textDocumentSync": {"openClose": True, "change": 2, "save": {}},
            "completionProvider": {"triggerCharacters": [".", 3], "resolveProvider": True},
            "hoverProvider": True,
            "definitionProvider": {},
            "renameProvider": False,
        }
    }
    found = abilities_of(told)
    methods = {"textDocument/completion", "completionItem/resolve", "textDocument/hover", "textDocument/definition"}
    assert found.methods == methods
    assert (found.sync, found.saves, found.triggers) == (CHANGES_SYNC, True, frozenset("."))
    assert not found.can("textDocument/rename")
    found.later.add("textDocument/rename")
    assert found.can("textDocument/rename")


@pytest.mark.parametrize(
    ("sync", "expected"),
    [
        (1, (FULL_SYNC, True)),
        (0, (NO_SYNC, False)),
        (True, (NO_SYNC, False)),
        ({"save": True}, (NO_SYNC, True)),
        ("x", (0, False)),
    ],
)
def test_kinds_of_synchronisation(sync: object, expected: tuple[int, bool]) -> None:
    found = abilities_of({"capabilities": {"textDocumentSync": sync}})
    assert (found.sync, found.saves) == expected


@pytest.mark.parametrize("odd", [None, 3, {}, {"capabilities": None}, {"capabilities": {"completionProvider": True}}])
def test_odd_introductions_can_little(odd: object) -> None:
    assert abilities_of(odd).methods <= {"textDocument/completion"}
    assert Abilities().methods == frozenset()
