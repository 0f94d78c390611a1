from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.environment import ExecutorKind
from workbench.model.profile import ImportNode, ImportProfile, ImportTime, import_tree


def flat(nodes: Sequence[ImportNode]) -> Iterator[ImportNode]:
    for node in nodes:
        yield node
        yield from flat(node.imported)


def test_a_module_has_below_it_what_it_imported_the_slowest_first() -> None:
    scanner = ImportTime("json.scanner", 0.1, 0.1, 2)
    decoder = ImportTime("json.decoder", 0.4, 0.5, 1)
    encoder = ImportTime("json.encoder", 0.7, 0.7, 1)
    json = ImportTime("json", 1.0, 2.2, 0)
    site = ImportTime("site", 3.0, 3.0, 0)
    assert import_tree((scanner, decoder, encoder, json, site)) == (
        ImportNode(site),
        ImportNode(json, (ImportNode(encoder), ImportNode(decoder, (ImportNode(scanner),)))),
    )


def test_what_has_lost_its_importer_is_at_the_top() -> None:
    lost = ImportTime("lost", 1.0, 1.0, 3)
    assert import_tree((ImportTime("first", 2.0, 2.0, 0), lost)) == (
        ImportNode(ImportTime("first", 2.0, 2.0, 0)),
        ImportNode(lost),
    )


def test_the_total_is_the_time_of_all_modules() -> None:
    times = (ImportTime("a", 1.0, 1.0, 1), ImportTime("b", 2.0, 3.0, 0))
    assert ImportProfile("Hello", "python3.13", ExecutorKind.PROCESS, 0, times).total_ms == 3.0


# -- whatever was written

ANY = st.lists(
    st.builds(
        ImportTime,
        module=st.text(min_size=1),
        self_ms=st.floats(0, 1e6),
        cumulative_ms=st.floats(0, 1e6),
        depth=st.integers(0, 6),
    )
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> list[ImportTime]:
    """What an interpreter writes of a module: what it imported, each with its own, then the module itself."""
    below: list[ImportTime] = []
    spent = 0
    for _child in range(draw(st.integers(0, 3)) if depth < 4 else 0):
        child = draw(trees(depth + 1))
        spent += int(child[-1].cumulative_ms)
        below += child
    own = draw(st.integers(0, 1000))
    return [*below, ImportTime(draw(st.text(min_size=1)), own, own + spent, depth)]


@given(ANY)
def test_every_import_is_there_once_and_the_slowest_of_each_level_is_first(times: list[ImportTime]) -> None:
    nodes = import_tree(times)
    found = [id(node.time) for node in flat(nodes)]
    assert sorted(found) == sorted(id(time) for time in times)
    for level in (nodes, *(node.imported for node in flat(nodes))):
        spent = [node.time.cumulative_ms for node in level]
        assert spent == sorted(spent, reverse=True)
    assert all(below.time.depth > node.time.depth for node in flat(nodes) for below in node.imported)


@given(st.lists(trees(), max_size=4))
def test_what_is_below_a_module_is_what_it_spent_beside_its_own_time(written: list[list[ImportTime]]) -> None:
    nodes = import_tree([time for tree in written for time in tree])
    assert len(nodes) == len(written)
    for node in flat(nodes):
        assert node.time.cumulative_ms == node.time.self_ms + sum(one.time.cumulative_ms for one in node.imported)
        assert all(one.time.depth == node.time.depth + 1 for one in node.imported)
