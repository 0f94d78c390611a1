"""The small controls that the window shares."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.widgets import (
    clearable,
    follow,
    follow_action,
    hairline,
    icon_button,
    label,
    name,
    push_button,
    set_role,
    shadow,
)


def test_a_name_is_for_tests_and_for_screen_readers(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    name(widget, "toolbar.invoke", "Invoke", "Run it")
    assert (widget.objectName(), widget.accessibleName(), widget.toolTip()) == ("toolbar.invoke", "Invoke", "Run it")


def test_a_field_that_can_be_cleared_names_its_buttons(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    clearable(field, QAction(field))
    assert field.isClearButtonEnabled()
    field.show()
    told = {button.accessibleName() or button.text(): button for button in field.findChildren(QToolButton)}
    assert sorted(told) == ["Clear", "Search"]
    assert not told["Clear"].isVisible(), "there is nothing to clear"
    field.setText("orders")
    assert told["Clear"].isVisible()


def test_a_label_never_reads_html(qtbot: QtBot) -> None:
    made = label("<b>Orders</b>", "muted")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.property("role") == "muted"


def test_a_role_can_change(qtbot: QtBot, look: Look) -> None:
    made = label("ready", "ok")
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.palette().windowText().color() == look.color("ok")
    set_role(made, "err")
    assert made.palette().windowText().color() == look.color("err")


def test_buttons_have_roles_and_are_no_default(qtbot: QtBot) -> None:
    button = push_button("Invoke", "primary")
    qtbot.addWidget(button)
    assert button.property("role") == "primary"
    assert not button.autoDefault()


def test_an_icon_button_follows_the_theme(qtbot: QtBot, look: Look) -> None:
    button = icon_button(look, "bell")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    look.choose("light")
    assert button.icon().cacheKey() != before


def test_following_ends_with_the_widget(look: Look) -> None:
    drawn: list[int] = []
    widget = QWidget()
    follow(look, widget, lambda: drawn.append(1))
    look.choose("light")
    assert len(drawn) == 2
    delete(widget)
    look.choose("dark")
    assert len(drawn) == 2


def test_a_hairline_is_one_pixel(qtbot: QtBot) -> None:
    flat, upright = hairline(), hairline(upright=True)
    qtbot.addWidget(flat)
    qtbot.addWidget(upright)
    assert flat.maximumHeight() == 1
    assert upright.maximumWidth() == 1


def test_a_shadow_is_fainter_by_day(qtbot: QtBot, look: Look) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    shadow(look, widget)
    effect = widget.graphicsEffect()
    assert isinstance(effect, QGraphicsDropShadowEffect)
    dark = effect.color().alpha()
    look.choose("light")
    assert effect.color().alpha() < dark


async def test_what_follows_an_action_draws_while_it_lives(actions: Actions, app: Application) -> None:
    shown: list[str] = []
    action = actions.action("run.invoke")
    button = QPushButton()
    follow_action(action, button, lambda: shown.append(action.toolTip()))
    app.keymap.clear("run.invoke")
    assert shown[0] != shown[-1]
    drawn = len(shown)
    delete(button)
    app.keymap.reset("run.invoke")
    assert len(shown) == drawn
