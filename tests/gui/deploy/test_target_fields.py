"""Choosing where a function goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.deploy_plans import DEV, PROD
from workbench.gui.deploy.target_fields import TargetFields
from workbench.gui.look import Look
from workbench.model.deploy import DeploymentTarget
from workbench.model.remote import RemotePlace

KNOWN = {DEV: ("shop-Orders", "shop-Refund"), PROD: ("orders",)}


@pytest.fixture
def fields(qtbot: QtBot, look: Look) -> TargetFields:
    made = TargetFields((DEV, PROD), lambda place: KNOWN[place])
    qtbot.addWidget(made)
    made.show()
    made.choose(DeploymentTarget(DEV, "Orders"))
    return made


def offered(fields: TargetFields) -> list[str]:
    return [fields.function.itemText(row) for row in range(fields.function.count())]


def test_what_is_chosen(fields: TargetFields, qtbot: QtBot) -> None:
    assert fields.target == DeploymentTarget(DEV, "Orders")
    assert offered(fields) == ["shop-Orders", "shop-Refund"]
    with qtbot.waitSignal(fields.changed):
        fields.place.setCurrentIndex(1)
    assert fields.target == DeploymentTarget(PROD, "Orders"), "the name stays"
    assert offered(fields) == ["orders"]
    with qtbot.waitSignal(fields.changed):
        fields.function.setCurrentIndex(0)
    assert fields.target == DeploymentTarget(PROD, "orders")


def test_without_a_name_there_is_no_target(fields: TargetFields) -> None:
    fields.function.setEditText("  ")
    assert fields.target is None


def test_a_place_that_is_not_offered(fields: TargetFields) -> None:
    fields.choose(DeploymentTarget(RemotePlace("gone", "eu-west-1"), "f"))
    assert fields.target == DeploymentTarget(DEV, "f")


def test_a_role_is_asked_for_when_it_is_needed(fields: TargetFields, qtbot: QtBot) -> None:
    assert not fields.role.isVisible()
    fields.show_role(shown=True)
    assert fields.role.isVisible()
    with qtbot.waitSignal(fields.role_changed):
        QTest.keyClicks(fields.role, "a")
    with qtbot.waitSignal(fields.entered):
        QTest.keyClick(fields.role, Qt.Key.Key_Return)
