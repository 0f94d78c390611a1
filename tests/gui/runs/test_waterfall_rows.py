from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.gui.runs.made import ended, running
from workbench.gui.runs.waterfall_rows import headline, waterfall_rows
from workbench.model.environment import ExecutorKind
from workbench.model.report import Phase, PhaseName

phases = st.lists(st.builds(Phase, st.sampled_from(PhaseName), st.floats(-1, 1e6), st.floats(-1, 1e6)), max_size=8)


def test_a_cold_run_has_a_row_a_phase_in_order() -> None:
    result = ended().result
    assert result is not None
    rows = waterfall_rows(result.phases)
    assert [row.title for row in rows] == [
        "Create",
        "Start",
        "Init · runtime",
        "Init · imports",
        "Invoke",
        "Response",
    ]
    assert [row.token for row in rows] == ["muted", "muted", "run", "accent", "ok", "ok"]


def test_a_restored_environment_has_a_row_of_its_own() -> None:
    (row,) = waterfall_rows((Phase(PhaseName.RESTORE, 0.0, 300.0),))
    assert (row.title, row.token) == ("Restore", "accent")
    assert "SnapStart" in row.help


def test_a_row_says_itself() -> None:
    (row,) = waterfall_rows((Phase(PhaseName.CREATE, 0.0, 11.0),))
    assert row.text == (
        "Create: 11 ms, from 0.0 ms after the start. The sandbox is made. AWS neither shows nor bills it."
    )


@given(phases)
def test_rows_are_in_order_and_never_negative(made: list[Phase]) -> None:
    rows = waterfall_rows(tuple(made))
    assert len(rows) == len(made)
    assert [row.start_ms for row in rows] == sorted(row.start_ms for row in rows)
    assert all(row.start_ms >= 0 and row.duration_ms >= 0 for row in rows)


def test_the_headline_says_how_the_numbers_were_got() -> None:
    run = ended(cold=True)
    assert run.result is not None
    report = replace(run.result.report, memory_mb=256, billed_ms=1731)
    result = replace(
        run.result, report=report, executor=ExecutorKind.DOCKER, limits_not_held=("No limit holds the CPU.",)
    )
    told = headline(replace(run, result=result))
    assert told.title == "Hello · cold start"
    assert told.figures == "204 ms · billed 1,731 ms · Docker, 256 MB = 0.14 vCPU"
    assert told.notes == (
        "Measured on this machine, not calibrated against AWS.",
        "Not held here: No limit holds the CPU.",
    )


def test_a_warm_run_shows_only_what_happened() -> None:
    run = ended(cold=False)
    assert run.result is not None
    assert headline(run).title == "Hello · warm start"
    assert [row.title for row in waterfall_rows(run.result.phases)] == ["Invoke", "Response"]


def test_without_a_result_there_are_no_figures() -> None:
    assert headline(running()).figures == ""
