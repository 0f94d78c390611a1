"""What the session keeps of a file survives JSON, and anything else is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor.kept import KeptFile, read_kept

NUMBER = st.integers(0, 2**40)


CLEAN = st.builds(KeptFile, st.just(Path("a/b.py")), NUMBER, NUMBER, NUMBER, preview=st.booleans())
UNSAVED = st.builds(KeptFile, st.just(Path("ä b.py")), NUMBER, NUMBER, NUMBER, st.text(), st.integers(0, 2**63))

CHOSEN = st.builds(
    KeptFile,
    st.just(Path("a.py")),
    text=st.text(),
    encoding=st.sampled_from(["", "cp1251", "utf-16-le"]),
    newline=st.sampled_from(["", "\r\n", "\r"]),
    folds=st.lists(NUMBER).map(tuple),
)


@given(CLEAN | UNSAVED | CHOSEN)
def test_there_and_back(kept: KeptFile) -> None:
    assert read_kept(json.loads(json.dumps(kept.as_json()))) == kept


@pytest.mark.parametrize("value", [None, 3, [], {}, {"path": ""}, {"path": 7}])
def test_what_is_no_file_is_refused(value: object) -> None:
    assert read_kept(value) is None


def test_odd_values_become_defaults() -> None:
    value = {"path": "a", "line": -1, "column": "x", "top": None, "text": 3, "mtime_ns": "-2", "preview": "yes"}
    value |= {"encoding": "zip", "newline": "x", "folds": ["a", -1, 2.5]}
    assert read_kept(value) == KeptFile(Path("a"))
