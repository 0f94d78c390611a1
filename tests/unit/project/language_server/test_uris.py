"""Paths and URIs."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.language_server.uris import path_of, uri_of

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0:"), min_size=1)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_there_and_back(parts: list[str]) -> None:
    path = Path(Path.cwd().anchor, *parts)
    assert path_of(uri_of(path)) == path


@pytest.mark.skipif(os.name == "nt", reason="drives have their own form")
def test_what_servers_write() -> None:
    assert path_of("file:///w/a%20b/%F0%9F%90%8D.ts") == Path("/w/a b/🐍.ts")
    assert path_of("file://localhost/w/a.ts") == Path("/w/a.ts")


@pytest.mark.parametrize("uri", ["jdt://contents/x", "untitled:1", "file://server/share/a", "file:", "", "http://[::1"])
def test_what_is_no_file(uri: str) -> None:
    assert path_of(uri) is None
