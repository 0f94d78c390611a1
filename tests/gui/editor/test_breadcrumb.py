"""Where the file is, and what the cursor is in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.editor.breadcrumb import Breadcrumb, symbol_at, trail

PYTHON = [
    "import os",
    "",
    "class A:",
    "    def one(self):",
    "        if x:",
    "",
    "            return 1",
    "    y = 2",
    "",
    "def two(",
    "    a,",
    "):",
    "    pass",
    "x = 1",
]
SCRIPT = [
    "export const handler = async (event) => {",
    "  return 1;",
    "};",
    "",
    "let a = 1;",
    "function b() {",
    "  a;",
    "}",
]


@pytest.mark.parametrize(
    ("line", "name"),
    [(0, ""), (2, "A"), (3, "one"), (5, "one"), (6, "one"), (7, "A"), (9, "two"), (12, "two"), (13, "")],
)
def test_python_definitions(line: int, name: str) -> None:
    assert symbol_at(PYTHON, line) == name


@pytest.mark.parametrize(("line", "name"), [(0, "handler"), (1, "handler"), (4, ""), (6, "b")])
def test_javascript_definitions(line: int, name: str) -> None:
    assert symbol_at(SCRIPT, line) == name


def test_the_trail_begins_with_the_workspace() -> None:
    root = Path("/home/me/shop")
    assert trail(root / "orders" / "app.py", root) == "shop › orders › app.py"
    assert trail(Path("/etc/hosts"), root) == str(Path("/etc/hosts"))
    assert trail(Path("/etc/hosts"), None) == str(Path("/etc/hosts"))


def test_code_of_the_service_is_named_by_its_function() -> None:
    served = Path("/home/me/cache/served-code")
    assert trail(served / "0123abcd" / "hello" / "app.py", None, served) == "Lambda service › hello › app.py"
    assert trail(Path("/etc/hosts"), None, served) == str(Path("/etc/hosts"))


def test_a_long_path_takes_no_room_from_others(qtbot: QtBot) -> None:
    bar = Breadcrumb()
    qtbot.addWidget(bar)
    bar.show_trail("/x" * 500)
    assert bar.minimumSizeHint().width() < 200
    assert bar.label.toolTip() == "/x" * 500


def test_the_symbol_comes_and_goes(qtbot: QtBot) -> None:
    bar = Breadcrumb()
    qtbot.addWidget(bar)
    bar.show_trail("shop › app.py")
    bar.show_symbol("handler")
    assert bar.label.text() == "shop › app.py › handler"
    bar.show_symbol("")
    assert bar.label.text() == "shop › app.py"
