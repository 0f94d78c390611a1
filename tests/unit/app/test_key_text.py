import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.command_table import COMMANDS
from workbench.app.key_text import Keys, clash, keys_text, parse_keys, typing_fault
from workbench.model.errors import UsageError

MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
KEYS = (*"AZ09+,-./=[;'", "F1", "F35", "Return", "PgUp", "Del", "Space", "Esc", "Ä")
strokes = st.builds(
    lambda held, key: "+".join([*(one for one in MODIFIERS if one in held), key]),
    st.sets(st.sampled_from(MODIFIERS)),
    st.sampled_from(KEYS),
)
sequences = st.lists(strokes, min_size=1, max_size=4).map(tuple)


@given(sequences)
def test_what_is_written_is_read_again(keys: Keys) -> None:
    assert parse_keys(keys_text(keys)) == keys
    assert parse_keys(keys_text(keys).lower()) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ()),
        ("shift+control+K", ("Ctrl+Shift+K",)),
        ("Ctrl+X,Ctrl+S", ("Ctrl+X", "Ctrl+S")),
        ("Ctrl+,, Ctrl+,", ("Ctrl+,", "Ctrl+,")),
        ("Ctrl++, +", ("Ctrl++", "+")),
        ("Ctrl+Shift+Backtab", ("Ctrl+Shift+Tab",)),
        ("Ctrl+Num+5", ("Ctrl+5",)),
        ("Alt+Enter", ("Alt+Return",)),
        ("ctrl+page down", ("Ctrl+PgDown",)),
        ("Super+Escape", ("Meta+Esc",)),
    ],
)
def test_other_spellings(text: str, keys: Keys) -> None:
    assert parse_keys(text) == keys


@pytest.mark.parametrize("text", ["Ctrl", "Ctrl+", "Foo+A", "Ctrl+Foo", "F36", "Ctrl+X Ctrl+S", "A, B, C, D, E"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_keys(text)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        keys = parse_keys(text)
    except UsageError:
        return
    assert parse_keys(keys_text(keys)) == keys


@given(sequences, sequences)
def test_keys_clash_when_one_begins_the_other(one: Keys, other: Keys) -> None:
    begins = other[: len(one)] == one or one[: len(other)] == other
    assert clash(one, other) == clash(other, one) == begins
    assert clash(one, one + other)
    assert not clash((), one)


@pytest.mark.parametrize("keys", ["A", "Shift+A", "1", "Tab", "Shift+Home", "Esc", "Space, Ctrl+A"])
def test_keys_that_write_are_no_commands(keys: str) -> None:
    assert typing_fault(parse_keys(keys))


def test_other_keys_may_be_commands() -> None:
    for keys in ("Ctrl+A", "Alt+X", "F5", "Shift+F10", "Ctrl+K, A", "Meta+Return"):
        assert typing_fault(parse_keys(keys)) == ""


def test_the_command_table_is_spelled_so() -> None:
    shortcuts = [command.shortcut for command in COMMANDS if command.shortcut]
    assert [keys_text(parse_keys(one)) for one in shortcuts] == shortcuts
    assert not any(typing_fault(parse_keys(one)) for one in shortcuts)
