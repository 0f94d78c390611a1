"""The row above the text: where the file is, and which function or class the cursor is in."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from workbench.gui.editor.keys import indent_of
from workbench.gui.translation import tr

_SEPARATOR = " › "
_LOOK_BACK = 2000
_DEFINITION = re.compile(
    r"\s*(?:export\s+(?:default\s+)?)?(?:async\s+)?(?:def|class|function\*?|fn|func|interface|struct)\s+([\w$]+)"
    r"|\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)"
)
_CLOSERS = (")", "]", "}")
HEIGHT = 28


def symbol_at(lines: Sequence[str], line: int) -> str:
    """The name of the innermost definition around `line` (from 0), judged by indents; empty at the top level."""
    depth = len(indent_of(lines[line])) if lines[line].strip() else None
    for number in range(line, max(line - _LOOK_BACK, -1), -1):
        text = lines[number]
        # A line that closes a bracket ends a definition's head, or a block that has been passed.
        if not text.strip() or (number != line and text.lstrip().startswith(_CLOSERS)):
            continue
        indent = len(indent_of(text))
        found = _DEFINITION.match(text)
        if found is not None and (number == line or depth is None or indent < depth):
            return found[1] or found[2]
        depth = indent if depth is None else min(depth, indent)
        if depth == 0 and number != line:
            return ""
    return ""


def trail(path: Path, root: Path | None, served: Path | None = None) -> str:
    """The folders and the file as text, from the workspace's name on; a file elsewhere with its whole path.

    Code of the Lambda service's functions is in `served`, below a folder that is named by its hash.
    """
    if served is not None and path.is_relative_to(served):
        return _SEPARATOR.join((tr("Lambda service"), *path.relative_to(served).parts[1:]))
    if root is not None and path.is_relative_to(root):
        return _SEPARATOR.join((root.name, *path.relative_to(root).parts))
    return str(path)


class Breadcrumb(QWidget):
    """Trail at the left, a remark such as "Read only" at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setObjectName("editor.breadcrumb")
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._trail = ""
        self.label = QLabel(self)
        self.remark = QLabel(self)
        for label in (self.label, self.remark):
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        # A long path is cut: it must not make the window's panels narrow.
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.remark)

    def show_trail(self, text: str) -> None:
        """Show where the file is."""
        self._trail = text
        self.label.setText(text)
        self.label.setToolTip(text)

    def show_symbol(self, name: str) -> None:
        """Show the definition that the cursor is in, or none."""
        text = f"{self._trail}{_SEPARATOR}{name}" if name else self._trail
        if text != self.label.text():
            self.label.setText(text)
