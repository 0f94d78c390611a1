import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.jsontext import find_fault, minify
from workbench.model.errors import EventError
from workbench.model.invoke import InvocationType
from workbench.project.shared_events import SharedEvent, read_shared, schema_name, write_shared

# As in the tests of SAM CLI's lambda_shared_test_event, with the metadata that `sam remote test-event put` adds.
SAM = (
    '{"openapi":"3.0.0","info":{"version":"1.0.0","title":"Event"},"paths":{},"components":{"schemas":{"Event":'
    '{"type":"object","required":["key"],"properties":{"key":{"type":"string"}}}},"examples":{"test1":{"value":'
    '{"key":"number1"}},"test2":{"value":{"key":1.10E+2, "id": 12345678901234567890123},'
    '"x-metadata":{"invocationType":"Event"}}}}}'
)


def test_the_events_of_sam_s_schema() -> None:
    shared = read_shared(SAM, schema_name("Orders"))
    assert shared is not None
    assert shared.function == "Orders"
    assert shared.events == (
        SharedEvent("test1", '{\n  "key": "number1"\n}\n'),
        SharedEvent(
            "test2", '{\n  "key": 1.10E+2,\n  "id": 12345678901234567890123\n}\n', InvocationType.EVENT
        ),
    )  # fmt: skip


def test_the_answer_of_describe_schema() -> None:
    answer = json.dumps({"Content": SAM, "SchemaName": "_Orders-schema", "Type": "OpenApi3", "SchemaVersion": "1"})
    assert read_shared(answer, "answer") == read_shared(SAM, "_Orders-schema")


def test_a_name_that_tells_no_function() -> None:
    shared = read_shared(SAM, "schema")
    assert shared is not None
    assert shared.function == ""


@pytest.mark.parametrize(
    "text",
    ["{}", "[]", "1", "{", '{"openapi": 3}', '{"openapi": "3.0.0"}', '{"openapi": "3.0.0", "components": []}',
     '{"openapi": "3.0.0", "components": {"examples": []}}', '{"components": {"examples": {"a": {"value": 1}}}}'],
)  # fmt: skip
def test_other_json_is_no_schema_of_events(text: str) -> None:
    assert read_shared(text, "event") is None


def test_a_schema_without_events_is_told() -> None:
    with pytest.raises(EventError, match="has no events"):
        read_shared('{"openapi": "3.0.0", "components": {"examples": {"a": 1}}}', "_Orders-schema")


def test_odd_metadata_is_passed_over() -> None:
    odd = SAM.replace('"invocationType":"Event"', '"invocationType":["?"]')
    shared = read_shared(odd, "a")
    assert shared is not None
    assert shared.events[1].invocation_type is InvocationType.REQUEST_RESPONSE


def test_what_is_written_is_what_sam_reads() -> None:
    text = write_shared([SharedEvent("one", '{"a": 1.50}', InvocationType.EVENT), SharedEvent("two", "[ ]")])
    document = json.loads(text)
    assert list(document) == ["openapi", "info", "paths", "components"]
    assert document["components"]["examples"] == {
        "one": {"value": {"a": 1.5}, "x-metadata": {"invocationType": "Event"}},
        "two": {"value": [], "x-metadata": {"invocationType": "RequestResponse"}},
    }
    assert '"a": 1.50\n' in text
    assert document["components"]["schemas"]["Event"] == {}


def test_what_is_not_json_cannot_be_shared() -> None:
    with pytest.raises(EventError, match="one is not JSON"):
        write_shared([SharedEvent("one", "{")])


VALUES = st.recursive(
    st.sampled_from(["1", "-0", "1.0", "1e400", "9" * 5_000, "true", "null", '"\\u00e9\\ud800"', '"{}}}"', '""']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]")
        | st.lists(st.tuples(st.sampled_from(["a", "value", "examples"]), inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f'"{name}": {value}' for name, value in pairs) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), VALUES, min_size=1, max_size=4))
def test_events_come_back_digit_by_digit(values: dict[str, str]) -> None:
    events = [SharedEvent(name, text, InvocationType.EVENT) for name, text in values.items()]
    text = write_shared(events)
    assert find_fault(text) is None
    shared = read_shared(text, "_f-schema")
    assert shared is not None
    assert [(event.name, minify(event.text)) for event in shared.events] == [
        (event.name, minify(event.text)) for event in events
    ]
