"""How long keys take in a 6 MB event, from press to painted, off screen; prints one JSON list of milliseconds.

python -m tests.bench.typing_keys lines|line|string [KEYS]
"""

import json
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look

EVENT_BYTES = 6_000_000
KEYS = 200
PLACES = (0.0, 0.5, 0.98)
"""Where in the event is typed."""

_RECORD = {
    "eventName": "ObjectCreated:Put",
    "eventTime": "2026-11-22T04:00:00Z",
    "s3": {"bucket": {"name": "orders", "arn": "arn:aws:s3:::orders"}, "object": {"key": "a b.json", "size": 1024}},
}


def event(form: str) -> str:
    """6 MB as many lines, as one line, or as one line that is one string."""
    if form == "string":
        return json.dumps({"body": "QUJD" * (EVENT_BYTES // 4 - 4)})
    indent, separators = (2, None) if form == "lines" else (None, (",", ":"))
    one = len(json.dumps(_RECORD, indent=indent, separators=separators)) + (50 if indent else 1)
    text = json.dumps({"Records": [_RECORD] * (EVENT_BYTES // one)}, indent=indent, separators=separators)
    return text[:EVENT_BYTES]


def typed(editor: JsonEditor, keys: int) -> list[float]:
    """Milliseconds of each key at each place."""
    durations = []
    for place in PLACES:
        cursor = QTextCursor(editor.document())
        cursor.setPosition(int(editor.document().characterCount() * place))
        editor.setTextCursor(cursor)
        editor.centerCursor()
        QApplication.processEvents()
        for number in range(keys):
            began = time.perf_counter()
            QTest.keyClick(editor, Qt.Key.Key_A if number % 2 else Qt.Key.Key_Backspace)
            QApplication.processEvents()
            durations.append((time.perf_counter() - began) * 1000)
    return durations


def main() -> None:
    """The entry point."""
    form, keys = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else KEYS
    _qt = QApplication([])
    look = Look("dark")
    look.apply()
    editor = JsonEditor(look)
    editor.resize(400, 600)
    editor.show()
    editor.replace_text(event(form))
    editor.finish()
    QApplication.processEvents()
    typed(editor, 3)
    sys.stdout.write(json.dumps(typed(editor, keys)))


if __name__ == "__main__":
    main()
