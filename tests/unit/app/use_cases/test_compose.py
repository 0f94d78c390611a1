from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.use_cases.compose import check, event_types, read_event, sample_text, save_event
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.model.errors import DocumentError, UsageError


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
