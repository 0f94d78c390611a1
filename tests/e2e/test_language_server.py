"""JavaScript is understood in the real window, by TypeScript's language server from npm; nothing is left of it."""

import os
from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.npm import programs
from tests.support.processes import processes_with
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = [pytest.mark.display, pytest.mark.node, pytest.mark.npm]

HANDLER = """price({ length: 1 });
import { price } from './prices.mjs';

export const handler = async (event) => price(event.item);
"""
PRICES = "export function price(item) {\n  return item.length;\n}\n"


def _press_until(window: Window, title: str, *keys: str) -> bool:
    """Whether the title has this; the keys are pressed when it does not have it yet."""
    if title in window.title():
        return True
    window.key(*keys)
    return False


def test_definition_in_another_file_and_no_process_left(
    display: Display, home: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = programs("typescript-language-server@4.3.4", "typescript@5.9.3")
    monkeypatch.setenv("PATH", os.pathsep.join((str(servers), os.environ["PATH"])))
    (workspace / "echo" / "index.mjs").write_text(HANDLER, encoding="utf-8")
    (workspace / "echo" / "prices.mjs").write_text(PRICES, encoding="utf-8")
    with open_window(display, home, workspace) as window:
        window.key("ctrl+p")
        window.type("Echo")
        window.key("Return")
        until(lambda: window.title().startswith("index.mjs"), "index.mjs to be open")
        until(lambda: processes_with("tsserver.js"), "the server to run")
        until(lambda: _press_until(window, "prices.mjs", "ctrl+2", "ctrl+Home", "F12"), "the definition", step_s=1.0)
        assert window.quit() == 0
    assert [one for one in processes_with("tsserver.js") if one != os.getpid()] == []
