"""The table of language servers."""

from pathlib import Path

import pytest

from workbench.app.languages.server_table import SERVERS, SETTING, programs, server_for, variables
from workbench.app.settings_table import BY_KEY


@pytest.mark.parametrize(
    ("name", "language", "identifier"),
    [
        ("handler.mjs", "typescript", "javascript"),
        ("App.TSX", "typescript", "typescriptreact"),
        ("template.yaml", "yaml", "yaml"),
        ("Dockerfile", "dockerfile", "dockerfile"),
        ("Dockerfile.dev", "dockerfile", "dockerfile"),
        ("bootstrap", "shell", "shellscript"),
        ("main.go", "go", "go"),
    ],
)
def test_whose_a_file_is(name: str, language: str, identifier: str) -> None:
    server = server_for(Path("/w") / name)
    assert server is not None
    assert server.language == language
    assert server.identifier(Path("/w") / name) == identifier


def test_what_is_nobody_s() -> None:
    assert server_for(Path("/w/notes.txt")) is None
    assert server_for(Path("/w/app.py")) is None
    assert server_for(Path("/w/json")) is None


def test_each_language_is_there_once_and_named_in_the_setting() -> None:
    languages = [server.language for server in SERVERS]
    assert len(set(languages)) == len(languages)
    assert all(language in BY_KEY[SETTING].help for language in languages)
    endings = [ending for server in SERVERS for ending in server.identifiers]
    assert len(set(endings)) == len(endings)
    assert all(server.commands and server.install and programs(server) for server in SERVERS)


def test_the_user_s_environment_has_the_say(monkeypatch: pytest.MonkeyPatch) -> None:
    server = server_for(Path("/w/main.go"))
    assert server is not None
    monkeypatch.delenv("GOTOOLCHAIN", raising=False)
    assert variables(server) == {"GOTOOLCHAIN": "local"}
    monkeypatch.setenv("GOTOOLCHAIN", "auto")
    assert variables(server) == {}
