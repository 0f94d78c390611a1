import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.async_lanes import Lanes, Ticket

F, G = ("s", "f"), ("s", "g")


def a_ticket(name: str, due_ns: int = 0, key: tuple[str, str] = F) -> Ticket:
    return Ticket(due_ns, 0, name, key)


def taken(lanes: Lanes, now_ns: int = 0) -> list[str]:
    return [ticket.event_id for ticket in lanes.take_due(now_ns)]


def test_what_is_due_is_taken_in_order_and_once() -> None:
    lanes = Lanes(10)
    for name, due_ns in (("late", 5), ("b", 2), ("a", 1)):
        lanes.add(a_ticket(name, due_ns))
    assert taken(lanes, 2) == ["a", "b"]
    assert taken(lanes, 2) == []
    assert lanes.next_due_ns() == 5
    assert lanes.running() == {"a", "b"}


def test_a_lane_is_bounded_and_does_not_hold_up_another() -> None:
    lanes = Lanes(1)
    for name, key in (("a", F), ("b", F), ("c", G)):
        lanes.add(a_ticket(name, key=key))
    assert taken(lanes) == ["a", "c"]
    assert lanes.next_due_ns() is None
    lanes.leave("a")
    assert not lanes.holds("a")
    assert taken(lanes) == ["b"]


def test_throttles_narrow_a_lane_and_runs_widen_it() -> None:
    lanes = Lanes(4)
    for number in range(20):
        lanes.add(a_ticket(f"{number:02}"))
    assert len(taken(lanes)) == 4
    for _throttle in range(5):
        lanes.throttled(F)
    for name in ("00", "01", "02", "03"):
        lanes.leave(name)
    assert len(taken(lanes)) == 1
    for _run in range(9):
        lanes.went_well(F)
    assert len(taken(lanes)) == 3


def test_an_event_is_there_once() -> None:
    lanes = Lanes(10)
    lanes.add(a_ticket("a", 1))
    lanes.add(a_ticket("a", 2))
    assert taken(lanes, 2) == ["a"]
    lanes.put_back(a_ticket("a", 7))
    assert (lanes.next_due_ns(), lanes.running()) == (7, set())


def test_an_event_that_comes_back_while_it_leaves_stays() -> None:
    lanes = Lanes(10)
    lanes.add(a_ticket("a"))
    assert taken(lanes) == ["a"]
    lanes.add(a_ticket("a", 3))
    lanes.leave("a")
    assert lanes.holds("a")
    assert taken(lanes, 3) == ["a"]
    lanes.leave("a")
    assert not lanes.holds("a")


def test_waiting_events_are_removed_and_running_ones_are_not() -> None:
    lanes = Lanes(1)
    for name in ("a", "b", "c"):
        lanes.add(a_ticket(name))
    assert taken(lanes) == ["a"]
    lanes.remove({"a", "b", "unknown"})
    assert (lanes.holds("a"), lanes.holds("b"), lanes.holds("c")) == (True, False, True)
    lanes.leave("a")
    assert taken(lanes) == ["c"]


@given(
    st.lists(st.tuples(st.sampled_from(["add", "take", "back", "leave", "throttle", "well"]), st.integers(0, 9))),
    st.integers(1, 4),
)
def test_no_event_is_lost_or_doubled(steps: list[tuple[str, int]], width: int) -> None:
    lanes = Lanes(width)
    waiting: set[str] = set()
    running: dict[str, Ticket] = {}
    for step, number in steps:
        name = str(number)
        match step:
            case "add" if name not in running:
                lanes.add(a_ticket(name, number, (F, G)[number % 2]))
                waiting.add(name)
            case "take":
                for ticket in lanes.take_due(number):
                    waiting.remove(ticket.event_id)
                    running[ticket.event_id] = ticket
            case "back" if name in running:
                lanes.put_back(dataclasses.replace(running.pop(name), due_ns=number + 1))
                waiting.add(name)
            case "leave" if name in running:
                lanes.leave(name)
                del running[name]
            case "throttle" | "well" if name in running:
                (lanes.throttled if step == "throttle" else lanes.went_well)(running[name].key)
        assert lanes.running() == set(running)
        assert all(lanes.holds(each) for each in waiting | set(running))
    assert sum(ticket.key == F for ticket in running.values()) <= width
