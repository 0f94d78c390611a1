"""What servers ask of us."""

from pathlib import Path
from typing import Any

import pytest

from workbench.app.languages.server_table import SERVERS
from workbench.app.languages.server_told import answer_to
from workbench.project.language_server.abilities import Abilities

YAML = next(server for server in SERVERS if server.language == "yaml")
ROOT = Path.cwd()


def answer(method: str, params: Any = None, abilities: Abilities | None = None) -> Any:
    return answer_to(method, params, YAML, ROOT, abilities or Abilities())


def test_settings_by_section() -> None:
    items = [{"section": "yaml.schemaStore"}, {"section": "yaml.x.y"}, {}, {"section": "editor"}]
    assert answer("workspace/configuration", {"items": items}) == [{"enable": False}, None, YAML.answers, None]
    assert answer("workspace/configuration", {"items": 3}) == []
    assert answer("workspace/configuration") == []


def test_what_is_registered_later_can_be_asked() -> None:
    abilities = Abilities()
    registrations = [{"id": "1", "method": "textDocument/rename"}, 3]
    assert answer("client/registerCapability", {"registrations": registrations}, abilities) is None
    assert abilities.can("textDocument/rename")


def test_nothing_is_changed_or_shown_for_a_server() -> None:
    assert answer("workspace/applyEdit", {"edit": {}})["applied"] is False
    assert answer("window/showDocument", {"uri": "http://x"}) == {"success": False}
    assert answer("window/workDoneProgress/create", {"token": 1}) is None
    assert answer("workspace/workspaceFolders") == [{"uri": ROOT.as_uri(), "name": ROOT.name}]


def test_other_questions_are_not_known() -> None:
    with pytest.raises(KeyError):
        answer("workspace/makeCoffee")
