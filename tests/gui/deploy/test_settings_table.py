"""Settings beside each other, secrets masked, in the theme's colours."""

import pytest
from pytestqt.qtbot import QtBot

from tests.support.deploy_plans import ROWS
from workbench.gui.deploy.settings_table import SettingsTable
from workbench.gui.deploy.texts import MASK
from workbench.gui.look import Look


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> SettingsTable:
    made = SettingsTable(look)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    return made


def cells(table: SettingsTable, row: int) -> list[str]:
    return [item.text() for column in range(3) if (item := table.item(row, column)) is not None]


def test_deployed_and_here(table: SettingsTable) -> None:
    assert [cells(table, row) for row in range(table.rowCount())] == [
        ["MemorySize", "256 MB", "512 MB"],
        ["Environment · API_TOKEN", MASK, f"{MASK} (another)"],
        ["Layers", "–", "arn:one, arn:two"],
        ["Runtime", "python3.12", "same"],
        ["Environment · TABLE", "real", "not compared: Only a stack knows it: !Ref Table"],
    ]


def test_a_secret_is_nowhere(table: SettingsTable) -> None:
    item = table.item(1, 2)
    assert item is not None
    assert "hush" not in item.toolTip() + item.text()


def test_colours_follow_the_theme(table: SettingsTable, look: Look) -> None:
    for theme in ("dark", "light"):
        look.choose(theme)
        colours = [item.foreground().color() for column in range(3) if (item := table.item(0, column)) is not None]
        assert colours == [look.color(token) for token in ("text", "err", "ok")]


def test_other_rows_take_their_place(table: SettingsTable) -> None:
    table.show_rows(ROWS[:1])
    assert table.rowCount() == 1
    table.show_rows(())
    assert table.rowCount() == 0
