from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.executors.docker.address import address_in, address_of

ROUTES = """Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 127.0.0.0/8 2 0 2
        +-- 127.0.0.0/31 1 0 0
           |-- 127.0.0.0
              /8 host LOCAL
           |-- 127.0.0.1
              /32 host LOCAL
        |-- 127.255.255.255
           /32 link BROADCAST
     +-- 172.17.0.0/16 2 0 2
        +-- 172.17.0.0/30 2 0 2
           |-- 172.17.0.0
              /16 link UNICAST
           |-- 172.17.0.3
              /32 host LOCAL
        |-- 172.17.255.255
           /32 link BROADCAST
"""


def test_the_address_is_the_one_that_is_not_the_loopbacks() -> None:
    assert address_in(ROUTES) == "172.17.0.3"


@pytest.mark.parametrize("routes", ["", "Main:\n", ROUTES.replace("172.17.0.3\n", "172.17.0.3 odd\n")])
def test_without_one_it_is_unknown(routes: str) -> None:
    assert address_in(routes) == ""


@given(st.text())
def test_any_text_is_read(routes: str) -> None:
    assert not address_in(routes).startswith("127.")


def test_processes_that_are_gone_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "7" / "net").mkdir(parents=True)
    (tmp_path / "7" / "net" / "fib_trie").write_text(ROUTES)
    assert address_of([5, 7], tmp_path) == "172.17.0.3"
    assert address_of([5], tmp_path) == ""
    assert address_of([], tmp_path) == ""
