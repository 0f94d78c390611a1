"""The parts of the composer: captions that belong to fields, the way of the Tab key, names for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from workbench.app.application import Application
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.look import ROW
from workbench.gui.tasks import GuiTasks

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def controls(composer: ComposerPanel) -> list[QWidget]:
    """What the user can work with; not what Qt builds a control of."""
    found = [child for child in composer.findChildren(QWidget) if isinstance(child, CONTROLS)]
    return [child for child in found if not isinstance(child, QHeaderView) and not _is_part(child)]


def _is_part(child: QWidget) -> bool:
    owner = child.parentWidget()
    while owner is not None and not isinstance(owner, QComboBox | QAbstractSpinBox):
        owner = owner.parentWidget()
    return owner is not None


def reached_by_tab(composer: ComposerPanel) -> list[QWidget]:
    """What Tab stops at, in its order."""
    chain: list[QWidget] = []
    at = composer.nextInFocusChain()
    while at is not None and at is not composer:
        stops = at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and composer.isAncestorOf(at):
            chain.append(at)
        at = at.nextInFocusChain()
    return chain


async def test_captions_belong_to_their_fields(composer: ComposerPanel) -> None:
    labels = composer.findChildren(QLabel)
    fields = {label.text(): label.buddy() for label in labels if label.buddy() is not None}
    assert fields["Source"] is composer.source
    assert fields["Wrapped in"] is composer.wrapped
    assert fields["Variables"] is composer.environment


async def test_every_control_has_a_name_to_be_read(composer: ComposerPanel) -> None:
    composer.options.show_fields(shown=True)
    nameless = [child for child in controls(composer) if not (child.accessibleName() or _text(child))]
    assert [f"{type(child).__name__} {child.objectName()}" for child in nameless] == []
    assert len(controls(composer)) > 20


def _text(child: QWidget) -> str:
    return child.text().strip() if isinstance(child, QAbstractButton) else ""


async def test_names_tell_controls_apart(composer: ComposerPanel) -> None:
    composer.save_row.ask("mine")
    names = [child.accessibleName() or _text(child) for child in controls(composer) if child.isVisible()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("mode", list(Mode))
async def test_tab_goes_from_the_top_down(
    composer: ComposerPanel, app: Application, tasks: GuiTasks, mode: Mode
) -> None:
    composer.set_event("s3/put", app.catalogue.sample("s3/put"), "s3/put")
    await tasks.drain()
    composer.mode.choose(mode)
    chain = reached_by_tab(composer)
    middle: list[QWidget] = [composer.form.tree] if mode in (Mode.FORM, Mode.BOTH) else []
    middle += [composer.editor] if mode in (Mode.JSON, Mode.BOTH) else []
    wanted = [composer.source, *middle, composer.invoke_button]
    assert [child for child in chain if child in wanted] == wanted
    heights = [child.mapTo(composer, child.rect().center()).y() for child in chain]
    assert heights == sorted(heights), [child.objectName() for child in chain]


async def test_rows_are_as_high_as_everywhere_and_in_line(composer: ComposerPanel) -> None:
    fields = (composer.source, composer.wrapped)
    assert {field.height() for field in fields} == {ROW}
    assert len({field.mapTo(composer, field.rect().topLeft()).x() for field in fields}) == 1
    assert len({field.width() for field in fields}) == 1
    assert composer.source.geometry().right() == composer.width() - 13


async def test_the_middle_has_all_the_room_that_is_left(composer: ComposerPanel) -> None:
    before = composer.pages.height()
    composer.resize(380, 820)
    assert composer.pages.height() == before + 200
    assert composer.focusProxy() is composer.pages


async def test_nothing_is_cut_off_in_a_narrow_panel(composer: ComposerPanel) -> None:
    composer.resize(composer.minimumSizeHint().width(), 620)
    inside = composer.rect()
    outside = [
        child.objectName() or type(child).__name__
        for child in controls(composer)
        if child.isVisible() and not inside.contains(child.mapTo(composer, child.rect().bottomRight()))
    ]
    assert outside == []
