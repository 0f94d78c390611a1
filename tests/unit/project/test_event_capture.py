import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.model.errors import EventError
from workbench.project.event_capture import captured

EVENT = {"Records": [{"eventSource": "aws:s3", "s3": {"size": 1, "ok": True, "none": None}}]}
TEXT = json.dumps(EVENT)

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=10,
)
OBJECTS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), VALUES, min_size=1, max_size=4)
NOISE = st.text("abc 01\t:,.-|\n[]()é", max_size=20)


def values(text: str) -> list[Any]:
    return [json.loads(one) for one in captured(text)]


@given(OBJECTS, NOISE, NOISE)
def test_json_in_noise_is_found_as_it_was_written(event: dict[str, Any], before: str, after: str) -> None:
    text = json.dumps(event)
    assert text in captured(before + text + after)


@given(OBJECTS, NOISE, NOISE)
def test_what_python_prints_is_found_again(event: dict[str, Any], before: str, after: str) -> None:
    assert event in values(f"{before}{event!r}{after}")


@given(OBJECTS, NOISE)
def test_json_in_a_text_is_found_again(event: dict[str, Any], before: str) -> None:
    inner = json.dumps(event)
    assert inner in captured(f"{before} {json.dumps(inner)}")
    assert inner in captured(f"{before} {inner!r}")
    assert inner in captured(json.dumps({"level": "INFO", "message": f"got {inner}"}))


@given(st.text("{}[]\"'\\:,a1 \n", max_size=40))
def test_any_text_gives_json_or_nothing(text: str) -> None:
    try:
        for one in captured(text):
            json.loads(one)
    except EventError:
        assume(False)


@pytest.mark.parametrize(
    "line",
    [
        TEXT,
        f"\ufeff{TEXT}\n",
        f"2026-11-22T04:12:00.123Z\t5f3c-11\tINFO\tgot {TEXT} in 3 ms",
        f"[INFO]\t2026-11-22T04:12:00.123Z\t5f3c\t{EVENT}",
        f"2026-11-22T04:12:00.123Z 5f3c INFO event = {EVENT!r}",
        json.dumps({"timestamp": "2026", "level": "INFO", "requestId": "5f3c", "message": EVENT}),
        json.dumps({"level": "INFO", "message": TEXT, "timestamp": 1}),
        json.dumps({"level": "INFO", "message": repr(EVENT), "timestamp": 1}),
        json.dumps(TEXT),
        json.dumps(json.dumps(TEXT)),
        TEXT.replace('"', '\\"'),
        "it's {not} an event {} but " + TEXT,
        "\tINFO\t{ Records: [ { eventSource: 'aws:s3', s3: { size: 1, ok: true, none: null } } ] }",
    ],
)
def test_the_event_comes_first(line: str) -> None:
    assert values(line)[0] == EVENT


def test_a_log_record_comes_after_its_event_and_the_digits_stay() -> None:
    record = '{"level": "INFO", "event": {"n": 1.10, "big": 12345678901234567890.0}, "x": "' + "y" * 200 + '"}'
    assert captured(record) == ('{"n": 1.10, "big": 12345678901234567890.0}', record)


def test_the_largest_of_several_is_first() -> None:
    assert values(f'{{"a": 1}} and {TEXT} and {{"b": 2}}') == [EVENT, {"a": 1}, {"b": 2}]


def test_an_event_of_many_lines_is_found_between_the_stamps_of_the_console() -> None:
    lines = json.dumps(EVENT, indent=2).split("\n")
    assert values("\n".join(f"2026-11-22T04:12:00.000Z {line}" for line in lines)) == [EVENT]
    stamp = "2026-11-22T04:12:00.000000+00:00 2026/11/22/[$LATEST]5f3c"
    assert values("\n".join(f"{stamp} {line}" for line in lines)) == [EVENT]


def test_a_text_that_is_json_is_taken_whatever_it_is() -> None:
    assert captured(" [1, 2]\n") == ("[1, 2]",)
    assert captured("{}") == ("{}",)


@pytest.mark.parametrize(
    "text", ["", "no event", "START RequestId: 5f3c", "{}  {}", "{1: 2}", "{'a': b'1'}", "1", '"x"']
)
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert captured(text) == ()


def test_a_cut_event_is_refused_with_its_reason() -> None:
    with pytest.raises(EventError) as caught:
        captured("INFO\t{ Records: [ { s3: [Object] } ] }")
    assert "JSON.stringify" in caught.value.next_step
    assert values(f"INFO {{ Records: [Object] }} {TEXT}") == [EVENT]


def test_half_a_pair_of_surrogates_is_escaped() -> None:
    assert captured("{'a': '\\ud800'}") == ('{\n  "a": "\\ud800"\n}',)


@pytest.mark.parametrize("text", ["{" * 200_000, "{a:" * 100_000, "{'a':" * 100_000, '{"a":' * 100_000, "{'" * 100_000])
def test_texts_full_of_braces_end_in_time(text: str) -> None:
    assert captured(text) == ()
