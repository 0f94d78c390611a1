import getpass
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fake_keyring import FakeKeyring, in_place_of_the_keyring, no_keyring
from workbench.app.secrets import SERVICE, account
from workbench.cli.main import main
from workbench.project.environments import FILE

TEXT = """\
[dev]
KEY = { secret = "keyring" }
[dev.alice]
[prod]
KEY = { secret = "process", name = "TEST_SECRET" }
"""


@pytest.fixture
def backend() -> Iterator[FakeKeyring]:
    made = FakeKeyring()
    with in_place_of_the_keyring(made):
        yield made


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / FILE).write_text(TEXT)
    monkeypatch.setenv("TEST_SECRET", "x")
    return tmp_path


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_value_comes_from_standard_input(
    backend: FakeKeyring, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "s3 cr3t \n")
    assert main(["secrets", "set", "dev.KEY", str(root)]) == 0
    assert backend.values == {(SERVICE, account(root, "dev.KEY")): "s3 cr3t "}
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "The secret dev.KEY is set.\n")


def test_a_value_is_asked_for_in_a_terminal(
    backend: FakeKeyring, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f"typed after {prompt}")
    monkeypatch.chdir(root)
    assert main(["secrets", "set", "OTHER"]) == 0
    assert list(backend.values.values()) == ["typed after Value of OTHER: "]
    assert "does not name it yet" in capsys.readouterr().err


def test_secrets_are_listed_without_their_values(
    backend: FakeKeyring, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backend.values[SERVICE, account(root, "dev.KEY")] = "s3cr3t"
    assert main(["secrets", "list", str(root)]) == 0
    captured = capsys.readouterr()
    assert [line.split() for line in captured.out.splitlines()] == [
        ["NAME", "SOURCE", "VARIABLES", "SET"],
        ["dev.KEY", "keyring", "dev.KEY", "yes"],
        ["TEST_SECRET", "process", "prod.KEY", "yes"],
    ]
    assert "s3cr3t" not in captured.out + captured.err
    backend.values.clear()
    assert main(["secrets", "list", str(root), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["secrets"]
    assert [(one["name"], one["set"]) for one in found] == [("dev.KEY", False), ("TEST_SECRET", True)]


def test_a_list_without_a_keyring_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with in_place_of_the_keyring(no_keyring()):
        assert main(["secrets", "list", str(root)]) == 0
    captured = capsys.readouterr()
    assert "not known" in captured.out
    assert "This computer has no keyring." in captured.err


def test_a_secret_is_deleted_once(backend: FakeKeyring, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backend.values[SERVICE, account(root, "A")] = "x"
    assert main(["secrets", "delete", "A", str(root)]) == 0
    assert main(["secrets", "delete", "A", str(root)]) == 1
    assert "has no secret A" in capsys.readouterr().err
    assert backend.values == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["set"], "The secret is not named."),
        (["set", "A", "gone"], "There is no folder"),
        (["list", ".", "x"], "x is one word too many."),
        (["set", "A"], "The secret has no value."),
    ],
)
def test_what_is_wrong_is_told(
    backend: FakeKeyring,
    words: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_in(monkeypatch, "\n")
    assert main(["secrets", *words]) == 2
    assert told in capsys.readouterr().err
    assert backend.values == {}


def test_a_file_that_names_none_or_is_broken(
    backend: FakeKeyring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["secrets", "list", str(tmp_path)]) == 0
    assert "names no secret" in capsys.readouterr().err
    (tmp_path / FILE).write_text("A =")
    assert main(["secrets", "list", str(tmp_path)]) == 2
    assert "It is not TOML in line 1" in capsys.readouterr().err
    assert backend.values == {}
