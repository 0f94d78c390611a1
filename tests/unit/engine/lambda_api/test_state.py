from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.kinds import OF_FUNCTION, Document, Kind
from workbench.engine.lambda_api.state import Change, Name, Place, State, Transaction

PLACE = Place("000000000000", "eu-west-1")
OTHER = Place("111111111111", "eu-west-1")
KINDS = (Kind.VERSION, Kind.ALIAS, Kind.POLICY)
Model = dict[tuple[Kind, str, str], Document]

_names = st.tuples(st.sampled_from(KINDS), st.sampled_from("fg"), st.sampled_from(("", "1", "live")))
_puts = st.tuples(st.just("put"), _names, st.integers(0, 9))
_deletes = st.tuples(st.just("delete"), _names, st.just(0))
_delete_alls = st.tuples(st.just("delete all"), _names, st.just(0))
_steps = st.one_of(_puts, _puts, _deletes, _delete_alls)
_batches = st.lists(st.tuples(st.booleans(), st.lists(_steps, max_size=8)), max_size=6)
"""Each is committed or thrown away."""

Step = tuple[str, tuple[Kind, str, str], int]


def _do(view: Transaction, model: Model, step: Step) -> None:
    what, (kind, owner, key), number = step
    match what:
        case "put":
            view.put(kind, owner, key, {"n": number})
            model[kind, owner, key] = {"n": number}
        case "delete":
            assert view.delete(kind, owner, key) is ((kind, owner, key) in model)
            model.pop((kind, owner, key), None)
        case _:
            view.delete_all(KINDS[:2], owner)
            for name in [name for name in model if name[0] in KINDS[:2] and name[1] == owner]:
                del model[name]


def _seen(view: Transaction) -> Iterator[tuple[tuple[Kind, str, str], Document]]:
    for kind in KINDS:
        for owner in view.owners(kind):
            documents = view.all(kind, owner)
            assert documents
            for key, document in documents.items():
                assert view.get(kind, owner, key) == document
                yield (kind, owner, key), document


@given(_batches)
def test_a_transaction_is_a_dict(batches: list[tuple[bool, list[Step]]]) -> None:
    state, committed = State(), Model()
    for keep, steps in batches:
        view, model = state.view(PLACE), dict(committed)
        for step in steps:
            _do(view, model, step)
            assert dict(_seen(view)) == model
            assert dict(_seen(state.view(PLACE))) == committed
        if keep:
            state.apply(view.changes())
            committed = model
    assert dict(_seen(state.view(PLACE))) == committed


@given(_batches)
def test_places_do_not_see_each_other(batches: list[tuple[bool, list[Step]]]) -> None:
    state = State()
    state.apply([Change(OTHER, Name(Kind.ALIAS, "f", "live"), {"other": True})])
    for _keep, steps in batches:
        view = state.view(PLACE)
        for step in steps:
            _do(view, {name: {} for name, _document in _seen(view)}, step)
        state.apply(view.changes())
    assert dict(_seen(state.view(OTHER))) == {(Kind.ALIAS, "f", "live"): {"other": True}}


def test_owners_are_sorted_and_have_something() -> None:
    state = State()
    view = state.view(PLACE)
    for owner in "cab":
        view.put(Kind.ALIAS, owner, "live", {})
    assert view.owners(Kind.ALIAS) == ["a", "b", "c"]
    state.apply(view.changes())
    view = state.view(PLACE)
    view.delete(Kind.ALIAS, "b", "live")
    assert view.owners(Kind.ALIAS) == ["a", "c"]
    assert state.view(PLACE).owners(Kind.ALIAS) == ["a", "b", "c"]


def test_owners_of_a_key() -> None:
    state = State()
    view = state.view(PLACE)
    for owner, key in (("b", "live"), ("a", "live"), ("c", "other")):
        view.put(Kind.ALIAS, owner, key, {})
    assert view.owners(Kind.ALIAS, "live") == ["a", "b"]
    state.apply(view.changes())
    view = state.view(PLACE)
    view.delete(Kind.ALIAS, "a", "live")
    view.put(Kind.ALIAS, "a", "other", {})
    view.put(Kind.ALIAS, "c", "live", {})
    assert view.owners(Kind.ALIAS, "live") == ["b", "c"]
    assert state.view(PLACE).owners(Kind.ALIAS, "live") == ["a", "b"]


def test_all_is_in_the_order_of_making() -> None:
    state = State()
    for key in ("2", "10", "1", "10"):
        view = state.view(PLACE)
        view.put(Kind.VERSION, "f", key, {})
        state.apply(view.changes())
    assert list(state.view(PLACE).all(Kind.VERSION, "f")) == ["2", "10", "1"]


def test_views_are_of_places_that_have_been_written() -> None:
    state = State()
    assert list(state.views()) == []
    state.apply([Change(OTHER, Name(Kind.ALIAS, "f", "live"), {})])
    assert [view.place for view in state.views()] == [OTHER]


def test_what_goes_with_a_function() -> None:
    view = State().view(PLACE)
    for kind in Kind:
        view.put(kind, "f", "1", {})
    view.delete_all(OF_FUNCTION, "f")
    left = [kind for kind in Kind if view.get(kind, "f", "1") is not None]
    assert left == [Kind.LAST_VERSION, Kind.LAYER, Kind.LAYER_VERSION, Kind.MAPPING, Kind.CODE_SIGNING]
