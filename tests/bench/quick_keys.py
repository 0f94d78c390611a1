"""Types into quick open over 50,000 files, off screen, and prints how long each key took until it was painted.

python -m tests.bench.quick_keys TIMES
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow

from tests.bench.many_files import file_names
from tests.bench.timing import now_ms
from workbench.gui import entries
from workbench.gui.look import Look
from workbench.gui.main import make_qt
from workbench.gui.palette import Palette

TEXTS = ("order_queue", "svc12 invoice", "ordqu_12", "ptb", "zqx", "handler_event_04.py:12")


def main() -> None:
    """The entry point: the durations in milliseconds as JSON."""
    app = make_qt([])
    look = Look("dark")
    look.apply()
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    palette = Palette(look, window)
    files = entries.file_search(Path("/workspace"), file_names(), lambda _path: None)
    palette.open((), "Go to anything")
    palette.refill((), files)
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    durations: list[float] = []
    for _ in range(int(sys.argv[1])):
        for text in TEXTS:
            for letter in text:
                began = now_ms()
                QTest.keyClicks(field, letter)
                palette.grab()
                app.processEvents()
                durations.append(now_ms() - began)
            field.clear()
            QTest.keyClick(field, Qt.Key.Key_Home)
    print(json.dumps(durations))  # noqa: T201


if __name__ == "__main__":
    main()
