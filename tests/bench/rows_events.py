"""Events: opening each of the catalogue, checking a large one against its schema, and showing one as a form."""

import json
from collections.abc import Iterator
from functools import partial

from tests.bench.children import finish
from tests.bench.rows import Row, Target
from tests.bench.session import ROOT, Session
from tests.bench.stats import Figure, sample
from tests.bench.timing import timed_blocking
from workbench.project.event_catalogue import EventCatalogue, load_catalogue
from workbench.project.event_check import check_event
from workbench.project.event_make import make
from workbench.project.event_recipes import details

LARGE = "sqs/batch"
RECORDS = 1530
"""What makes 1 MB of that event."""
OPEN_MS, CHECK_MS, FORM_MS = 50.0, 200.0, 100.0
FORM_WITHIN_S = 60.0


def opening(session: Session) -> Iterator[Row]:
    """Every entry once, from disk: its sample, parameters and schemas."""
    catalogue = load_catalogue()
    durations = [
        duration for entry in catalogue.types for duration in timed_blocking(partial(_open, catalogue, entry.id), 1)
    ]
    limit = Target(OPEN_MS, figure=Figure.MAX)
    yield Row("events-open", f"opening each of {len(durations)} event types", sample(durations), target=limit)


def _open(catalogue: EventCatalogue, type_id: str) -> None:
    catalogue.sample(type_id)
    details(catalogue, type_id)


def checking(session: Session) -> Iterator[Row]:
    """1 MB with nothing wrong, and 1 MB in which every record is wrong."""
    catalogue = load_catalogue()
    good = make(catalogue, LARGE, records=RECORDS)
    bad = good.replace('"aws:sqs"', "3")
    for name, text in (("right", good), ("wrong", bad)):
        durations = timed_blocking(partial(check_event, catalogue, LARGE, text), session.times(20, 5))
        yield Row(f"events-check-{name}", f"checking a 1 MB event, {name}", sample(durations), target=Target(CHECK_MS))


def form(session: Session) -> Iterator[Row]:
    """A form of 300 fields in a process of its own, with Qt off screen: built, unfolded, laid out and painted."""
    command = session.module("tests.bench.form_shown", str(session.times(20, 5)))
    found = json.loads(finish(command, ROOT, session.environment(), FORM_WITHIN_S))
    shown = sample(found["durations"])
    yield Row("events-form", f"showing a form of {found['rows']} fields", shown, target=Target(FORM_MS))
