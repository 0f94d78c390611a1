"""How long keys take in the explorer's filter over 5,000 functions, from press to painted, off screen.

Prints one JSON list of milliseconds: python -m tests.bench.explorer_filter [FUNCTIONS]
"""

import json
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.support.fake_engine import a_function
from workbench.engine.runtimes import load_runtimes
from workbench.gui.explorer.filter_field import FilterField
from workbench.gui.explorer.tree import ExplorerTree
from workbench.gui.look import Look
from workbench.gui.models.function_tree import build_rows
from workbench.gui.ui_thread_garbage import UiThreadGarbage
from workbench.model.function import Function
from workbench.model.workspace import Workspace

FUNCTIONS = 5000
_TEAMS = ("shop", "billing", "search", "mail", "ops")
_RUNTIMES = ("python3.13", "nodejs22.x", "python3.9", "java21")
_TYPED = ("order 12", "runtime:python", "tag:team=shop", "/er-1.*9$/", "state:problem")


def functions(count: int) -> tuple[Function, ...]:
    """Functions of 50 applications, with tags, in four runtimes."""
    made = (a_function(f"order-{n:05d}-handler-{n * 7919 % 1000}", runtime=_RUNTIMES[n % 4]) for n in range(count))
    return tuple(
        replace(one, origin=replace(one.origin, application=f"app{n % 50}"), tags=(("team", _TEAMS[n % 5]),))
        for n, one in enumerate(made)
    )


def typed(field: FilterField, text: str) -> list[float]:
    """Milliseconds of each key of `text`, and of those that take it away again."""
    durations = []
    for key in (*text, *(None for _ in text)):
        began = time.perf_counter()
        if key is None:
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(field, key)
        QApplication.processEvents()
        durations.append((time.perf_counter() - began) * 1000)
    return durations


def main() -> None:
    """The entry point."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FUNCTIONS
    _qt = QApplication([])
    look = Look("dark")
    look.apply()
    workspace = Workspace(Path("/workspace"), functions(count))
    window = QWidget()
    tree = ExplorerTree(look, window)
    field = FilterField(look, lambda: workspace.functions, window)
    field.textChanged.connect(tree.set_filter)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(tree)
    tree.show_rows(build_rows(workspace, load_runtimes(), date(2026, 11, 21)))
    window.resize(268, 700)
    window.show()
    QApplication.processEvents()
    garbage = UiThreadGarbage()
    garbage.settle()
    typed(field, "o")
    sys.stdout.write(json.dumps([took for text in _TYPED for took in typed(field, text)]))


if __name__ == "__main__":
    main()
