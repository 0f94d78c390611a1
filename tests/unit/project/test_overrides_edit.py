"""Tables of workbench.toml change key by key."""

import pytest

from workbench.model.errors import DocumentError
from workbench.project.overrides_edit import edit_override, remove_override, rename_override

TEXT = """\
# parameters
[parameters]
Stage = "dev"  # for now

# orders
[functions.orders]
memory_mb = 128  # small
environment = { A = "1", B = "2" }

[functions.other]
timeout_s = 3
"""


def test_one_key_changes() -> None:
    after = edit_override(TEXT, "workbench.toml", "orders", "memory_mb", 256)
    assert after == TEXT.replace("128  # small", "256  # small")
    assert edit_override(TEXT, "workbench.toml", "orders", "memory_mb", 128) == TEXT
    assert "memory_mb" not in edit_override(TEXT, "workbench.toml", "orders", "memory_mb", None)


def test_mappings_change_entry_by_entry() -> None:
    after = edit_override(TEXT, "workbench.toml", "orders", "environment", {"A": "1", "C": "3"})
    assert after == TEXT.replace('{ A = "1", B = "2" }', '{A = "1", C = "3"}')
    table = "[functions.a.environment]\nA = 1 # one\nB = 2\n"
    assert edit_override(table, "workbench.toml", "a", "environment", {"A": 1, "C": 3}) == (
        "[functions.a.environment]\nA = 1 # one\nC = 3\n"
    )


def test_a_table_is_made_where_there_is_none() -> None:
    assert edit_override("", "workbench.toml", "a-b", "timeout_s", 3) == "[functions.a-b]\ntimeout_s = 3\n"
    added = edit_override(TEXT, "workbench.toml", "new", "layers", ["x"])
    assert added.startswith(TEXT)
    assert '[functions.new]\nlayers = ["x"]' in added
    assert edit_override("", "workbench.toml", "a", "timeout_s", None) == ""


def test_a_table_is_renamed_in_its_place() -> None:
    after = rename_override(TEXT, "workbench.toml", "orders", "sales")
    assert after == TEXT.replace("[functions.orders]", "[functions.sales]")
    assert rename_override(TEXT, "workbench.toml", "gone", "x") == TEXT
    parts = '[functions."a b"]\n[functions."a b".tags]\nx = "1"\n'
    assert rename_override(parts, "workbench.toml", "a b", "c") == '[functions.c]\n[functions.c.tags]\nx = "1"\n'
    with pytest.raises(DocumentError, match="cannot be changed"):
        rename_override("functions.a.timeout_s = 3\n", "workbench.toml", "a", "b")


def test_a_table_is_taken_out() -> None:
    after = remove_override(TEXT, "workbench.toml", "orders")
    assert "[functions.other]\ntimeout_s = 3\n" in after
    assert "memory_mb" not in after
    assert 'Stage = "dev"  # for now' in after
    assert remove_override(TEXT, "workbench.toml", "gone") == TEXT
    assert remove_override("[functions.a]\nx = 1\n", "workbench.toml", "a") == ""


@pytest.mark.parametrize("text", ["[", "a = 1\na = 2"])
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        edit_override(text, "workbench.toml", "a", "b", 1)
    with pytest.raises(DocumentError):
        rename_override(text, "workbench.toml", "a", "b")
    with pytest.raises(DocumentError):
        remove_override(text, "workbench.toml", "a")
