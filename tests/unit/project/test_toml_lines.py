import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.toml_lines import line_of

TEXT = """\
# a comment
REGION = "x"
"quoted" = 1

[dev] # here
REGION = "y"
KEY.secret = "keyring"

[ dev . alice ]\r
REGION = "z"

[[list]]
"""


@pytest.mark.parametrize(
    ("table", "key", "line"),
    [
        ("", "REGION", 2),
        ("", "quoted", 3),
        ("dev", "REGION", 6),
        ("dev", "KEY", 7),
        ("dev.alice", "REGION", 10),
        ("", "dev", 5),
        ("dev", "alice", 9),
        ("dev", "gone", 0),
        ("", "REG", 0),
    ],
)
def test_lines(table: str, key: str, line: int) -> None:
    assert line_of(TEXT, table, key) == line


@given(st.dictionaries(st.from_regex(r"[A-Z]{1,3}", fullmatch=True), st.integers(), min_size=1))
def test_a_plain_file_is_found_line_by_line(values: dict[str, int]) -> None:
    text = "\n".join(f"{name} = {value}" for name, value in values.items())
    assert tomllib.loads(text) == values
    assert [line_of(text, "", name) for name in values] == list(range(1, len(values) + 1))
