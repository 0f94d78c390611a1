import queue

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.docker.daemon import ContainerState
from workbench.engine.executors.docker.deaths import LOST, Deaths, decoded, how_ended

WAIT_S = 5


@pytest.mark.parametrize(
    ("state", "ended"),
    [
        (ContainerState("exited", 0), SandboxExit(status=0)),
        (ContainerState("exited", 1), SandboxExit(status=1)),
        (ContainerState("exited", 128), SandboxExit(status=128)),
        (ContainerState("exited", 137), SandboxExit(signal=9)),
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
