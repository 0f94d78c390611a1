"""Resolution against a simple model: walk down the layers and take what is free."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from workbench.app.key_layers import Binding, KeySource, Layer, Lost, resolve, without
from workbench.app.key_text import Keys, clash

COMMANDS = ("a", "b", "c", "d", "e")
keys = st.lists(st.sampled_from(("Ctrl+X", "Ctrl+S", "F5")), min_size=1, max_size=3).map(tuple)
several = st.lists(keys, max_size=3, unique=True).map(tuple)
layers = st.dictionaries(st.sampled_from(COMMANDS), several)
defaults = st.fixed_dictionaries(dict.fromkeys(COMMANDS, several))


def model(table: Layer, preset: Layer, user: Layer) -> dict[str, set[Keys]]:
    """Each stroke sequence in turn, from the most important on; it is had when nothing before it clashes."""
    wanted = [(command, one) for command in user for one in user[command]]
    wanted += [(command, one) for command in preset if command not in user for one in preset[command]]
    wanted += [
        (command, one) for command in table if command not in user and command not in preset for one in table[command]
    ]
    had: list[tuple[str, Keys]] = []
    for command, one in wanted:
        if not any(clash(one, other) for _by, other in had):
            had.append((command, one))
    return {command: {one for by, one in had if by == command} for command in table}


def all_keys(bindings: Mapping[str, Binding]) -> list[Keys]:
    return [one for binding in bindings.values() for one in binding.keys]


@given(defaults, layers, layers)
def test_resolution_is_the_models(table: Layer, preset: Layer, user: Layer) -> None:
    found = resolve(table, preset, user)
    assert {command: set(binding.keys) for command, binding in found.items()} == model(table, preset, user)
    assert tuple(found) == tuple(table)


@given(defaults, layers, layers)
def test_no_two_keys_clash(table: Layer, preset: Layer, user: Layer) -> None:
    had = all_keys(resolve(table, preset, user))
    assert not any(clash(one, other) for at, one in enumerate(had) for other in had[at + 1 :])


@given(defaults, layers, layers)
def test_what_is_lost_clashes_with_who_has_it(table: Layer, preset: Layer, user: Layer) -> None:
    found = resolve(table, preset, user)
    for command, binding in found.items():
        for lost in binding.lost:
            assert lost.to != command
            assert any(clash(lost.keys, one) for one in found[lost.to].keys)


@given(defaults, layers, layers)
def test_the_source_is_the_highest_layer_that_names_it(table: Layer, preset: Layer, user: Layer) -> None:
    for command, binding in resolve(table, preset, user).items():
        expected = KeySource.USER if command in user else KeySource.PRESET if command in preset else KeySource.DEFAULT
        assert binding.source is expected


@given(layers, keys)
def test_taking_keys_out_leaves_what_does_not_clash(layer: Layer, taken: Keys) -> None:
    left = without(layer, taken)
    assert not any(clash(one, taken) for held in left.values() for one in held)
    for command, held in layer.items():
        assert left.get(command, ()) == tuple(one for one in held if not clash(one, taken))


def test_a_chord_of_a_preset_takes_the_key_it_begins_with() -> None:
    table: Layer = {"cut": (("Ctrl+X",),), "save": (("Ctrl+S",),)}
    found = resolve(table, {"save": (("Ctrl+X", "Ctrl+S"),)}, {})
    assert found["save"].keys == (("Ctrl+X", "Ctrl+S"),)
    assert found["cut"] == Binding((), KeySource.DEFAULT, (Lost(("Ctrl+X",), "save"),))


def test_unknown_commands_are_passed_over() -> None:
    assert resolve({"a": ()}, {"b": (("F5",),)}, {"c": (("F6",),)}) == {"a": Binding((), KeySource.DEFAULT)}
