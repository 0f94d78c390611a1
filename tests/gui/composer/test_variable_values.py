from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.composer.variable_values import NEW_EACH_TIME, VariableValues
from workbench.gui.tasks import GuiTasks
from workbench.project.environments import FILE
from workbench.project.event_resolved import MASK

TEXT = """\
BUCKET = "all"
[dev]
SIZE = 4812
ON = true
KEY = { secret = "keyring" }
[dev.alice]
BUCKET = "alice"
"""


@pytest.fixture
async def values(app: Application, tasks: GuiTasks, tmp_path: Path) -> VariableValues:
    root = tmp_path / "shop"
    root.mkdir()
    (root / FILE).write_text(TEXT)
    show(app, a_workspace(root))
    made = VariableValues(app, tasks)
    await until(lambda: bool(made.environments.named))
    return made


async def test_values_of_the_chosen_environment(values: VariableValues, app: Application) -> None:
    assert values.resolved_value("env.BUCKET") == "all"
    assert values.resolved_value("env.SIZE") == ""
    changed = QSignalSpy(values.changed)
    app.context.update(environment="dev.alice")
    assert changed.count() == 1
    assert values.environment is not None
    expressions = ("env.BUCKET", "=env.SIZE", "env.ON", "env.KEY", "env.GONE")
    assert [values.resolved_value(each) for each in expressions] == ["alice", "4812", "true", MASK, ""]


async def test_what_is_new_each_time_or_a_file_is_said_in_words(values: VariableValues) -> None:
    assert {values.resolved_value(each) for each in ("now", "uuid:a", "=counter")} == {NEW_EACH_TIME}
    assert values.resolved_value("file:a.json") == "the text of a.json"
    assert values.resolved_value("base64:a.png") == "the bytes of a.png"
    assert values.resolved_value("foo") == ""


async def test_an_environment_that_is_not_there_has_no_values(values: VariableValues, app: Application) -> None:
    app.context.update(environment="gone")
    assert values.environment is None
    assert values.resolved_value("env.BUCKET") == ""


async def test_the_file_is_read_again_when_it_changes(values: VariableValues, tmp_path: Path) -> None:
    (tmp_path / "shop" / FILE).write_text('BUCKET = "new"\n')
    await until(lambda: values.resolved_value("env.BUCKET") == "new")


async def test_another_workspace_has_other_values(values: VariableValues, app: Application, tmp_path: Path) -> None:
    show(app, a_workspace(tmp_path / "other"))
    assert values.resolved_value("env.BUCKET") == ""
    show(app, a_workspace(tmp_path / "shop"))
    await until(lambda: values.resolved_value("env.BUCKET") == "all")
