import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.support.runs import a_run, runs
from workbench.app.stores.run_codec import LOG_LINES_KEPT, RunRow, capped, from_row, to_row
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.run import Run


@settings(deadline=None)
@given(runs)
def test_round_trip(run: Run) -> None:
    assert from_row(to_row(run)) == run


def test_the_oldest_log_lines_leave_and_are_counted() -> None:
    run = a_run(lines=LOG_LINES_KEPT + 5)
    assert run.result is not None
    result = capped(run.result)
    assert len(result.log) == LOG_LINES_KEPT
    assert result.log[0].text == "line 5"
    assert result.log_lines_dropped == 5
    assert capped(result) is result
    kept = from_row(to_row(run)).result
    assert kept == result


def test_what_the_event_was_is_kept() -> None:
    run = replace(a_run(), event_type="s3/put", environment="dev.alice", carriers=(0, 2))
    assert from_row(to_row(run)) == run
    assert from_row(to_row(replace(run, environment=""))).environment == ""


def test_options_of_an_earlier_version_have_the_defaults_of_what_came_later() -> None:
    row = to_row(a_run())
    row["options"] = json.dumps({"invocation_type": "Event", "qualifier": "live"})
    assert from_row(row).options == InvokeOptions(InvocationType.EVENT, qualifier="live")
    row["options"] = None
    assert from_row(row).options == DEFAULT_OPTIONS


def test_size_counts_what_is_large() -> None:
    assert to_row(a_run(event=b"x" * 1000))["size"] > 1000


@pytest.mark.parametrize("change", [{"outcome": "new"}, {"result": "{}"}, {"log": "[1]"}, {"error": "{"}])
def test_nonsense_is_refused(change: dict[str, str]) -> None:
    row = RunRow(**{**to_row(a_run()), **change})  # type: ignore[typeddict-item]
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_row(row)
