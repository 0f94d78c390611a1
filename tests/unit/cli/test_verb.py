import pytest

from workbench.cli.verb import Parser, VerbEntry
from workbench.model.errors import UsageError


def test_complaints_are_usage_errors() -> None:
    parser = Parser(prog="workbench x")
    parser.add_argument("--n", type=int)
    with pytest.raises(UsageError) as caught:
        parser.parse_args(["--n", "a"])
    assert caught.value.what == "Argument --n: invalid int value: 'a'."
    assert caught.value.next_step == "See workbench x --help."


def test_an_entry_has_its_own_help_or_a_command_s() -> None:
    entry = VerbEntry("a", "workbench.cli.a")
    assert (entry.command, entry.help) == ("", "")
