import random
import re
from typing import Any

from workbench.model.event_recipe import EventRecipe, Renewal, Renewed
from workbench.project.event_renewal import SAMPLE_MS, Fresh, renew, tell_apart, tell_one_apart

UUID = "7c1e5a90-3f42-4d6b-9a18-52e0c7b4d17d"
DAY_MS = 86_400_000


def recipe(records: str = "", **renewed: Renewal) -> EventRecipe:
    base = f"{records}/*" if records else ""
    return EventRecipe(
        "s/t", renewed=tuple(Renewed(f"{base}/{name}", how) for name, how in renewed.items()), records=records
    )


def fresh(now_ms: int | None = SAMPLE_MS + DAY_MS) -> Fresh:
    return Fresh(random.Random(1), now_ms)


def test_ids_keep_their_form_and_what_quotes_them_follows() -> None:
    event: Any = {"id": UUID, "arn": f"arn:x:{UUID}", "again": UUID, "hex": "0a1B", "token": "aB3=/+", "n": "0009"}
    how = recipe(id=Renewal.UUID, hex=Renewal.HEX, token=Renewal.TOKEN, n=Renewal.COUNTER)
    renew(event, how, fresh())
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}", event["id"])
    assert event["id"] != UUID
    assert (event["arn"], event["again"]) == (f"arn:x:{event['id']}", event["id"])
    assert re.fullmatch(r"[0-9a-f]{3}[0-9A-F]", event["hex"])
    assert re.fullmatch(r"[a-z][A-Z][0-9]=/\+", event["token"])
    assert int(event["n"]) > 9


def test_the_same_chance_makes_the_same_ids() -> None:
    one: Any = {"id": UUID}
    other: Any = {"id": UUID}
    renew(one, recipe(id=Renewal.UUID), fresh())
    renew(other, recipe(id=Renewal.UUID), fresh())
    assert one == other


def test_without_a_time_times_stay() -> None:
    event: Any = {"at": SAMPLE_MS}
    renew(event, recipe(at=Renewal.TIME), fresh(None))
    assert event == {"at": SAMPLE_MS}


def test_sequence_numbers_stay_in_order() -> None:
    event: Any = {"R": [{"n": "100"}, {"n": "356"}]}
    renew(event, recipe("/R", n=Renewal.COUNTER), fresh())
    assert int(event["R"][1]["n"]) - int(event["R"][0]["n"]) == 256


def test_copies_get_ids_of_their_own_and_come_after() -> None:
    one = {"n": "100", "offset": 15, "id": UUID, "x": "00FE"}
    two = {"n": "356", "offset": 16, "id": UUID.replace("7", "8"), "x": "00FF"}
    event: Any = {"R": [dict(one), dict(two), dict(one), dict(two), dict(one)]}
    how = recipe("/R", n=Renewal.COUNTER, offset=Renewal.COUNTER, id=Renewal.UUID, x=Renewal.HEX_COUNTER)
    tell_apart(event, how, 2, fresh())
    assert event["R"][:2] == [one, two]
    numbers = [int(record["n"]) for record in event["R"]]
    assert numbers == sorted(set(numbers))
    for name in ("id", "offset", "x"):
        assert len({record[name] for record in event["R"]}) == 5
    assert all(re.fullmatch("[0-9A-F]{4}", record["x"]) for record in event["R"])


def test_one_copy_comes_after_all_others_of_its_list() -> None:
    event: Any = {"R": {"a": [{"n": "9"}, {"n": "3"}, {"n": "3"}], "b": [{"n": "1"}, {"n": "2"}, {"n": "3"}]}}
    how = EventRecipe("", renewed=(Renewed("/R/*/*/n", Renewal.COUNTER),), records="/R/*")
    tell_one_apart(event, how, ("R", "a", 2), fresh())
    assert [record["n"] for record in event["R"]["a"]] == ["9", "3", "10"]
    assert [record["n"] for record in event["R"]["b"]] == ["1", "2", "3"]


def test_copies_of_one_list_leave_the_others_alone() -> None:
    event: Any = {"R": {"a": [{"n": "1"}, {"n": "1"}], "b": [{"n": "1"}, {"n": "2"}]}}
    how = EventRecipe("", renewed=(Renewed("/R/*/*/n", Renewal.COUNTER),), records="/R/*")
    tell_apart(event, how, 1, fresh(), ("R", "a"))
    assert event == {"R": {"a": [{"n": "1"}, {"n": "2"}], "b": [{"n": "1"}, {"n": "2"}]}}


def test_what_is_of_another_kind_stays() -> None:
    event: Any = {"id": None, "n": [1]}
    renew(event, recipe(id=Renewal.UUID, n=Renewal.COUNTER), fresh())
    assert event == {"id": None, "n": [1]}
