from workbench.app.command_table import COMMANDS
from workbench.app.key_presets import load_presets
from workbench.app.key_text import keys_text, parse_keys
from workbench.app.own_keys import OWN_KEYS, STEP_OVER, fixed_fault, own_uses


def test_own_keys_are_spelled_as_others() -> None:
    assert [keys_text(own.keys) for own in OWN_KEYS] == [own.text for own in OWN_KEYS]
    assert len({own.keys for own in OWN_KEYS}) == len(OWN_KEYS)


def test_no_command_has_a_key_that_is_fixed() -> None:
    given = [(command.id, parse_keys(command.shortcut)) for command in COMMANDS if command.shortcut]
    presets = load_presets().values()
    given += [(command, keys) for preset in presets for command, held in preset.layer.items() for keys in held]
    assert [keys for command, keys in given if fixed_fault(keys, command)] == []


def test_the_menus_key_is_lent_to_one_command() -> None:
    assert fixed_fault(parse_keys("F10"), STEP_OVER) == ""
    assert fixed_fault(parse_keys("F10"), "run.invoke")
    assert fixed_fault(parse_keys("F10, A"), STEP_OVER)


def test_chords_that_begin_with_an_own_key_count_too() -> None:
    assert [own.text for own in own_uses(parse_keys("Ctrl+H, K"))] == ["Ctrl+H"]
    assert own_uses(parse_keys("Ctrl+K, Ctrl+H")) == ()
    assert "F10 opens the menu." in fixed_fault(parse_keys("F10, A"))
    assert fixed_fault(parse_keys("Ctrl+H")) == ""
