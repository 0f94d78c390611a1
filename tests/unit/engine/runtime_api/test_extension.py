"""One extension gets each of its events once, whenever it asks."""

import json

from workbench.engine.runtime_api.extension import Extension
from workbench.engine.runtime_api.extension_events import EventType
from workbench.engine.runtime_api.extension_states import Stage
from workbench.engine.runtime_api.reply import Reply


def message(reply: Reply | None) -> str:
    assert reply is not None
    text = json.loads(reply.body)["errorMessage"]
    assert isinstance(text, str)
    return text


def made(*events: str) -> Extension:
    extension = Extension("a", external=True)
    assert extension.pending
    assert extension.register(events) is None
    return extension


def test_it_waits_for_an_event() -> None:
    extension, got = made("INVOKE"), list[Reply]()
    assert extension.subscribable
    extension.park(got.append)
    assert (extension.parked, extension.subscribable, extension.stage) == (True, False, Stage.READY)
    extension.offer(b"1")
    assert [reply.body for reply in got] == [b"1"]
    assert (extension.parked, extension.stage) == (False, Stage.RUNNING)


def test_an_event_waits_for_it() -> None:
    extension, got = made("INVOKE"), list[Reply]()
    extension.offer(b"1")
    extension.offer(b"2")
    extension.park(got.append)
    extension.park(got.append)
    assert [reply.body for reply in got] == [b"1", b"2"]
    extension.park(got.append)
    assert extension.parked


def test_what_is_withdrawn_is_not_handed_out() -> None:
    extension, got = made(), list[Reply]()
    extension.offer(b"1")
    extension.withdraw()
    extension.park(got.append)
    assert got == []


def test_it_may_ask_again_when_its_connection_broke() -> None:
    extension, gone, got = made(), list[Reply](), list[Reply]()
    extension.park(gone.append)
    extension.unpark(gone.append)
    assert not extension.parked
    extension.offer(b"1")
    extension.park(got.append)
    assert (gone, [reply.body for reply in got]) == ([], [b"1"])


def test_the_hang_up_of_another_call_changes_nothing() -> None:
    extension, got, other = made(), list[Reply](), list[Reply]()
    extension.park(got.append)
    other.append(Reply(200, b""))
    extension.unpark(other.append)
    assert extension.parked


def test_it_cannot_wait_twice() -> None:
    extension, got = made(), list[Reply]()
    extension.park(got.append)
    extension.park(got.append)
    text = f"State transition from Ready to Ready failed for extension {extension.id}."
    assert message(got[0]).startswith(text)
    assert extension.parked


def test_it_cannot_register_twice() -> None:
    extension = made("INVOKE")
    text = "State transition from Registered to Registered failed for extension a. "
    assert message(extension.register(["SHUTDOWN"])) == text + "Error: State transition is not allowed"
    assert extension.heeds(EventType.INVOKE)
    assert not extension.heeds(EventType.SHUTDOWN)


def test_the_first_report_counts() -> None:
    extension = made("SHUTDOWN", "INVOKE")
    assert extension.report(Stage.INIT_ERROR, "Extension.A") is None
    assert extension.report(Stage.INIT_ERROR, "Extension.B") is None
    assert extension.state.error_type == "Extension.A"
    assert extension.state.events == ("INVOKE", "SHUTDOWN")
    refused = message(extension.report(Stage.EXIT_ERROR, "Extension.C"))
    assert refused.startswith(f"State transition from InitError to Exited failed for extension {extension.id}.")


def test_a_parked_call_is_answered_when_its_extension_gives_up() -> None:
    extension, got = made(), list[Reply]()
    extension.park(got.append)
    assert extension.report(Stage.EXIT_ERROR, "Extension.A") is None
    assert message(got[0]).endswith("Error: Concurrent state modification")
    assert not extension.parked


def test_the_end_of_a_shutdown() -> None:
    for well, events, stage in (
        (True, ["SHUTDOWN"], Stage.EXITED),
        (False, ["SHUTDOWN"], Stage.SHUTDOWN_FAILED),
        (False, ["INVOKE"], Stage.RUNNING),
    ):
        extension = made(*events)
        extension.park(lambda _reply: None)
        extension.offer(b"1")
        extension.end(well=well)
        assert extension.stage is stage


def test_a_program_that_could_not_be_started() -> None:
    extension = Extension("a", external=True)
    extension.fail_to_launch("UnknownError")
    assert not extension.pending
    assert (extension.state.state, extension.state.error_type) == (Stage.LAUNCH_ERROR, "UnknownError")
