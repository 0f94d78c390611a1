import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_engine import Script, a_function, result_of
from workbench.model.environment import ExecutorKind
from workbench.model.event_sidecar import Expectation, ExpectedOutcome, Match
from workbench.model.invoke import InvokeRequest, InvokeResult, LogLine, LogSource
from workbench.project.expectations import made_of, suggested_ignores, verdict

REQUEST_ID = "5f3c0a4e-0000-4000-8000-000000000001"


def result(value: Any, error_type: str = "", request_id: str = REQUEST_ID) -> InvokeResult:
    payload = value if isinstance(value, bytes) else json.dumps(value).encode()
    request = InvokeRequest(a_function().config, b"{}", request_id, ExecutorKind.PROCESS)
    script = Script(payload=payload, function_error="Unhandled" if error_type else "", error_type=error_type)
    made = result_of(request, script, cold=False)
    lines = (("REPORT x", LogSource.PLATFORM), ("stored 3", LogSource.FUNCTION))
    return replace(made, log=tuple(LogLine(text, source, 1) for text, source in lines))


def sentences(expectation: Expectation, value: Any, error_type: str = "") -> tuple[str, ...]:
    return verdict(expectation, result(value, error_type)).sentences


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_a_result_is_as_the_expectation_made_of_it(value: Any) -> None:
    assert verdict(made_of(result(value)), result(value)).as_expected


def test_a_failed_run_expects_its_error_again_whatever_its_trace() -> None:
    made = made_of(result({"errorType": "ValueError", "stackTrace": ["line 3"]}, "ValueError"))
    assert made == Expectation(ExpectedOutcome.FUNCTION_ERROR, error_type="ValueError")
    assert sentences(made, {"stackTrace": []}, "ValueError") == ()
    assert sentences(made, {}, "KeyError") == ("The function failed with KeyError; ValueError was expected.",)
    assert sentences(made, {}) == ("The function succeeded; it should have failed with ValueError.",)


def test_a_failure_where_none_was_expected_is_the_one_reason() -> None:
    assert sentences(Expectation(result='{"a": 1}'), {"errorMessage": "x"}, "KeyError") == (
        "The function failed with KeyError; it should have succeeded.",
    )


def test_without_a_result_any_will_do_and_null_is_one() -> None:
    assert sentences(Expectation(), {"any": 1}) == ()
    assert sentences(Expectation(result="null"), b"") == ()
    assert sentences(Expectation(result="null"), 1) == ("The result is 1; null was expected.",)


def test_match_and_ignored_places_are_used() -> None:
    expected = Expectation(result='{"a": 1}', match=Match.SUBSET)
    assert sentences(expected, {"a": 1, "b": 2}) == ()
    assert sentences(replace(expected, match=Match.EXACT), {"a": 1, "b": 2}) != ()
    assert sentences(replace(expected, ignore=("/a",)), {"a": 2}) == ()


def test_texts_of_the_log_are_those_that_the_function_wrote() -> None:
    assert sentences(Expectation(logs=("stored",)), 1) == ()
    assert sentences(Expectation(logs=("REPORT", "stored 4")), 1) == (
        "The log does not have: REPORT",
        "The log does not have: stored 4",
    )


def test_what_is_no_json_is_told() -> None:
    assert sentences(Expectation(result="{"), 1) == ("The expected result is not JSON.",)
    assert sentences(Expectation(result="1"), b"\xff") == ("The result is not JSON.",)


def test_ids_and_times_that_differ_are_ignored_and_real_changes_are_not() -> None:
    before = {"at": "2026-11-22T04:12:00Z", "ids": [{"id": "a" * 32}], "n": 1, "epoch": 1_800_000_000, "name": "a"}
    now = {"at": "2026-11-22T04:13:09Z", "ids": [{"id": "b" * 32}], "n": 2, "epoch": 1_800_000_007.5, "name": "b"}
    assert suggested_ignores(result(now), result(before)) == ("/at", "/ids/*/id", "/epoch")
    assert suggested_ignores(result(now), result(now)) == ()


def test_the_request_id_is_ignored_without_another_run() -> None:
    assert suggested_ignores(result({"a": [f"id {REQUEST_ID}"], "b": 1}), None) == ("/a/*",)


def test_what_changes_inside_of_a_body_is_found() -> None:
    bodies = [{"body": json.dumps({"at": f"2026-11-22T04:1{number}:00Z", "n": 1})} for number in (1, 2)]
    made = made_of(result(bodies[1]), result(bodies[0]))
    assert made.ignore == ("/body/at",)
    assert verdict(made, result(bodies[0])).as_expected


def test_what_was_decided_before_stays() -> None:
    held = Expectation(result="1", match=Match.SUBSET, ignore=("/x",), logs=("stored",), error_type="Old")
    made = made_of(result({"x": 1}), None, held)
    assert (made.match, made.ignore, made.logs, made.error_type) == (Match.SUBSET, ("/x",), ("stored",), "")
    assert made.result == '{\n  "x": 1\n}'


@pytest.mark.parametrize("payload", [b"\xff", b"{"])
def test_results_that_are_no_json_suggest_nothing(payload: bytes) -> None:
    assert suggested_ignores(result(payload), result(1)) == ()
    assert made_of(result(payload)) == Expectation()
