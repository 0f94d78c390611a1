"""Fuzzy matching: what matches, what matches better, and that the positions are true."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.fuzzy import find_match

WORDS = st.text(alphabet="abcdefgh ._-/ABC", max_size=30)


def score(pattern: str, text: str) -> int:
    match = find_match(pattern, text)
    assert match is not None
    return match.score


def test_letters_must_come_in_order() -> None:
    assert find_match("ord", "Orders") is not None
    assert find_match("dro", "Orders") is None
    assert find_match("zz", "Orders") is None


def test_nothing_typed_matches_everything() -> None:
    match = find_match("", "Orders")
    assert match is not None
    assert match.positions == ()
    assert find_match("   ", "Orders") == match


def test_case_and_blanks_do_not_matter() -> None:
    match = find_match("THUMB nail", "Thumbnails")
    assert match is not None
    assert match.positions == tuple(range(9))


def test_a_word_start_beats_the_middle_of_a_word() -> None:
    assert score("open", "Open Folder") > score("open", "Reopen")
    assert score("or", "Invoke Orders") > score("or", "Directory")


def test_letters_together_beat_letters_apart() -> None:
    assert score("save", "Save Event") > score("save", "Show a value")


def test_initials_find_a_title() -> None:
    match = find_match("gta", "Go to Anything")
    assert match is not None
    assert match.positions == (0, 3, 6)


def test_short_titles_come_before_long_ones() -> None:
    assert score("orders", "orders.py") > score("orders", "orders_of_a_very_long_name_indeed.py")


@given(WORDS, WORDS)
def test_positions_spell_the_pattern(pattern: str, text: str) -> None:
    match = find_match(pattern, text)
    wanted = "".join(pattern.lower().split())
    if match is not None:
        assert "".join(text[at].lower() for at in match.positions) == wanted
        assert list(match.positions) == sorted(set(match.positions))


@given(WORDS, st.sets(st.integers(0, 29)))
def test_every_subsequence_is_found(text: str, keep: set[int]) -> None:
    pattern = "".join(letter for at, letter in enumerate(text) if at in keep)
    assert find_match(pattern, text) is not None
