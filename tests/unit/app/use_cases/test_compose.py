from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.use_cases.compose import check, event_types, read_event, read_saved, sample_text, save_event
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.model.errors import DocumentError, EventError, UsageError
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar


async def test_samples(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    assert "generic/hello-world" in [event.id for event in event_types(app)]
    assert check(await sample_text(app, "generic/hello-world")) is None
    with pytest.raises(UsageError):
        await sample_text(app, "generic/none")


def test_check() -> None:
    fault = check('{"a": }')
    assert fault is not None
    assert (fault.line, fault.column) == (1, 7)


async def test_events_are_kept_as_typed_and_listed(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    (tmp_path / "work").mkdir()
    await load_workspace(app, tmp_path / "work")
    saved = await save_event(app, "orders/first", '{ "a":1 }')
    assert await read_event(app, saved.path) == '{ "a":1 }'
    assert app.workspace.current is not None
    assert app.workspace.current.events == (saved,)


async def test_saving_needs_a_workspace_and_a_name(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    with pytest.raises(UsageError, match="No workspace"):
        await save_event(app, "a", "{}")
    (tmp_path / "work").mkdir()
    await load_workspace(app, tmp_path / "work")
    with pytest.raises(DocumentError):
        await save_event(app, "../a", "{}")


async def test_what_is_saved_beside_an_event_is_read_with_it(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    (tmp_path / "work").mkdir()
    await load_workspace(app, tmp_path / "work")
    sidecar = EventSidecar(type_id="s3/put", environment="dev")
    saved = await save_event(app, "a", "{", sidecar)
    assert (saved.type_id, saved.environment) == ("s3/put", "dev")
    assert app.workspace.current is not None
    assert app.workspace.current.events == (saved,)
    assert await read_saved(app, saved.path) == ("{", sidecar)
    await save_event(app, "a", "[", None)
    assert await read_saved(app, saved.path) == ("[", sidecar)


async def test_an_event_opens_though_what_stands_beside_it_is_broken(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    (tmp_path / "work").mkdir()
    await load_workspace(app, tmp_path / "work")
    saved = await save_event(app, "a", "1")
    (tmp_path / "work/events/a.event.toml").write_text("type =")
    assert await read_saved(app, saved.path) == ("1", NO_SIDECAR)
    assert "a.event.toml" in app.notices.items[-1].text
    with pytest.raises(EventError):
        await save_event(app, "a", "2", EventSidecar(type_id="x"))
    assert await read_event(app, saved.path) == "2"


async def test_an_event_in_another_encoding_says_so_and_is_saved_as_json_is(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    (tmp_path / "work").mkdir()
    await load_workspace(app, tmp_path / "work")
    saved = await save_event(app, "a", '"Größe"')
    assert not app.notices.items
    saved.path.write_bytes('"Größe"'.encode("cp1252"))
    text, _sidecar = await read_saved(app, saved.path)
    assert text == '"Größe"'
    told = app.notices.items[-1]
    assert (told.text, "Windows-1252" in told.detail) == ("a.json is not UTF-8.", True)
    await save_event(app, "a", text)
    assert saved.path.read_bytes() == '"Größe"'.encode()
