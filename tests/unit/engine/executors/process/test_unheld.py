from workbench.engine.executors.process.isolation import Isolation, NoIsolation
from workbench.engine.executors.process.unheld import unheld

WHOLE = Isolation("bwrap", True, ())
NONE = NoIsolation("There is none.")


def test_a_computer_that_holds_everything() -> None:
    assert unheld(WHOLE, groups=True, holds_size=True, system="linux") == ()


def test_each_thing_that_is_missing_is_said() -> None:
    assert "user 993" in unheld(Isolation("bwrap", False, ()), groups=True, holds_size=True, system="linux")[0]
    assert "/tmp" in unheld(WHOLE, groups=True, holds_size=False, system="linux")[0]
    (group,) = unheld(WHOLE, groups=False, holds_size=True, system="linux")
    assert "the CPU share is not limited" in group
    assert "outlive" not in group
    all_of_it = unheld(NONE, groups=False, holds_size=False, system="linux")
    assert "outlive" in all_of_it[0]
    assert NONE.why in all_of_it
    assert len(all_of_it) == 5


def test_other_systems() -> None:
    windows = unheld(NONE, groups=False, holds_size=False, system="win32")
    assert windows[0] == "Memory and CPU share are not limited on this system."
    assert "Extensions are not started" in windows[-1]
    assert not any("Extensions" in one for one in unheld(NONE, groups=False, holds_size=False, system="darwin"))
