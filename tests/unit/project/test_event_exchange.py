import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.base.jsontext import minify
from workbench.model.errors import DocumentError, EventError
from workbench.model.event_sidecar import EventSidecar
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.project.event_exchange import export_events, import_events
from workbench.project.event_library import list_events, save_event
from workbench.project.event_sidecar import read_sidecar, write_sidecar


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace beside the files that come from elsewhere."""
    return tmp_path / "work"


def names(root: Path) -> list[str]:
    return [event.name for event in list_events(root)]


def test_a_file_is_copied_without_its_byte_order_mark(root: Path, tmp_path: Path) -> None:
    (tmp_path / "put.json").write_bytes(b'\xef\xbb\xbf{ "a":\r\n1.50 }')
    (tmp_path / "wide.json").write_bytes('{"b": "é"}'.encode("utf-16"))
    imported = import_events(root, [tmp_path / "put.json", tmp_path / "wide.json"])
    assert [event.name for event in imported.events] == ["put", "wide"]
    assert imported.refused == ()
    assert imported.events[0].path.read_bytes() == b'{ "a":\r\n1.50 }'
    assert imported.events[1].path.read_bytes() == '{"b": "é"}'.encode()


def test_a_folder_keeps_its_structure_and_what_stands_beside(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "from", {"a.json": "1", "x/b.json": "2", "x/b.event.toml": "# mine\n", "x/b.expected.json": "3"})
    write(
        tmp_path / "from", {"x/notes.txt": "", "node_modules/c.json": "4", ".d.json": "5", "alone.expected.json": "6"}
    )
    imported = import_events(root, [tmp_path / "from"], into="sam/new")
    assert imported.refused == ()
    assert names(root) == ["sam/new/a", "sam/new/alone", "sam/new/x/b"]
    assert (root / "events/sam/new/x/b.event.toml").read_text() == "# mine\n"
    assert (root / "events/sam/new/x/b.expected.json").read_text() == "3"


def test_names_that_are_taken_get_a_number(root: Path, tmp_path: Path) -> None:
    write(tmp_path, {"a.json": "1", "other/a.json": "2"})
    import_events(root, [tmp_path / "a.json", tmp_path / "other/a.json", tmp_path / "a.json"])
    assert names(root) == ["a", "a 2", "a 3"]
    assert (root / "events/a 2.json").read_text() == "2"


def test_what_cannot_be_used_is_named_and_the_rest_is_taken(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "from", {"a.json": "1", "broken.json": '{"a"', "con.json": "2"})
    imported = import_events(root, [tmp_path / "from", tmp_path / "none.json"])
    assert names(root) == ["a"]
    assert [(refused.path.name, refused.why.split(".")[0]) for refused in imported.refused] == [
        ("broken.json", "broken"), ("con.json", "The event cannot be saved as 'con'"), ("none.json", "none"),
    ]  # fmt: skip
    assert "line 1, column 5" in imported.refused[0].why


def test_the_folder_must_have_a_name_that_folders_can_have(root: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        import_events(root, [tmp_path], into="../out")


def test_shared_test_events_become_saved_events_of_their_function(root: Path, tmp_path: Path) -> None:
    examples = {
        "created": {"value": {"id": 1}, "x-metadata": {"invocationType": "Event"}},
        "a/b: c?": {"value": [1.0]},
    }
    schema = {"openapi": "3.0.0", "components": {"schemas": {}, "examples": examples}}
    write(tmp_path, {"_Orders-schema.json": json.dumps(schema)})
    imported = import_events(root, [tmp_path / "_Orders-schema.json"])
    assert [event.name for event in imported.events] == ["Orders/created", "Orders/a-b- c-"]
    sidecars = [read_sidecar(event.path) for event in imported.events]
    assert sidecars == [
        EventSidecar(function="Orders", options=InvokeOptions(InvocationType.EVENT)),
        EventSidecar(function="Orders"),
    ]


def test_exported_events_are_imported_equal(root: Path, tmp_path: Path) -> None:
    texts = {"x/one": '{"a": 1.50, "b": 12345678901234567890}', "y/one": "[]", "two": '"\\ud800"'}
    events = [save_event(root, name, text) for name, text in texts.items()]
    write_sidecar(events[2].path, EventSidecar(options=InvokeOptions(InvocationType.EVENT)))
    written = export_events("Orders", events, tmp_path)
    assert written == tmp_path / "_Orders-schema.json"
    imported = import_events(tmp_path / "other", [written])
    found = {event.name: minify(event.path.read_text()) for event in imported.events}
    assert found == {
        "Orders/x-one": minify(texts["x/one"]), "Orders/y-one": "[]", "Orders/two": '"\\ud800"',
    }  # fmt: skip
    assert read_sidecar(imported.events[2].path).options.invocation_type is InvocationType.EVENT


def test_exporting_replaces_a_file_but_not_for_what_is_no_json(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert export_events("Orders", [save_event(root, "a", "1")], target) == target
    written = target.read_text()
    assert json.loads(written)["components"]["examples"]["a"]["value"] == 1
    with pytest.raises(EventError, match="a is not JSON"):
        export_events("Orders", [save_event(root, "a", "{")], target)
    assert target.read_text() == written


def test_imports_at_once_take_names_of_their_own(tmp_path: Path) -> None:
    root, file = tmp_path / "root", tmp_path / "x.json"
    root.mkdir()
    file.write_text("1", encoding="utf-8")
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _number: import_events(root, [file]), range(24)))
    assert [one.refused for one in done] == [()] * 24
    assert len({event.name for one in done for event in one.events}) == 24
