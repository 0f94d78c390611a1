import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.handlers_python import scan, scan_roughly

SOURCE = b"""import os
from shared import helper as handler_of, other

def plain(event, context):
    def inner(event, context): ...

async def later(event, context): ...

try:
    import fast
except ImportError:
    fast = None

if os.name:
    def conditional(event, context): ...

made = plain
first, (second, *rest) = 1, (2, 3)
typed: int = 3
declared: int
class Callable: ...
def one(event): ...
def many(*args): ...
def three(a, b, c): ...
def defaults(a, b, c=1): ...
"""


def test_names_at_the_top_level_with_their_lines() -> None:
    found = scan(SOURCE)
    assert found.fault is None
    assert not found.open_ended
    assert found.names["plain"] == 4
    assert found.names["later"] == 7
    assert found.names["conditional"] == 15
    assert {"handler_of", "other", "fast", "made", "first", "second", "rest", "typed", "Callable"} <= set(found.names)
    assert {"inner", "declared", "helper"}.isdisjoint(found.names)
    assert found.unlike_handlers == {"one", "three"}


def test_a_star_import_or_a_module_getattr_leaves_it_open() -> None:
    assert scan(b"from x import *\n").open_ended
    assert scan(b"def __getattr__(name): ...\n").open_ended


def test_a_syntax_error_keeps_what_can_be_told() -> None:
    found = scan(b"x = 1\ndef handler(event, context):\n    return {\n\nasync def other(e, c): ...\n")
    assert found.fault is not None
    assert (found.fault.line, found.fault.column) == (3, 12)
    assert found.names == {"x": 1, "handler": 2, "other": 5}


@pytest.mark.parametrize("source", [b"a\0b", b"\xff\xfe", b"# coding: nonsense\n", b"x = " + b"(" * 5000])
def test_what_cannot_be_parsed_is_a_fault(source: bytes) -> None:
    assert scan(source).fault is not None


def test_warnings_of_the_source_stay_there() -> None:
    assert scan(b"x = '\\d'\ny = 1 is 1\n").fault is None


def test_the_rough_way_makes_up_nothing_and_leaves_it_open() -> None:
    rough, thorough = scan_roughly(SOURCE), scan(SOURCE)
    assert rough.open_ended
    assert rough.names.items() <= thorough.names.items()
    assert {"plain", "later", "made", "typed"} <= set(rough.names)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_can_be_scanned(data: bytes) -> None:
    scan(data)
    scan_roughly(data)
