"""The rows of the request in a panel that is too low for them."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.support.turns import until
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.composer.request_scroll import LEAST, RequestScroll

FIELDS = (QCheckBox, QComboBox, QLineEdit, QPlainTextEdit)


def overlaps(composer: ComposerPanel) -> list[tuple[str, str]]:
    """Pairs of visible fields of the request that lie over one another."""
    options = composer.options
    fields = [child for child in options.findChildren(QWidget) if isinstance(child, FIELDS) and child.isVisible()]
    placed = [(child, child.rect().translated(child.mapTo(options, child.rect().topLeft()))) for child in fields]
    return [
        (one.objectName(), other.objectName())
        for number, (one, here) in enumerate(placed)
        for other, there in placed[number + 1 :]
        if here.intersects(there)
    ]


def scroll_of(composer: ComposerPanel) -> RequestScroll:
    found = composer.findChild(RequestScroll)
    assert isinstance(found, RequestScroll)
    return found


@pytest.mark.parametrize("height", [480, 555, 620, 900])
async def test_fields_never_lie_over_one_another(composer: ComposerPanel, height: int) -> None:
    composer.resize(380, height)
    composer.options.show_fields(shown=True)
    assert len(composer.options.findChildren(QLineEdit)) >= 4
    await until(lambda: scroll_of(composer).height() >= LEAST and not overlaps(composer))


async def test_where_there_is_room_nothing_scrolls(composer: ComposerPanel) -> None:
    composer.resize(380, 900)
    composer.options.show_fields(shown=True)
    scroll = scroll_of(composer)
    await until(lambda: scroll.height() == composer.options.sizeHint().height())
    assert not scroll.verticalScrollBar().isVisible()
    composer.options.show_fields(shown=False)
    await until(lambda: scroll.height() == composer.options.sizeHint().height())
    assert scroll.height() <= LEAST + 8


async def test_what_is_below_comes_into_sight_with_the_keyboard(composer: ComposerPanel) -> None:
    composer.resize(380, 480)
    composer.options.show_fields(shown=True)
    scroll = scroll_of(composer)
    await until(lambda: scroll.verticalScrollBar().maximum() > 0)
    scroll.ensureWidgetVisible(composer.options.executor)
    top = composer.options.executor.mapTo(scroll.viewport(), composer.options.executor.rect().topLeft()).y()
    assert 0 <= top < scroll.viewport().height()
