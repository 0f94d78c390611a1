from pathlib import Path

from workbench.app.stores.event_tests import EventTestStore
from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus


def result(status: EventTestStatus) -> EventTestResult:
    return EventTestResult(EventTest(status, Path("a.json"), "Hello"), status, 0)


def test_results_are_told_as_they_come_and_forgotten_with_the_next_run() -> None:
    store = EventTestStore()
    told: list[int] = []
    store.changed.connect(lambda results: told.append(len(results)))
    store.add(result(EventTestStatus.OK))
    store.add(result(EventTestStatus.FAILED))
    store.begin()
    assert told == [1, 2, 0]


def test_those_that_did_not_pass_are_known() -> None:
    store = EventTestStore()
    for status in EventTestStatus:
        store.add(result(status))
    assert [one.status for one in store.failing] == [EventTestStatus.FAILED, EventTestStatus.ERROR]
