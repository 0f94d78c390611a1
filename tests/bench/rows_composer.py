"""The composer's JSON editor: typing in an event of the greatest size."""

import json
from collections.abc import Iterator

from tests.bench.children import finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample

KEYS = 200
TYPING_MS = 30.0
WITHIN_S = 120.0
_FORMS = {"lines": "of many lines", "line": "minified to one line", "string": "that is one string"}


def typing(session: Session) -> Iterator[Row]:
    """From the press of a key until it is painted, off screen, at three places of each event."""
    for form, what in _FORMS.items():
        command = session.module("tests.bench.typing_keys", form, str(session.times(KEYS)))
        durations = json.loads(finish(command, ROOT, session.environment(), WITHIN_S))
        limit = Target(TYPING_MS, figure=Figure.P99)
        yield Row(f"events-typing-{form}", f"a key in a 6 MB event {what}", sample(durations), target=limit)
