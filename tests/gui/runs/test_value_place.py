import pytest

from workbench.gui.runs.value_place import Place, value_place


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", ((1, 1), (3, 2))),
        ("/a", ((1, 7), (1, 8))),
        ("/b", ((2, 7), (2, 13))),
        ("/b/1", ((2, 11), (2, 12))),
        ("/b/2", None),
        ("/c", None),
    ],
)
def test_values_have_their_places(pointer: str, place: tuple[Place, Place] | None) -> None:
    assert value_place('{"a": 1,\n "b": [1, 2]\n}', pointer) == place


def test_what_is_no_json_has_none() -> None:
    assert value_place("{", "") is None
