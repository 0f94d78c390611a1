import copy
import json

from workbench.base.json_edit import applied
from workbench.base.json_pointer import Path
from workbench.model.event_recipe import Coding, Encoder, EventRecipe, Follower, FollowRule
from workbench.project.event_copies import copied
from workbench.project.event_text import EventText, open_event

RECIPE = EventRecipe(
    "",
    encoders=(Encoder("/R/*/json", (Coding.JSON,)), Encoder("/logs", (Coding.JSON,))),
    followers=(Follower("/R/*/length", "/R/*/body", FollowRule.LENGTH),),
    records="/R",
)


def with_copy(text: str, path: Path, at: int, **members: object) -> str:
    """The first record copied to the end of the event, and written at number `at`."""
    opened: EventText = open_event(text, RECIPE)
    batch = opened.event
    for part in path:
        batch = batch[part] if isinstance(batch, dict) and isinstance(part, str) else None
    assert isinstance(batch, list)
    record = copy.deepcopy(batch[0])
    assert isinstance(record, dict)
    for name, value in members.items():
        record[name] = json.loads(json.dumps(value))
    batch.append(record)
    return applied(text, [copied(opened, path, {len(batch) - 1: 0}, at)])


def test_a_copy_is_typed_as_its_original() -> None:
    text = '{"R": [{"id":  1,\t"n": 1.50}, {"id": 2}]}'
    assert with_copy(text, ("R",), 1, id=3) == '{"R": [{"id":  1,\t"n": 1.50}, {"id":  3,\t"n": 1.50}, {"id": 2}]}'
    assert with_copy(text, ("R",), 2, id=3).endswith('{"id": 2}, {"id":  3,\t"n": 1.50}]}')


def test_encoded_members_of_a_copy_are_encoded() -> None:
    text = json.dumps({"R": [{"json": '{"id":  1}'}]})
    found = json.loads(with_copy(text, ("R",), 1, json={"id": 2}))
    assert [record["json"] for record in found["R"]] == ['{"id":  1}', '{"id":  2}']


def test_members_of_a_copy_follow_each_other() -> None:
    text = '{"R": [{"body": "x", "length": "1"}]}'
    assert json.loads(with_copy(text, ("R",), 1, body="four"))["R"][1] == {"body": "four", "length": "4"}


def test_records_within_an_encoded_member_are_copied_there() -> None:
    text = json.dumps({"logs": '{"events": [{"id":  1}]}'})
    found = json.loads(with_copy(text, ("logs", "events"), 1, id=2))
    assert found["logs"] == '{"events": [{"id":  1}, {"id":  2}]}'
