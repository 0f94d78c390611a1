"""What is to be said of keys before a command takes them: that it cannot, who would lose them, who has them too."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.app.command_table import BY_ID
from workbench.app.key_text import Keys, typing_fault
from workbench.app.keymap import Conflict, ConflictKind, Keymap
from workbench.app.own_keys import fixed_fault, own_uses
from workbench.gui.actions import native_text
from workbench.gui.translation import tr


class Weight(StrEnum):
    """How much a verdict weighs; the values are tokens of the theme."""

    REFUSED = "err"
    CONFLICT = "warn"
    NOTE = "muted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence or more for the user, empty when there is nothing to say."""

    weight: Weight
    text: str = ""

    @property
    def possible(self) -> bool:
        """Whether the keys can be taken."""
        return self.weight is not Weight.REFUSED


def verdict_on(keymap: Keymap, command: str, keys: Keys) -> Verdict:
    """What `command` would bring about by taking `keys`."""
    fault = typing_fault(keys) or fixed_fault(keys, command)
    if fault:
        return Verdict(Weight.REFUSED, fault)
    conflicts = keymap.conflicts(command, keys)
    if conflicts:
        return Verdict(Weight.CONFLICT, " ".join(_sentence(one) for one in conflicts))
    if keys in keymap.binding(command).keys:
        return Verdict(Weight.NOTE, tr("The command has these keys already."))
    uses = [f"{native_text(own.keys)} {tr(own.does)}" for own in own_uses(keys)]
    return Verdict(Weight.NOTE, f"{'; '.join(uses)}." if uses else "")


def _sentence(conflict: Conflict) -> str:
    title, keys = tr(BY_ID[conflict.command].title).rstrip("…"), native_text(conflict.keys)
    match conflict.kind:
        case ConflictKind.SAME:
            return tr("{title} has {keys} and would lose it.", title=title, keys=keys)
        case ConflictKind.BEGINS:
            return tr("{title} has {keys}, which begins so, and would lose it.", title=title, keys=keys)
        case ConflictKind.CONTINUES:
            return tr("{title} has {keys}, which would run first, and would lose it.", title=title, keys=keys)
