import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.json_regions import Region, region_at, regions

values = st.recursive(
    st.none() | st.integers() | st.text(alphabet='a"{}[],\\'),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet='k"{'), inner, max_size=4),
)


def sizes(value: object) -> list[int]:
    """The number of members of every container, as they end."""
    match value:
        case dict():
            return [size for one in value.values() for size in sizes(one)] + [len(value)]
        case list():
            return [size for one in value for size in sizes(one)] + [len(value)]
        case _:
            return []


@given(values, st.sampled_from([json.dumps, lambda value: json.dumps(value, indent=2)]))
def test_every_object_and_list_is_found_with_its_members(value: object, written: Callable[[object], str]) -> None:
    text = written(value)
    found = list(regions(text))
    assert [region.members for region in found] == sizes(value)
    for region in found:
        assert len(json.loads(text[region.start : region.end + 1])) == region.members
        assert region_at(text, region.start) == Region(region.start, region.end, region.members, 0)


def test_depth_counts_the_containers_around() -> None:
    assert [region.depth for region in regions('{"a": [[1]], "b": {}}')] == [2, 1, 1, 0]


def test_what_is_not_closed_is_left_out() -> None:
    assert [region.start for region in regions('{"a": [1], "b": [2')] == [6]
    assert region_at('{"a": [1], "b": [2', 0) is None


def test_a_hundred_thousand_levels() -> None:
    text = "[" * 100_000 + "]" * 100_000
    assert region_at(text, 0) == Region(0, 199_999, 1, 0)
