from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_copy import copy_of
from workbench.base.json_pointer import JsonValue

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def containers(value: JsonValue) -> list[int]:
    """The identities of all lists and objects in a value."""
    waiting, found = [value], []
    while waiting:
        match waiting.pop():
            case dict() as members:
                found.append(id(members))
                waiting += members.values()
            case list() as items:
                found.append(id(items))
                waiting += items
            case _:
                pass
    return found


@given(values)
def test_a_copy_is_equal_and_shares_nothing(value: JsonValue) -> None:
    copy = copy_of(value)
    assert copy == value
    assert not set(containers(copy)) & set(containers(value))


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_of_members_stays(value: dict[str, JsonValue]) -> None:
    copy = copy_of(value)
    assert isinstance(copy, dict)
    assert list(copy) == list(value)


def test_any_depth_can_be_copied() -> None:
    deep: JsonValue = 1
    for level in range(100_000):
        deep = [deep] if level % 2 else {"a": deep}
    assert len(containers(copy_of(deep))) == 100_000
