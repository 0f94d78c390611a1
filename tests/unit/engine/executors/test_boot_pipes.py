import os
import sys
from pathlib import Path

import pytest

from tests.support.turns import until
from workbench.engine.executors.base import ExtensionLaunched
from workbench.engine.executors.boot_pipes import EXTENSION_LOG, GATE, STATUS, BootPipes
from workbench.engine.executors.status_lines import StatusLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")


async def test_what_is_written_is_told_and_the_gate_opens(tmp_path: Path) -> None:
    pipes, lines, log = BootPipes(tmp_path), list[StatusLine](), bytearray()
    pipes.listen(lines.append, log.extend)
    (tmp_path / STATUS).write_text("start a\nsta")
    await until(lambda: bool(lines))
    (tmp_path / STATUS).write_text("rt b\n")
    (tmp_path / EXTENSION_LOG).write_text("said")
    pipes.drain()
    assert lines == [ExtensionLaunched("a"), ExtensionLaunched("b")]
    assert log == b"said"
    reader = os.open(tmp_path / GATE, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(BlockingIOError):
        os.read(reader, 1)
    pipes.open_gate()
    assert os.read(reader, 10) == b"\n"
    os.close(reader)
    (tmp_path / EXTENSION_LOG).write_text(", at last")
    pipes.close()
    pipes.close()
    pipes.open_gate()
    assert log == b"said, at last"


async def test_other_users_may_use_them(tmp_path: Path) -> None:
    pipes = BootPipes(tmp_path)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in (STATUS, GATE, EXTENSION_LOG)}
    assert modes == {STATUS: 0o622, GATE: 0o644, EXTENSION_LOG: 0o622}
    pipes.close()
