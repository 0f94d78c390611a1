import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.base import ApiEndpoint
from workbench.engine.executors.docker.daemon import BridgeNetwork, DaemonInfo
from workbench.engine.executors.docker.network import DESKTOP
from workbench.engine.executors.docker.site import Site, is_elsewhere, limits_not_held, visit
from workbench.model.errors import ExecutorUnavailableError


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.release", lambda: "6.1")


def site(*, shared: bool = True, mounts: bool = True, info: DaemonInfo | None = None) -> Site:
    facts = info or DaemonInfo("1", "6.1", 2)
    return Site(FakeDaemon(), facts, ApiEndpoint("a", "a"), shared_kernel=shared, mounts=mounts)


@pytest.mark.usefixtures("linux")
@pytest.mark.parametrize(
    ("kernel", "gateway", "shared"), [("6.1", "127.0.0.1", True), ("5.0", "127.0.0.1", False), ("6.1", "", False)]
)
def test_files_are_shared_on_the_same_kernel_behind_our_own_bridge(kernel: str, gateway: str, shared: bool) -> None:
    daemon = FakeDaemon(facts=DaemonInfo("1", kernel, 2), network=BridgeNetwork(gateway, ""))
    found = visit(lambda: daemon)
    assert found.shared_kernel is shared
    assert (found.endpoint == DESKTOP) is (not gateway)


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("unix:///var/run/docker.sock", False),
        ("http+docker://localhost", False),
        ("npipe:////./pipe/docker_engine", False),
        ("tcp://127.0.0.1:2375", False),
        ("tcp://10.0.0.2:2375", True),
        ("https://far.example:2376", True),
        ("ssh://me@far.example", True),
    ],
)
def test_an_address_tells_whose_machine_it_is(address: str, elsewhere: bool) -> None:
    assert is_elsewhere(address) is elsewhere


def test_every_limit_that_is_not_held_is_said() -> None:
    other = "Functions for another processor run on x86_64, unless Docker has their image for it and can emulate it."
    assert limits_not_held(site(info=DaemonInfo("1", "6.1", 2, architecture="x86_64"))) == (other,)
    nothing = DaemonInfo("1", "6.1", 2, memory_limit=False, swap_limit=False, cpu_quota=False, pids_limit=False)
    said = limits_not_held(site(shared=False, mounts=False, info=nothing))
    assert len(said) == 7
    assert any("extensions are not started" in sentence for sentence in said)


def test_what_root_starts_runs_as_lambdas_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert site().user == "993:990"


def test_what_another_user_starts_runs_as_that_user_so_that_it_can_be_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("os.getegid", lambda: 100)
    assert site().user == "1000:100"
    assert site(shared=False).user == "993:990"


def test_an_engine_that_cannot_be_used_is_let_go() -> None:
    daemon = FakeDaemon(address="tcp://10.0.0.2:2375")
    with pytest.raises(ExecutorUnavailableError, match="another machine"):
        visit(lambda: daemon)
    assert daemon.closed
