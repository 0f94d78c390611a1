from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.cli.waterfall import waterfall
from workbench.model.report import Phase, PhaseName

times = st.floats(0, 1e7, allow_nan=False)
phases = st.lists(st.builds(Phase, st.sampled_from(PhaseName), times, times), max_size=7)


def test_a_cold_start() -> None:
    lines = waterfall([Phase(PhaseName.INIT, 0, 75), Phase(PhaseName.INVOKE, 75, 24), Phase(PhaseName.RESPONSE, 99, 1)])
    assert lines == [
        "init       ██████████████████████████████               75.0 ms",
        "invoke                                   █████████▋     24.0 ms",
        "response                                          ▍      1.0 ms",
    ]


@settings(deadline=None)
@given(phases, st.integers(1, 80))
def test_every_phase_has_a_line_of_one_width(given_phases: list[Phase], width: int) -> None:
    lines = waterfall(given_phases, width)
    assert len(lines) == len(given_phases)
    assert all(line.endswith(" ms") for line in lines)
    texts = [line[11 + width :].strip() for line in lines]
    assert texts == [f"{phase.duration_ms:.1f} ms" for phase in given_phases]


def test_no_time_is_no_bar() -> None:
    assert waterfall([Phase(PhaseName.INIT, 0, 0)], 4) == ["init                 0.0 ms"]
