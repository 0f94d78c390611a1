"""What is offered, and what is not offered again."""

from pathlib import Path

from workbench.app.stores.handler_renames import HandlerRenames
from workbench.model.handler_rename import HandlerRename

ROOT = Path("/work")
ONE = HandlerRename(("Orders",), "app.old", "app.new", ROOT / "app.py", ROOT / "template.yaml")
TWO = HandlerRename(("Orders",), "app.old", "app.other", ROOT / "app.py", ROOT / "template.yaml")


def test_what_was_dismissed_is_not_offered_while_it_stays() -> None:
    store = HandlerRenames()
    told: list[None] = []
    store.changed.connect(told.append)
    store.show(ROOT, {}, (ONE,))
    store.show(ROOT, {}, (ONE,))
    assert (store.offers, len(told)) == ((ONE,), 1)
    store.dismiss(ONE)
    store.show(ROOT, {}, (ONE,))
    assert (store.offers, len(told)) == ((), 2)
    store.show(ROOT, {}, (TWO,))
    assert store.offers == (TWO,)
    store.show(ROOT, {}, (ONE,))
    assert store.offers == (ONE,)
