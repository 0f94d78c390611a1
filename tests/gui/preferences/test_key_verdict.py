"""What is said of keys before they are taken."""

import pytest

from workbench.app.key_text import parse_keys
from workbench.app.keymap import Keymap
from workbench.gui.preferences.key_verdict import Weight, verdict_on


@pytest.mark.parametrize(
    ("keys", "weight", "text"),
    [
        ("Ctrl+Shift+Alt+K", Weight.NOTE, ""),
        ("A", Weight.REFUSED, "A is typed in every text. Hold Ctrl or Alt too."),
        ("Ctrl+Tab", Weight.REFUSED, "Ctrl+Tab goes to the next tab of the editor. That cannot be changed."),
        ("Ctrl+S", Weight.CONFLICT, "Save has Ctrl+S and would lose it."),
        ("Ctrl+S, A", Weight.CONFLICT, "Save has Ctrl+S, which would run first, and would lose it."),
        ("Ctrl+Return", Weight.NOTE, "The command has these keys already."),
        ("Ctrl+Left", Weight.NOTE, "Ctrl+Left moves by a word in texts."),
    ],
)
async def test_each_kind(keymap: Keymap, keys: str, weight: Weight, text: str) -> None:
    verdict = verdict_on(keymap, "run.invoke", parse_keys(keys))
    assert (verdict.weight, verdict.text) == (weight, text)
    assert verdict.possible is (weight is not Weight.REFUSED)


async def test_keys_that_hide_a_chord(keymap: Keymap) -> None:
    keymap.assign("run.dry_run", parse_keys("Ctrl+K, D"))
    verdict = verdict_on(keymap, "run.invoke", parse_keys("Ctrl+K"))
    assert verdict.text == "Dry Run has Ctrl+K, D, which begins so, and would lose it."
