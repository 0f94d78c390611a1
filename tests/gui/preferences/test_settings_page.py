"""Every setting of the table is on the page, in its section, and is found."""

import pytest_asyncio
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.settings_table import SETTINGS
from workbench.gui.look import Look
from workbench.gui.preferences.settings_page import SettingsPage, section_titles


@pytest_asyncio.fixture
async def page(qtbot: QtBot, app: Application, look: Look) -> SettingsPage:
    made = SettingsPage(app.settings, look)
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show()
    return made


def found(page: SettingsPage) -> list[str]:
    return [key for key, row in page.rows.items() if not row.isHidden()]


async def test_every_setting_has_its_row(page: SettingsPage) -> None:
    assert set(page.rows) == {setting.key for setting in SETTINGS}
    assert set(section_titles()) == {setting.section for setting in SETTINGS}
    tops = [page.rows[key].y() for key in page.rows]
    assert tops == sorted(tops)


async def test_words_narrow(page: SettingsPage) -> None:
    assert page.narrow("font pixels") == {"Editor"}
    assert found(page) == ["editor.font_size_px"]
    assert page.narrow("zzz") == frozenset()
    assert found(page) == []
    page.narrow("")
    assert len(found(page)) == len(SETTINGS)


async def test_sections_are_scrolled_to_and_told(page: SettingsPage) -> None:
    seen: list[str] = []
    page.section_seen.connect(seen.append)
    page.show_section("Lambda service")
    await until(lambda: seen)
    assert seen[-1] == "Lambda service"
    page.show_setting("look.theme")
    await until(lambda: seen[-1] == "Appearance")


async def test_what_is_changed_elsewhere_shows(app: Application, page: SettingsPage) -> None:
    app.settings.set("look.theme", "light")
    assert not page.rows["look.theme"].reset_button.isHidden()
