from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.docker.claim import claim, let_go
from workbench.engine.executors.docker.daemon import ContainerRow
from workbench.model.errors import SandboxError


def test_a_claim_that_is_let_go_takes_what_slipped_through_along(tmp_path: Path) -> None:
    daemon = FakeDaemon()
    own = claim(tmp_path / "scratch", daemon)
    daemon.rows["mine"] = ContainerRow("mine", "running", own.owner.labels("e1"))
    daemon.rows["other"] = ContainerRow("other", "running", {"workbench.owner": "somebody"})
    let_go(daemon, own)
    assert set(daemon.rows) == {"other"}
    assert list((tmp_path / "scratch").iterdir()) == []
    assert daemon.closed


def test_an_engine_that_is_gone_or_was_never_used_is_let_go_too(tmp_path: Path) -> None:
    gone = FakeDaemon(gone=True)
    let_go(gone, claim(tmp_path, gone))
    assert gone.closed
    unused = FakeDaemon()
    let_go(unused, None)
    assert unused.closed


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "scratch").write_text("a file")
    with pytest.raises(SandboxError, match="folder cannot be made"):
        claim(tmp_path / "scratch", FakeDaemon())
