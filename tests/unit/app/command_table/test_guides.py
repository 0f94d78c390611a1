from workbench.app.command_table import BY_ID
from workbench.app.context import Context


def test_the_tour_is_led_only_while_it_is_taken() -> None:
    for step in ("next", "back", "end"):
        command = BY_ID[f"help.tour_{step}"]
        assert command.enabled(Context(touring=True))
        assert not command.enabled(Context())
    assert BY_ID["help.tour"].enabled(Context())
