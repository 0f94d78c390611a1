from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_function, show
from tests.support.served import a_served_function
from workbench.app.application import Application
from workbench.gui.composer.options import OptionRows
from workbench.gui.composer.request_options import RequestOptions
from workbench.gui.look import Look
from workbench.model.invoke_options import InvokeOptions
from workbench.model.workspace import Workspace

BLUE = InvokeOptions(tenant_id="blue")


@pytest.fixture
async def rows(qtbot: QtBot, app: Application, look: Look) -> OptionRows:
    isolated = a_function("Isolated")
    config = replace(isolated.config, tenant_isolation=True)
    show(app, Workspace(Path("/w"), (a_function("Plain"), replace(isolated, config=config))))
    made = OptionRows(app, look)
    qtbot.addWidget(made)
    made.show()
    return made


async def test_each_function_has_its_own(rows: OptionRows, app: Application) -> None:
    options = RequestOptions(app, rows)
    options.show("/w\nPlain")
    rows.fields.qualifier.setText("live")
    app.context.update(function="Isolated")
    options.show("/w\nIsolated")
    assert rows.fields.options() == InvokeOptions()
    rows.fields.details.tenant.setText("blue")
    options.show("/w\nPlain")
    assert rows.fields.options() == InvokeOptions(qualifier="live")
    kept = options.state()
    assert set(kept) == {"/w\nPlain", "/w\nIsolated"}
    again = RequestOptions(app, rows)
    again.restore(kept)
    again.show("/w\nIsolated")
    assert rows.fields.options() == BLUE
    again.restore("nonsense")
    again.restore({"/w\nIsolated": {"tenant_id": "red"}})
    assert rows.fields.options() == BLUE, "what is here already stays"


async def test_the_fields_open_where_a_tenant_is_needed(rows: OptionRows, app: Application) -> None:
    options = RequestOptions(app, rows)
    options.show("/w\nPlain")
    assert not rows.fields.details.isVisible()
    app.context.update(function="Isolated")
    options.show("/w\nIsolated")
    assert rows.fields.details.isVisible()
    assert rows.fields.details.tenant.placeholderText().startswith("Needed")


async def test_a_template_that_changes_is_followed(rows: OptionRows, app: Application) -> None:
    options = RequestOptions(app, rows)
    app.context.update(function="Isolated")
    options.show("/w\nIsolated")
    app.workspace.set(Workspace(Path("/w"), (a_function("Isolated"),)))
    assert rows.fields.details.tenant.placeholderText().startswith("Not needed")


async def test_what_the_user_changes_is_told_and_what_is_shown_is_not(rows: OptionRows, app: Application) -> None:
    options = RequestOptions(app, rows)
    options.show("/w\nPlain")
    told: list[InvokeOptions] = []
    options.changed.connect(told.append)
    options.show_options(BLUE)
    assert (told, options.options) == ([], BLUE)
    rows.fields.qualifier.setText("live")
    assert told == [replace(BLUE, qualifier="live")]
    options.show("/w\nOther")
    options.show("/w\nPlain")
    assert options.options == told[0], "what was shown is kept with the function"
    assert len(told) == 1


async def test_qualifiers_of_a_served_function_are_offered(rows: OptionRows, app: Application) -> None:
    served = replace(a_served_function(), qualifiers=("live", "1"))
    options = RequestOptions(app, rows)
    app.service.set_functions((served,))
    app.context.update(function="hello", scope=served.scope)
    options.show("hello")
    assert rows.fields.known_qualifiers.stringList() == ["live", "1"]
    app.service.set_functions((replace(served, qualifiers=("2", "1")),))
    assert rows.fields.known_qualifiers.stringList() == ["2", "1"], "a version that is published is followed"
