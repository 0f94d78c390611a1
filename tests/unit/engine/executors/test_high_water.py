import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine.executors.high_water import HighWater

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc: Linux")


def test_the_mark_of_a_process_that_used_memory_stays_after_it_freed_it() -> None:
    code = "kept = bytearray(60_000_000); del kept; print('ready', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        mark = HighWater(process.pid)
        assert 58 <= mark.mb() <= 200
        process.communicate("\n")
        assert mark.mb() == 0
        mark.close()


def test_a_process_that_is_not_there_has_none() -> None:
    assert HighWater(2**22 + 1).mb() == 0


def test_closing_twice_is_fine() -> None:
    mark = HighWater(os.getpid())
    assert mark.mb() > 0
    mark.close()
    mark.close()
    assert mark.mb() == 0
