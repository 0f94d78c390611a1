from workbench.app.settings_sections import SECTIONS
from workbench.app.settings_table import SETTINGS


def test_every_group_of_settings_is_called_something() -> None:
    assert {setting.key.partition(".")[0] for setting in SETTINGS} == set(SECTIONS)
