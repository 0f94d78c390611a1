import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_knowledge import BUCKET, FakeKnowledge
from workbench.base.jsontext import find_fault
from workbench.gui.composer.json_offers import NothingKnown, Offer, insertion, offers_at
from workbench.gui.composer.json_place import Place, Where, place_in


def written(marked: str, offer: Offer) -> str:
    """The text after taking `offer` at `|`, with the cursor as `|`."""
    offset = marked.index("|")
    text = marked.replace("|", "", 1)
    found = insertion(place_in(text, offset), offer, text[offset:])
    new = found.text[: found.cursor] + "|" + found.text[found.cursor :]
    return text[: offset + found.start] + new + text[offset + found.end :]


@pytest.mark.parametrize(
    ("marked", "offer", "after"),
    [
        ('{"|"}', Offer("name", text='""'), '{"name": "|"}'),
        ("{|}", Offer("name"), '{"name": |}'),
        ('{"n|', Offer("items", text="[]"), '{"items": [|]'),
        ('{"n|ame": 1}', Offer("key", text='""'), '{"key"|: 1}'),
        ('{\n  "|"\n  "b": 1\n}', Offer("a", text='""'), '{\n  "a": "|",\n  "b": 1\n}'),
        ('{"a": |}', Offer("true", text="true"), '{"a": true|}'),
        ('{"a": "PO|"}', Offer("POST", text='"POST"'), '{"a": "POST"|}'),
        ('{"a": "${en|"}', Offer("env.BUCKET"), '{"a": "${env.BUCKET}|"}'),
        ('{"a": "${en|v.X}/"}', Offer("now"), '{"a": "${now}|/"}'),
        ('{"a": "${|"}', Offer("file:"), '{"a": "${file:|}"}'),
        ('{"|"}', Offer('quo"te', text="1"), '{"quo\\"te": 1|}'),
    ],
)
def test_what_taking_an_offer_writes(marked: str, offer: Offer, after: str) -> None:
    assert written(marked, offer) == after


@given(st.text(), st.sampled_from(['""', "{}", "[]", "0", "true", "null"]))
def test_a_member_makes_json(name: str, value: str) -> None:
    for marked in ("{|}", '{"|"}', '{|"b": 1}'):
        text = written(marked, Offer(name, text=value))
        assert find_fault(text.replace("|", "", 1) if "|" not in name else "{}") is None


def test_what_begins_as_typed_comes_first_and_what_is_there_is_left_out() -> None:
    knowledge = FakeKnowledge()
    place = Place(Where.KEY, (), "e", names=frozenset({"eventTime"}))
    assert [offer.name for offer in offers_at(place, knowledge)] == ["eventName", "bucket", "size"]
    assert offers_at(Place(Where.KEY, (), "zz"), knowledge) == []


def test_each_place_has_its_own_offers() -> None:
    knowledge = FakeKnowledge()
    assert [one.name for one in offers_at(Place(Where.VALUE, ("eventName",)), knowledge)] == ["Put", "Post"]
    assert offers_at(Place(Where.VARIABLE, (), "env"), knowledge) == [BUCKET]
    assert offers_at(Place(Where.NOWHERE), knowledge) == []
    assert offers_at(Place(Where.KEY), NothingKnown()) == []
