import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.policy_documents import (
    POLICY_BYTES,
    check_size,
    policy_text,
    statements,
    with_statement,
    without_statement,
)

SIDS = st.lists(st.text("abc", min_size=1, max_size=3), unique=True, max_size=8)


def statement(sid: str, **more: str) -> Document:
    return {"Sid": sid, "Effect": "Allow", **more}


def policy(*sids: str) -> Document | None:
    made: Document | None = None
    for sid in sids:
        made = with_statement(made, statement(sid))
    return made


def test_the_text_is_compact_and_without_what_is_ours() -> None:
    kept = {**with_statement(None, statement("s1")), "_RevisionId": "r"}
    assert policy_text(kept) == '{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"s1","Effect":"Allow"}]}'


@given(SIDS)
def test_statements_are_in_the_order_in_which_they_came(sids: list[str]) -> None:
    assert [one["Sid"] for one in statements(policy(*sids))] == sids


@given(SIDS.filter(bool), st.data())
def test_the_others_stay_and_with_the_last_the_policy_goes(sids: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sids))
    rest = without_statement(policy(*sids), gone)
    assert [one["Sid"] for one in statements(rest)] == [sid for sid in sids if sid != gone]
    assert (rest is None) is (len(sids) == 1)


def test_an_id_is_given_once() -> None:
    with pytest.raises(ApiError) as found:
        policy("s1", "s1")
    what = "The statement id (s1) provided already exists."
    wanted = f"{what} Please provide a new statement id, or remove the existing statement."
    assert (found.value.code, found.value.message) == ("ResourceConflictException", wanted)


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        (None, "No policy is associated with the given resource."),
        (policy("s1"), "Statement s2 is not found in resource policy."),
        ({"Statement": [{"Effect": "Allow"}]}, "Statement s2 is not found in resource policy."),
    ],
)
def test_only_what_is_there_can_be_removed(kept: Document | None, text: str) -> None:
    with pytest.raises(ApiError) as found:
        without_statement(kept, "s2")
    assert (found.value.code, found.value.message) == ("ResourceNotFoundException", text)


def test_a_policy_has_at_most_20_kb() -> None:
    room = POLICY_BYTES - len(policy_text(with_statement(None, statement("s1", Action=""))))
    check_size(with_statement(None, statement("s1", Action="a" * room)))
    with pytest.raises(ApiError) as found:
        with_statement(None, statement("s1", Action="a" * (room + 1)))
    assert found.value.code == "PolicyLengthExceededException"
    assert found.value.message == "The final policy size (20481) is bigger than the limit (20480)."


def test_text_of_any_script_is_counted_as_it_is_sent() -> None:
    text = policy_text({"Id": "é\ud800"})
    assert len(text) == len(text.encode("ascii"))
    assert json.loads(text) == {"Id": "é\ud800"}
