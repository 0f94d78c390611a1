"""The names lead to members that there are."""

from workbench.base.service_model.load import load_service
from workbench.model.configuration import Target
from workbench.project import configuration_names as names
from workbench.project.configuration_fields import configuration_fields

KEYS = {one.key for one in configuration_fields(Target.SAM)}


def test_every_name_is_a_field_s() -> None:
    tables = (names.IN_SAM, names.IN_SETTINGS, names.UNITS, names.DEFAULTS, names.TITLES)
    for table in tables:
        assert set(table) <= KEYS
    assert set(names.IN_SETTINGS) >= names.FLAGS_IN_SETTINGS


def test_sections_and_operations_name_members() -> None:
    tops = {key.partition(".")[0] for key in KEYS}
    inside = [name for section in names.SECTIONS.values() for name in section]
    assert set(inside) <= tops
    assert len(set(inside)) == len(inside)
    assert set(names.FURTHER) <= set(load_service("lambda").operations)
