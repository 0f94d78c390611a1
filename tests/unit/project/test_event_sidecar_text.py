import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import EventError
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar, Expectation, ExpectedOutcome, Match
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.project.event_sidecar_text import edit_sidecar, parse_sidecar

FULL = """\
# How the nightly upload looks.
description = "A large file"
type = "s3/put"
function = "Orders"
environment = "dev.eu"
inside = 1
owner = "me"

[invoke]
type = "Event" # as S3 does
qualifier = "live"

[expect]
outcome = "function_error"
error_type = "ValueError"
match = "subset"
ignore = ["/id"]
logs = ["too large"]
"""
MEANT = EventSidecar(
    "A large file", "s3/put", "Orders", "dev.eu", 1,
    InvokeOptions(InvocationType.EVENT, qualifier="live"),
    Expectation(ExpectedOutcome.FUNCTION_ERROR, None, Match.SUBSET, ("/id",), "ValueError", ("too large",)),
)  # fmt: skip


def test_what_it_says() -> None:
    assert parse_sidecar(FULL, "a.event.toml") == MEANT
    assert parse_sidecar("", "a.event.toml") == NO_SIDECAR
    assert parse_sidecar("[expect]\nmine = 1\n", "a.event.toml") == NO_SIDECAR


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type = 3", "a.event.toml, line 1: type has to be a text."),
        ("\ninside = -1", "line 2: inside has to be a whole number from 0."),
        ("inside = true", "inside has to be a whole number"),
        ("type = 'x'\n[invoke]\ntype = 'Sometimes'", "line 3: type has to be one of RequestResponse, Event, DryRun."),
        ("[invoke]\nstreaming = 1", "line 2: streaming has to be true or false."),
        ("[ expect ]\nlogs = ['a', 1]", "line 2: logs has to be a list of texts."),
        ("invoke = 1", "line 1: invoke has to be a table."),
        ("a = ", "is not TOML"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(EventError) as caught:
        parse_sidecar(text, "a.event.toml")
    assert told in caught.value.what
    assert caught.value.next_step
    with pytest.raises(EventError):
        edit_sidecar(text, "a.event.toml", MEANT)


def test_what_is_said_already_stays_to_the_letter() -> None:
    assert edit_sidecar(FULL, "a", MEANT) == FULL
    usual = 'inside = 0\n[invoke]\ntype = "RequestResponse"\n'
    assert edit_sidecar(usual, "a", NO_SIDECAR) == usual


def test_taking_everything_away_leaves_what_is_the_user_s() -> None:
    left = edit_sidecar(FULL, "a", NO_SIDECAR)
    assert "# How the nightly upload looks." in left
    assert 'owner = "me"' in left
    assert "invoke" not in left
    assert "expect" not in left
    assert edit_sidecar('type = "x"\n', "a", NO_SIDECAR) == ""


def test_an_expectation_of_any_result_is_said() -> None:
    text = edit_sidecar("", "a", EventSidecar(expectation=Expectation()))
    assert parse_sidecar(text, "a").expectation == Expectation()
    assert edit_sidecar(text, "a", NO_SIDECAR) == ""
    assert edit_sidecar("", "a", EventSidecar(expectation=Expectation(result="1"))) == ""


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EXPECTATIONS = st.builds(
    Expectation, st.sampled_from(ExpectedOutcome), st.none(), st.sampled_from(Match),
    st.lists(TEXTS, max_size=3).map(tuple), TEXTS, st.lists(TEXTS, max_size=3).map(tuple),
)  # fmt: skip
OPTIONS = st.builds(InvokeOptions, st.sampled_from(InvocationType), TEXTS, TEXTS, TEXTS, TEXTS, st.booleans())
SIDECARS = st.builds(EventSidecar, TEXTS, TEXTS, TEXTS, TEXTS, st.integers(0, 5), OPTIONS, st.none() | EXPECTATIONS)


@given(st.lists(SIDECARS, min_size=1, max_size=3), st.sampled_from(["", FULL, "# only\n", "invoke.type = 'Event'\n"]))
def test_what_is_written_is_read(sidecars: list[EventSidecar], text: str) -> None:
    for sidecar in sidecars:
        text = edit_sidecar(text, "a", sidecar)
        assert parse_sidecar(text, "a") == sidecar
        assert edit_sidecar(text, "a", sidecar) == text
