"""Where the parts of the composer stand."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.actions import Actions
from workbench.gui.composer.bars import foot_bar, head_bar
from workbench.gui.composer.request_rows import LABEL_WIDTH
from workbench.gui.look import ROW, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label

if TYPE_CHECKING:
    from workbench.gui.composer.panel import ComposerPanel


def lay_out(panel: "ComposerPanel", look: Look, actions: Actions) -> tuple[QWidget, QWidget]:
    """Lay the panel out; gives its head, which is the dock's title bar later, and its foot."""
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 12)
    layout.setSpacing(0)
    head = head_bar(look, actions, panel.modes, panel)
    layout.addWidget(head)
    layout.addLayout(_rows(panel))
    layout.addSpacing(8)
    layout.addWidget(hairline(panel))
    layout.addWidget(panel.pages, 1)
    layout.addWidget(hairline(panel))
    layout.addWidget(panel.check)
    layout.addWidget(panel.problems)
    layout.addWidget(hairline(panel))
    layout.addWidget(panel.request_scroll)
    layout.addWidget(panel.save_row)
    layout.addSpacing(12)
    foot = foot_bar(look, actions, panel.invoke_button, panel)
    layout.addWidget(foot)
    panel.setFocusProxy(panel.pages)
    fields = (panel.source, panel.wrapped, panel.environment)
    _order_tabs((head, *fields, panel.pages, panel.check, panel.problems, panel.options, panel.save_row, foot), panel)
    return head, foot


def _order_tabs(parts: Sequence[QWidget], panel: QWidget) -> None:
    """Let Tab go through `parts` in their order, not in that in which they were made; within each nothing changes."""
    chain: list[QWidget] = []
    at = panel.nextInFocusChain()
    while at is not None and at is not panel:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None:
            chain.append(at)
        at = at.nextInFocusChain()
    ordered = [widget for part in parts for widget in chain if widget is part or part.isAncestorOf(widget)]
    for first, second in pairwise(ordered):
        QWidget.setTabOrder(first, second)


def _rows(panel: "ComposerPanel") -> QGridLayout:
    """Source, envelopes and environment, each with its caption."""
    grid = QGridLayout()
    grid.setContentsMargins(12, 0, 12, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    fields = ((tr("Source"), panel.source), (tr("Wrapped in"), panel.wrapped), (tr("Variables"), panel.environment))
    for row, (title, field) in enumerate(fields):
        caption = label(title, "muted", panel)
        caption.setBuddy(field)
        caption.setMinimumHeight(ROW)
        grid.addWidget(caption, row, 0)
        grid.addWidget(field, row, 1)
        if field is panel.environment:
            _show_when_needed(panel, caption)
    return grid


def _show_when_needed(panel: "ComposerPanel", caption: QLabel) -> None:
    """Most workspaces have no environments: their row is there with the first."""

    def show() -> None:
        for part in (caption, panel.environment):
            part.setVisible(panel.environment.is_needed)

    panel.values.changed.connect(show)
    show()
