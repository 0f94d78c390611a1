import base64
import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue
from workbench.model.event_recipe import Coding, Encoder, Follower, FollowRule
from workbench.project.event_members import closed, compact, decode, encode, follow, opened

DATA = Encoder("/data", (Coding.BASE64,))
LOGS = Encoder("/data", (Coding.BASE64, Coding.GZIP, Coding.JSON))
CHAINS = [LOGS.steps, DATA.steps, (Coding.JSON,), (Coding.BASE64, Coding.GZIP)]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(CHAINS))
def test_what_is_encoded_is_decoded(text: str, steps: tuple[Coding, ...]) -> None:
    assert decode(encode(text, steps), steps) == text


def test_a_member_is_opened_to_what_it_holds() -> None:
    data = base64.b64encode(gzip.compress(b'{"a": [1]}')).decode()
    assert opened({"data": data}, [LOGS]) == {"data": {"a": [1]}}


@pytest.mark.parametrize("data", ["no base64!", "////", None, 3, base64.b64encode(b"\xff").decode()])
def test_what_cannot_be_decoded_stays_as_it_is(data: JsonValue) -> None:
    event: JsonValue = {"data": data}
    assert opened(event, [LOGS]) == event
    assert closed(opened(event, [LOGS]), [LOGS], event) == {"data": data} if isinstance(data, str) else True


def test_bytes_that_are_no_text_keep_their_text() -> None:
    event: JsonValue = {"data": base64.b64encode(b"\xff\x00").decode()}
    assert closed(opened(event, [DATA]), [DATA], event) == event


def test_what_did_not_change_keeps_its_very_text() -> None:
    event: JsonValue = {"data": '{ "a" : 1.50 }', "other": "x"}
    text = Encoder("/data", (Coding.JSON,))
    assert closed(opened(event, [text]), [text], event) == event


def test_what_changed_is_encoded_again() -> None:
    event: JsonValue = {"data": base64.b64encode(b"old").decode()}
    assert closed({"data": "new"}, [DATA], event) == {"data": base64.b64encode(b"new").decode()}
    logs: Any = closed({"data": {"a": 1}}, [LOGS], event)
    assert json.loads(gzip.decompress(base64.b64decode(logs["data"]))) == {"a": 1}


def test_gzip_is_the_same_every_time() -> None:
    assert encode({"a": 1}, LOGS.steps) == encode({"a": 1}, LOGS.steps)


def test_followers_follow_in_their_own_record() -> None:
    event: JsonValue = {
        "R": [{"body": "a", "md5": ""}, {"body": "b", "md5": ""}, {"md5": "kept"}, {"body": 1, "md5": ""}]
    }
    follow(event, [Follower("/R/*/md5", "/R/*/body", FollowRule.MD5)])
    assert event == {
        "R": [
            {"body": "a", "md5": "0cc175b9c0f1b6a831c399e269772661"},
            {"body": "b", "md5": "92eb5ffee6ae2fec3ad71c777531578f"},
            {"md5": "kept"},
            {"body": 1, "md5": ""},
        ]
    }


def test_lengths_are_of_utf_8() -> None:
    event: JsonValue = {"length": "0", "body": "é"}
    follow(event, [Follower("/length", "/body", FollowRule.LENGTH), Follower("/absent", "/body", FollowRule.LENGTH)])
    assert event == {"length": "2", "body": "é"}


def test_partitions_are_named_after_their_topic() -> None:
    event: JsonValue = {"records": {"old-0": [{"topic": "new", "partition": 4}], "kept": [], "bad": 3}}
    follow(event, [Follower("/records", "/records/*/*/topic", FollowRule.TOPIC)])
    assert event == {"records": {"new-4": [{"topic": "new", "partition": 4}], "kept": [], "bad": 3}}


def test_compact_is_as_services_send_json() -> None:
    assert compact({"a": [1, "é"]}) == '{"a":[1,"é"]}'
