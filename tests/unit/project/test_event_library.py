import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError
from workbench.project.event_library import event_path, list_events, read_event, save_event


def test_events_are_the_json_files_below_the_folder(tmp_path: Path) -> None:
    names = ["b.json", "A.json", "deep/er/c.json", "d.JSON", "notes.txt", ".hidden.json", ".git/x.json"]
    write(tmp_path, {f"events/{name}": "{}" for name in names} | {"other.json": "{}"})
    found = list_events(tmp_path)
    assert [event.name for event in found] == ["A", "b", "d", "deep/er/c"]
    assert found[3].path == tmp_path / "events" / "deep" / "er" / "c.json"
    assert found[3].size == 2


def test_no_folder_no_events(tmp_path: Path) -> None:
    assert list_events(tmp_path) == ()
    write(tmp_path, {"events": "a file"})
    assert list_events(tmp_path) == ()


def test_an_event_is_saved_replaced_and_read(tmp_path: Path) -> None:
    saved = save_event(tmp_path, "orders/first try", '{"a": 1}')
    assert (saved.name, saved.size) == ("orders/first try", 8)
    assert saved.path == tmp_path / "events" / "orders" / "first try.json"
    assert list_events(tmp_path) == (saved,)
    save_event(tmp_path, "orders/first try", "not json at all")
    assert read_event(saved.path) == "not json at all"


def test_the_ending_may_be_typed(tmp_path: Path) -> None:
    assert save_event(tmp_path, "a.json", "{}").name == "a"
    assert save_event(tmp_path, "v1.2", "{}").path.name == "v1.2.json"


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(lambda t: t[:1] != "\ufeff"))
@example("a\r\nb\r\n")
@example("a\rb\r")
@example("a\r\nb\n")
def test_text_is_kept_as_typed(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        saved = save_event(Path(folder), "e", text)
        assert saved.path.read_bytes() == text.encode()
        assert read_event(saved.path) == text


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"{\r\n}\r\n", "{\n  1\n}\n", b"{\r\n  1\r\n}\r\n"),
        (b"\xef\xbb\xbf{}\n", "[]\n", b"\xef\xbb\xbf[]\n"),
        (b"\xef\xbb\xbf{}\r\n", "[]\n", b"\xef\xbb\xbf[]\r\n"),
        (b"{}\n", "[]\n", b"[]\n"),
        (b"{\r\n}\r\n", "[\r\n]", b"[\r\n]"),
        (b"{\r\n}\n", "[\n]", b"[\n]"),
        (b'"\xe4"', '"\u00e4"', b'"\xc3\xa4"'),
        (b'"\0"', "{}\n", b"{}\n"),
    ],
)
def test_saving_over_a_file_keeps_its_mark_and_line_ends(
    tmp_path: Path, before: bytes, text: str, after: bytes
) -> None:
    write(tmp_path, {"events/e.json": ""})
    path = tmp_path / "events" / "e.json"
    path.write_bytes(before)
    save_event(tmp_path, "e", text)
    assert path.read_bytes() == after


@pytest.mark.parametrize(
    "name",
    ["", "/abs", "../up", "a/../b", "a//b", "a/", "C:/x", "a:b", "a\\b", "a*", "a?", 'a"', "<a>", "a|b", "a\nb", "a\0b",
     ".hidden", "a/.b", " a", "a ", "a.", "con", "a/NUL.txt", "lpt1", "x" * 300, ".json", "."],
)  # fmt: skip
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        save_event(tmp_path, name, "{}")
    assert caught.value.why
    assert caught.value.next_step
    assert list(tmp_path.iterdir()) == []


@given(st.text("ab./\\:~ \0é\n") | st.text())
def test_a_name_never_leaves_the_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        try:
            path = event_path(root, name)
        except DocumentError:
            return
        assert path.is_relative_to(root / "events")
        assert ".." not in path.parts
        save_event(root, name, "{}")
        assert [event.path for event in list_events(root)] == [path]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "events" / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(DocumentError, match="leads out"):
        save_event(tmp_path, "link/a", "{}")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"events/a": "a file"})
    with pytest.raises(DocumentError):
        save_event(tmp_path, "a/b", "{}")


def test_what_stands_beside_an_event_is_no_event(tmp_path: Path) -> None:
    write(tmp_path, {"events/a.json": "{}", "events/a.event.toml": 'type = "s3/put"\n', "events/a.expected.json": "1"})
    write(tmp_path, {"events/alone.expected.json": "1", "events/B.JSON": "2", "events/B.expected.json": "3"})
    assert [(event.name, event.type_id) for event in list_events(tmp_path)] == [
        ("a", "s3/put"), ("alone.expected", ""), ("B", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.expected", "a.Expected.json", "env/a", "x/node_modules/a"])
def test_names_that_would_hide_the_event_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError):
        event_path(tmp_path, name)
