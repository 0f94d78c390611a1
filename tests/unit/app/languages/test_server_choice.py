"""Which command serves a language: the setting's, or one of the PATH, and never the workspace's."""

import os
from pathlib import Path

import pytest

from workbench.app.languages.server_choice import Chosen, choose, root_of
from workbench.app.languages.server_table import SERVERS, Server
from workbench.model.errors import CodeReaderError

BY_LANGUAGE = {server.language: server for server in SERVERS}
SCRIPT, SHELL, RUST = BY_LANGUAGE["typescript"], BY_LANGUAGE["shell"], BY_LANGUAGE["rust"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs end in .exe there")


def program(path: Path) -> Path:
    """Make something that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH, and nothing else on it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


def refusal(server: Server, root: Path, settings: dict[str, str] | None = None) -> CodeReaderError:
    with pytest.raises(CodeReaderError) as caught:
        choose(server, settings or {}, root)
    return caught.value


def test_the_first_on_the_path(folder: Path, tmp_path: Path) -> None:
    found = program(folder / "bash-language-server")
    root = tmp_path / "w"
    assert choose(SHELL, {}, root) == Chosen((str(found), "start"), root, SHELL.options)


def test_one_that_lacks_says_how_it_is_installed(folder: Path, tmp_path: Path) -> None:
    error = refusal(SHELL, tmp_path)
    assert error.what == "bash-language-server is not installed."
    assert "npm install -g bash-language-server" in error.next_step


def test_nothing_of_the_workspace_is_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    own = program(root / "node_modules" / ".bin" / "bash-language-server")
    monkeypatch.setenv("PATH", os.pathsep.join((str(own.parent), str(folder))))
    assert "not installed" in refusal(SHELL, root).what
    monkeypatch.chdir(own.parent)
    monkeypatch.setenv("PATH", os.pathsep.join((".", str(folder))))
    assert "not installed" in refusal(SHELL, root).what
    folder.mkdir()
    (folder / "bash-language-server").symlink_to(own)
    monkeypatch.setenv("PATH", str(folder))
    assert "not installed" in refusal(SHELL, root).what


def test_the_setting_has_the_say(folder: Path, tmp_path: Path) -> None:
    program(folder / "bash-language-server")
    other = program(tmp_path / "my tools" / "lsp")
    assert choose(SHELL, {"shell": f"'{other}' --stdio"}, tmp_path).command == (str(other), "--stdio")
    assert "switched off" in refusal(SHELL, tmp_path, {"shell": " "}).what
    assert refusal(SHELL, tmp_path, {"shell": "nowhere"}).what == "nowhere was not found."
    assert "cannot be read" in refusal(SHELL, tmp_path, {"shell": "'a"}).what
    assert choose(SHELL, {"go": ""}, tmp_path / "w").command[1:] == ("start",)


def test_what_runs_the_folder_needs_the_setting(folder: Path, tmp_path: Path) -> None:
    found = program(folder / "rust-analyzer")
    error = refusal(RUST, tmp_path / "w")
    assert "not started by itself" in error.what
    assert f'rust = "{found}"' in error.next_step
    assert choose(RUST, {"rust": "rust-analyzer"}, tmp_path).command == (str(found),)


def test_typescript_is_the_one_beside_the_server(folder: Path, tmp_path: Path) -> None:
    root, modules = tmp_path / "w", tmp_path / "lib" / "node_modules"
    server = program(modules / "typescript-language-server" / "lib" / "cli.mjs")
    folder.mkdir()
    (folder / "typescript-language-server").symlink_to(server)
    program(root / "node_modules" / "typescript" / "lib" / "tsserver.js")
    error = refusal(SCRIPT, root)
    assert error.what == "typescript is not installed beside typescript-language-server."
    library = program(modules / "typescript" / "lib" / "tsserver.js")
    options = choose(SCRIPT, {}, root).options
    assert options["tsserver"]["path"] == str(library)
    assert options["disableAutomaticTypingAcquisition"] is True


def test_a_server_of_the_user_s_own_gets_no_options_of_another(folder: Path, tmp_path: Path) -> None:
    own = program(folder / "tsc")
    assert choose(SCRIPT, {"typescript": "tsc --lsp --stdio"}, tmp_path) == Chosen(
        (str(own), "--lsp", "--stdio"), tmp_path
    )


def test_the_root_of_a_file_without_a_workspace(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "main.go"
    assert root_of(path, ("go.mod",)) == path.parent
    path.parent.mkdir(parents=True)
    (tmp_path / "a" / "go.mod").touch()
    assert root_of(path, ("go.work", "go.mod")) == tmp_path / "a"
