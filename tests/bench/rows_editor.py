"""The editor with a file of 100,000 lines, off screen and on a display of its own (Xvfb, with the X server's keys)."""

import json
import shutil
from collections.abc import Iterator, Mapping

from tests.bench.children import finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample
from tests.bench.unmeasured import UnmeasuredError
from tests.support.display import xvfb

KEYS = 200
SHOWN_MS = 300.0
KEY_MS = 16.0
SEARCH_MS = 100.0
WITHIN_S = 240.0


def off_screen(session: Session) -> Iterator[Row]:
    """From a press until it is painted, in the whole window, while colours, changes and findings are looked for."""
    yield from _rows("editor-large", "", _measured(session, session.environment()))


def on_display(session: Session) -> Iterator[Row]:
    """The same with a picture that goes to an X server, and keys that come from there."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            raise UnmeasuredError(f"{program} is not installed")
    with xvfb() as display:
        environment = {**session.environment(), "QT_QPA_PLATFORM": "xcb", "DISPLAY": display.name}
        found = _measured(session, environment, "real")
    yield from _rows("editor-display", ", on a display", found)


def _measured(session: Session, environment: Mapping[str, str], *mode: str) -> dict[str, list[float]]:
    command = session.module("tests.bench.editor_keys", str(session.workspace), str(session.times(KEYS)), *mode)
    found: dict[str, list[float]] = json.loads(finish(command, ROOT, environment, WITHIN_S))
    return found


def _rows(row: str, where: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    shown, key, search = Target(SHOWN_MS), Target(KEY_MS, figure=Figure.P99), Target(SEARCH_MS, figure=Figure.P99)
    yield Row(f"{row}-shown", f"a file of 100,000 lines shown{where}", sample(found["shown"]), target=shown)
    yield Row(f"{row}-key", f"a key in 100,000 lines{where}", sample(found["keys"]), target=key)
    yield Row(f"{row}-search", f"all hits in 100,000 lines, per key{where}", sample(found["searches"]), target=search)
