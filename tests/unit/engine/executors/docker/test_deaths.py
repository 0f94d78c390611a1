import queue
import threading

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon, FakeWatch
from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.docker.daemon import ContainerState
from workbench.engine.executors.docker.deaths import LOST, Deaths, decoded, how_ended
from workbench.model.errors import SandboxError

WAIT_S = 5


@pytest.mark.parametrize(
    ("state", "ended"),
    [
        (ContainerState("exited", 0), SandboxExit(status=0)),
        (ContainerState("exited", 1), SandboxExit(status=1)),
        (ContainerState("exited", 128), SandboxExit(status=128)),
        (ContainerState("exited", 137), SandboxExit(signal=9)),
        (ContainerState("exited", 255), SandboxExit(status=255)),
        (ContainerState("exited", 139), SandboxExit(signal=11)),
        (ContainerState("exited", 137, out_of_memory=True), SandboxExit(signal=9, out_of_memory=True)),
        (ContainerState("exited", 1, out_of_memory=True), SandboxExit(status=1, out_of_memory=True)),
        (ContainerState("removing", 137), LOST),
        (ContainerState("dead", 0), LOST),
    ],
)
def test_a_state_tells_how_it_ended(state: ContainerState, ended: SandboxExit) -> None:
    assert decoded(state) == ended


def test_a_container_that_runs_has_not_ended() -> None:
    assert how_ended(FakeDaemon(states={"c": ContainerState("running")}), "c") is None


def test_a_container_that_is_not_there_is_lost() -> None:
    assert how_ended(FakeDaemon(), "c") == LOST


def test_a_kill_by_an_engine_that_shuts_down_is_a_loss() -> None:
    class Dying(FakeDaemon):
        def ping(self) -> None:
            self.gone = True
            super().ping()

    assert how_ended(Dying(states={"c": ContainerState("exited", 137)}), "c") == LOST
    assert how_ended(Dying(states={"c": ContainerState("exited", 3)}), "c") == SandboxExit(status=3)


def followed(daemon: FakeDaemon, *container_ids: str) -> tuple[Deaths, "queue.Queue[tuple[str, SandboxExit]]"]:
    told: queue.Queue[tuple[str, SandboxExit]] = queue.Queue()
    deaths = Deaths(daemon, "label")
    deaths.open()
    for container_id in container_ids:
        daemon.states[container_id] = ContainerState("running")
        deaths.expect(container_id, lambda ended, name=container_id: told.put((name, ended)))  # type: ignore[misc]
    return deaths, told


def test_each_death_is_told_once_to_the_one_who_expects_it() -> None:
    daemon = FakeDaemon()
    deaths, told = followed(daemon, "a", "b")
    daemon.die("b", ContainerState("exited", 2))
    assert told.get(timeout=WAIT_S) == ("b", SandboxExit(status=2))
    daemon.die("stranger", ContainerState("exited", 1))
    daemon.die("b", ContainerState("exited", 2))
    daemon.die("a", ContainerState("exited", 0))
    assert told.get(timeout=WAIT_S) == ("a", SandboxExit(status=0))
    assert told.empty()
    deaths.close()


def test_one_connection_serves_all() -> None:
    daemon = FakeDaemon()
    deaths, _told = followed(daemon, "a")
    deaths.open()
    assert len(daemon.watches) == 1
    deaths.close()


def test_a_forgotten_container_is_not_told() -> None:
    daemon = FakeDaemon()
    deaths, told = followed(daemon, "a", "b")
    deaths.forget("a")
    daemon.die("a", ContainerState("exited", 0))
    daemon.die("b", ContainerState("exited", 0))
    assert told.get(timeout=WAIT_S)[0] == "b"
    deaths.close()


def test_when_the_engine_goes_every_container_is_lost_and_following_can_begin_again() -> None:
    daemon = FakeDaemon()
    deaths, told = followed(daemon, "a", "b")
    daemon.gone = True
    daemon.watches[0].close()
    assert {told.get(timeout=WAIT_S), told.get(timeout=WAIT_S)} == {("a", LOST), ("b", LOST)}
    daemon.gone = False
    deaths.open()
    assert len(daemon.watches) == 2
    deaths.close()


def test_a_broken_connection_loses_nothing_while_the_engine_lives() -> None:
    daemon = FakeDaemon()
    deaths, told = followed(daemon, "a", "b")
    daemon.states["a"] = ContainerState("exited", 4)
    daemon.watches[0].close()
    assert told.get(timeout=WAIT_S) == ("a", SandboxExit(status=4))
    daemon.die("b", ContainerState("exited", 5))
    assert told.get(timeout=WAIT_S) == ("b", SandboxExit(status=5))
    deaths.close()


def test_closing_tells_nobody() -> None:
    daemon = FakeDaemon()
    deaths, told = followed(daemon, "a")
    deaths.close()
    deaths.close()
    with pytest.raises(queue.Empty):
        told.get(timeout=0.3)


def test_when_the_engine_refuses_to_tell_any_more_every_container_is_lost() -> None:
    class Refusing(FakeDaemon):
        def deaths(self, label: str) -> FakeWatch:
            if self.watches:
                raise SandboxError("Docker refused.", "odd")
            return super().deaths(label)

    daemon = Refusing()
    deaths, told = followed(daemon, "a")
    daemon.watches[0].close()
    assert told.get(timeout=WAIT_S) == ("a", LOST)
    deaths.close()


def test_what_is_opened_again_while_it_closes_is_let_go() -> None:
    opened: queue.Queue[FakeWatch] = queue.Queue()

    class Telling(FakeDaemon):
        def deaths(self, label: str) -> FakeWatch:
            opened.put(super().deaths(label))
            return self.watches[-1]

    daemon = Telling()
    deaths, told = followed(daemon, "a")
    opened.get(timeout=WAIT_S).close()
    daemon.unblock.clear()
    deaths.close()
    daemon.unblock.set()
    assert opened.get(timeout=WAIT_S).ids.get(timeout=WAIT_S) is None
    assert told.empty()


def test_an_engine_that_hangs_holds_up_nobody_who_only_notes_something() -> None:
    asked = threading.Event()

    class Hanging(FakeDaemon):
        def deaths(self, label: str) -> FakeWatch:
            asked.set()
            return super().deaths(label)

    daemon = Hanging()
    daemon.unblock.clear()
    deaths = Deaths(daemon, "label")
    opening = threading.Thread(target=deaths.open)
    opening.start()
    assert asked.wait(WAIT_S)
    deaths.expect("a", lambda _ended: None)
    deaths.forget("a")
    assert opening.is_alive(), "the loop did not wait for the engine"
    daemon.unblock.set()
    opening.join(WAIT_S)
    deaths.close()
