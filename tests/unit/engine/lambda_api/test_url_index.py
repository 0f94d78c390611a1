from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import Change, Name, Place, State
from workbench.engine.lambda_api.url_index import UrlIndex, UrlTarget

HERE, THERE = Place("000000000000", "eu-west-1"), Place("111111111111", "us-east-1")


def url(url_id: str) -> Document:
    return {"_Id": url_id, "AuthType": "NONE"}


def change(place: Place, owner: str, key: str, document: Document | None, kind: Kind = Kind.URL) -> Change:
    return Change(place, Name(kind, owner, key), document)


def test_urls_of_all_places_are_found() -> None:
    state = State()
    state.apply(
        [change(HERE, "f", "", url("a")), change(HERE, "f", "live", url("b")), change(THERE, "f", "", url("c"))]
    )
    index = UrlIndex(state)
    assert index.find("a") == UrlTarget(HERE, FunctionId("f"), url("a"))
    assert index.find("b") == UrlTarget(HERE, FunctionId("f", "live"), url("b"))
    assert index.find("c") == UrlTarget(THERE, FunctionId("f"), url("c"))
    assert index.find("d") is None


def test_changes_are_followed() -> None:
    index = UrlIndex(State())
    index.apply([change(HERE, "f", "", url("a")), change(HERE, "f", "", {"Version": "1"}, Kind.VERSION)])
    changed = {**url("a"), "AuthType": "AWS_IAM"}
    index.apply([change(HERE, "f", "", changed)])
    assert index.find("a") == UrlTarget(HERE, FunctionId("f"), changed)
    index.apply([change(HERE, "f", "", url("b"))])
    assert index.find("a") is None, "made anew, it is another"
    index.apply([change(HERE, "f", "", None), change(HERE, "g", "", None)])
    assert index.find("b") is None


names = st.tuples(st.sampled_from([HERE, THERE]), st.sampled_from("fg"), st.sampled_from(["", "live"]))


@given(st.lists(st.tuples(names, st.booleans())), st.integers(0, 20))
def test_a_followed_index_equals_a_new_one(steps: list[tuple[tuple[Place, str, str], bool]], start: int) -> None:
    changes = [change(*name, url(f"id{number}") if there else None) for number, (name, there) in enumerate(steps)]
    state = State()
    state.apply(changes[:start])
    index = UrlIndex(state)
    index.apply(changes[start:])
    state.apply(changes[start:])
    fresh = UrlIndex(state)
    for number in range(len(steps)):
        assert index.find(f"id{number}") == fresh.find(f"id{number}")
