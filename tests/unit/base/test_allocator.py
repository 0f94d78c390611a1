"""What a process holds after it has freed large blocks that lay between small ones."""

import subprocess
import sys

import pytest

_SCRIPT = """
import os
from workbench.base.allocator import give_back_memory
{first}
def held():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
large = bytes(400_000)
del large  # from now on, glibc itself would not map blocks of this size any more
before = held()
kept, gone = [], []
for number in range(400):
    gone.append(bytearray(b"x") * 300_000)
    kept.append(bytes(2_000))
gone.clear()
print(held() - before)
"""


def held_mb(first: str) -> float:
    command = [sys.executable, "-c", _SCRIPT.format(first=first)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return float(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="the C library is another")
def test_large_blocks_go_back_when_they_are_freed() -> None:
    if held_mb("") < 50:
        pytest.skip("this C library gives them back by itself")
    assert held_mb("give_back_memory()") < 10
