import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.event_environment import Environments, EnvironmentValue, Secret, SecretSource
from workbench.model.problem import Severity
from workbench.project.environments import FILE, MOST_BYTES, TEMPLATE, load_environments, read_environments

TEXT = """\
REGION = "eu-central-1"
TOKEN = { secret = "keyring" }

[dev]
BUCKET = "dev-bucket"
SIZE = 4812
KEY = { secret = "keyring" }
API = { secret = "process" }

[dev.alice]
BUCKET = "alice-bucket"
ON = true

[prod]
KEY = { secret = "process", name = "PROD_KEY" }
"""


def read(text: str) -> Environments:
    return read_environments(text, Path(FILE))


def values(environments: Environments, name: str) -> dict[str, object]:
    found = environments.get(name)
    assert found is not None
    return {value.name: value.value for value in found.values}


def test_environments_inherit_from_the_outside_in() -> None:
    environments = read(TEXT)
    assert environments.problems == ()
    assert [(one.name, one.depth) for one in environments.named] == [("dev", 0), ("dev.alice", 1), ("prod", 0)]
    assert values(environments, "") == {"REGION": "eu-central-1", "TOKEN": Secret(SecretSource.KEYRING, "TOKEN")}
    alice = environments.get("dev.alice")
    assert alice is not None
    assert alice.get("BUCKET") == EnvironmentValue("BUCKET", "alice-bucket", "dev.alice", 11)
    assert alice.get("SIZE") == EnvironmentValue("SIZE", 4812, "dev", 6)
    assert alice.get("REGION") == EnvironmentValue("REGION", "eu-central-1", "", 1)
    assert alice.get("gone") is None
    assert environments.get("gone") is None


def test_secrets_are_named_apart_in_each_environment() -> None:
    environments = read(TEXT)
    assert values(environments, "dev.alice")["KEY"] == Secret(SecretSource.KEYRING, "dev.KEY")
    assert values(environments, "dev")["API"] == Secret(SecretSource.PROCESS, "API")
    assert values(environments, "prod")["KEY"] == Secret(SecretSource.PROCESS, "PROD_KEY")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("A = [1]", "A is a list."),
        ("A = 2026-01-01", "A is a date or time."),
        ("A = inf", "A is no number that JSON has."),
        ('A = { secret = "vault" }', "A is no secret that can be found."),
        ('A = { secret = "keyring", name = 1 }', "A is no secret that can be found."),
        ('"a b" = 1', "'a b' cannot be used."),
    ],
)
def test_a_value_of_a_wrong_kind_is_told_with_its_line(entry: str, what: str) -> None:
    environments = read(f"B = 1\n{entry}\n")
    (problem,) = environments.problems
    assert (problem.severity, problem.what, problem.line, problem.path) == (Severity.WARNING, what, 2, Path(FILE))
    assert values(environments, "") == {"B": 1}


def test_a_name_with_a_dot_is_no_environment() -> None:
    environments = read('["a.b"]\nX = 1\n')
    assert environments.named == ()
    assert environments.problems[0].what == "'a.b' cannot be used."


@pytest.mark.parametrize("text", ["A = ", "A = 1\nA = 2", "[a", "A = " + "9" * 5000, "A = " + "[" * 5000])
def test_what_is_not_toml_is_told(text: str) -> None:
    (problem,) = read(f"\n{text}").problems
    assert problem.severity is Severity.ERROR
    assert problem.what == "environments.toml cannot be read."


def test_the_line_of_a_fault() -> None:
    (problem,) = read("A = 1\nB =\n").problems
    assert (problem.line, problem.column) == (2, 4)
    assert problem.why == "It is not TOML in line 2: Invalid value."


def test_files(tmp_path: Path) -> None:
    assert load_environments(tmp_path) == Environments()
    file = tmp_path / FILE
    file.write_bytes(b"\xef\xbb\xbfA = 1\r\n")
    assert values(load_environments(tmp_path), "") == {"A": 1}
    file.write_text("A = 2\n")
    assert values(load_environments(tmp_path), "") == {"A": 2}, "read anew"
    file.write_bytes(b"A = '\xff'")
    assert "not UTF-8" in load_environments(tmp_path).problems[0].why
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    assert "longer" in load_environments(tmp_path).problems[0].why
    file.unlink()
    file.mkdir()
    assert load_environments(tmp_path) == Environments()


def test_the_file_to_begin_with_says_what_can_be_in_it() -> None:
    assert read(TEMPLATE) == Environments()
    lines = (line.removeprefix("# ") for line in TEMPLATE.splitlines() if "=" in line or "[" in line)
    written = read("\n".join(line for line in lines if not line.startswith("The")))
    assert written.problems == ()
    assert [one.name for one in written.named] == ["dev", "dev.alice"]


@given(st.text(alphabet="[]{}=.\"'ab1\n, #_-", max_size=60))
def test_anything_can_be_read(text: str) -> None:
    found = read(text)
    with suppress(tomllib.TOMLDecodeError):
        tomllib.loads(text)
        assert all(problem.severity is Severity.WARNING for problem in found.problems)
