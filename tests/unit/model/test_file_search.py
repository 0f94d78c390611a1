from workbench.model.file_search import Hit


def test_a_hit_ends_behind_its_last_character() -> None:
    assert Hit(3, 0, 3, "a = bc", 4, "bc").end == 5
