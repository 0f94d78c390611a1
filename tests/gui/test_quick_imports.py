"""What PySide does with the modules that are imported after it."""

import json
import subprocess
import sys

_SCRIPT = """
import json, linecache, sys
{first}
import PySide6.QtWidgets
import workbench.app.command_table, email.message, xml.dom.minidom
print(json.dumps([name for name in linecache.cache if "xml" in name]))
"""


def sources_read(first: str) -> list[str]:
    """The sources that were read while modules were imported, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(first=first)], check=True, capture_output=True, text=True, timeout=60
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_pyside_reads_every_source_and_beside_the_window_none() -> None:
    assert sources_read(""), "PySide does not do so any more: quick_imports can go"
    assert sources_read("import workbench.gui") == []
