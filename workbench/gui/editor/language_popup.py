"""The list of completions in the code editor: the composer's, with the description of the one that is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.composer.json_offers import Offer
from workbench.gui.composer.json_popup import OfferPopup
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.code import Completion

_REST_MS = 120
"""How long a row is selected before its description is asked for."""

_TO_COME = " "
"""Keeps the room of a description that is not there yet."""

_KINDS = {"statement": "variable", "param": "parameter", "instance": "variable"}


class CodePopup(OfferPopup):
    """Shows completions. `description_wanted` carries the name of the one that stays selected."""

    description_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        name(self, "editor.completion", tr("Completions"))
        name(self.list, "editor.completion.list", tr("Completions"))
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.list.selectionModel().currentChanged.connect(self._wait)

    def show_completions(self, found: Sequence[Completion], caret: QRect) -> None:
        """Show them at a caret in global coordinates; the first is selected."""
        self.open_at([Offer(one.name, _KINDS.get(one.kind, one.kind), _TO_COME) for one in found], caret)

    def describe(self, offered: str, description: str) -> None:
        """Show the description of a row, if it is selected still: its signature and its first sentence."""
        current = self.current
        if current is not None and current.name == offered:
            signature, _, rest = description.replace("``", "").partition("\n\n")
            lines = (" ".join(part.split()) for part in (signature, rest.partition("\n\n")[0]))
            room, metrics = self.help.width() - 2 * 8, self.help.fontMetrics()
            cut = Qt.TextElideMode.ElideRight
            self.help.setText("\n".join(metrics.elidedText(line, cut, room) for line in lines if line))

    def _wait(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._rest.start()

    def _ask(self) -> None:
        current = self.current
        if current is not None and self.isVisible():
            self.description_wanted.emit(current.name)
