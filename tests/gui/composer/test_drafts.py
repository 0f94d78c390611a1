import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.drafts import FIRST_TEXT, Draft, Drafts
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

shells = st.builds(Shell, st.sampled_from(Envelope), st.text(), st.integers(0, 9))
drafts = st.builds(
    Draft, st.text(), st.text(), st.booleans(), st.booleans(), st.text(), st.lists(shells, max_size=3).map(tuple)
)


def test_a_key_without_a_draft_has_an_empty_object() -> None:
    assert Drafts().get("x") == Draft(FIRST_TEXT)
    assert "x" not in Drafts()


def test_a_draft_that_holds_nothing_is_forgotten() -> None:
    kept = Drafts()
    kept.put("a", Draft("1"))
    kept.put("a", Draft())
    assert "a" not in kept
    assert kept.state() == {}


@given(st.dictionaries(st.text(), drafts))
def test_a_session_brings_all_drafts_back(made: dict[str, Draft]) -> None:
    kept = Drafts()
    for key, draft in made.items():
        kept.put(key, draft)
    again = Drafts()
    again.restore(json.loads(json.dumps(kept.state())))
    assert all(again.get(key) == draft for key, draft in made.items())


def test_what_was_written_since_stays() -> None:
    kept = Drafts()
    kept.put("a", Draft("typed"))
    kept.restore({"a": {"text": "old"}, "b": {"text": "old"}})
    assert kept.get("a").text == "typed"
    assert kept.get("b").text == "old"
    kept.forget("a")
    assert "a" not in kept


@pytest.mark.parametrize("state", [None, 3, [], {"a": 1}, {"a": {"text": 5}}, {3: {"text": "x"}}])
def test_strange_sessions_are_left_out(state: object) -> None:
    kept = Drafts()
    kept.restore(state)
    assert kept.state() == {}


def test_strange_members_are_left_out() -> None:
    kept = Drafts()
    kept.restore({"a": {"text": "1", "name": 5, "saved": "yes"}})
    assert kept.get("a") == Draft("1", "", saved=False)


@pytest.mark.parametrize("shells", [3, [1], [{}], [{"envelope": "pigeon", "text": "", "record": 0}]])
def test_strange_envelopes_do_not_lose_the_text(shells: object) -> None:
    kept = Drafts()
    kept.restore({"a": {"text": "typed", "shells": shells}})
    assert kept.get("a") == Draft("typed")
